package org.craregistry.law;

import java.time.LocalDate;
import java.util.List;

/**
 * The end of something that the law has to be done, counted from the answers about the product.
 *
 * @param lastDay its last day
 * @param statement what ends or is due, in a sentence without its full stop
 * @param citation the provision that makes it last so long
 * @param restsOn where the day stands in a determination, such as {@code duties.documentsKeptUntil}
 */
public record DutyAhead(Kind kind, LocalDate lastDay, String statement, Citation citation, String restsOn) {

    /** What ends on the last day. */
    public enum Kind {
        /** A duty that has lasted so long. */
        ENDS,
        /** The time to do something that has to be done by then. */
        DUE
    }

    /**
     * After how many years on the market duties end where nobody has told how long the product is used; a support period
     * that lasts longer prolongs some.
     */
    public static final List<Integer> USUAL_YEARS =
            List.of(CraArticle13Duties.LEAST_SUPPORT_YEARS.intValue(), CraArticle13Duties.KEPT_YEARS);

    /** The first day on which it makes a difference, as of a {@link DayAhead}. */
    public LocalDate day() {
        return lastDay.plusDays(1);
    }
}
