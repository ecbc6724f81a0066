package org.craregistry.portfolio;

import java.time.Instant;
import java.time.LocalDate;

/** Gives the answers that are kept beside a product. Portfolios ask for them whenever they write a product. */
public interface Appraiser {

    /**
     * What the law in force answers.
     *
     * @param day the day to answer for; for what is kept, today in the portfolio's time zone
     */
    Answers appraise(LawInput input, LocalDate day);

    /**
     * What the law in force answers from a day on, for ever: a period for each day that may change an answer, and the dates ahead.
     *
     * @param day the first day of the first period
     */
    Outlook outlook(LawInput input, LocalDate day);

    /**
     * What the law answered that was in force in this registry before a moment.
     *
     * @param day the day to answer for
     * @param known the moment, exclusive; of one that is to come, now
     */
    Answers appraise(LawInput input, LocalDate day, Instant known);

    /** What answers given now rest on: the state of the law in force and the edition of the rules. */
    String basis();

    /**
     * An appraiser that goes on with the law as it is known now, whatever is adopted meanwhile: all that is told together is
     * asked of one.
     */
    Appraiser bound();
}
