package org.craregistry.portfolio;

import java.util.Collection;

/** Re-evaluates kept answers. Portfolios ask for it before they filter, sort or count by answers, or show them. */
public interface FreshAnswers {

    /**
     * Sees to it that every answer kept in these portfolios holds now: on this day in the portfolio's time zone, under the state
     * of the law in force and the present edition of the rules. One statement, however many portfolios, where all hold already.
     *
     * @return whether all hold now; false where so many do not that nobody is to wait for them, which is left to the background
     */
    boolean reevaluate(Collection<PortfolioView> portfolios);
}
