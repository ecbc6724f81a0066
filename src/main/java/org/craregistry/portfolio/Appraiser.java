package org.craregistry.portfolio;

import java.time.LocalDate;
import org.craregistry.law.Facts;

/** Gives the answers that are kept beside a product. Portfolios ask for them whenever they write a product. */
public interface Appraiser {

    /**
     * What the law in force answers.
     *
     * @param decided whether a person has decided the core functionality and given a reason
     * @param today the day in the portfolio's time zone
     */
    Answers appraise(Facts facts, boolean decided, LocalDate today);
}
