package org.craregistry.law;

import java.time.LocalDate;
import java.util.List;

/**
 * A day that lies ahead of a product, and one cause for which it matters.
 *
 * @param day the first day on which it makes a difference: the day after, where a date is the last day of something
 * @param place its place among the entries of the day, from 0
 * @param kind what happens
 * @param statement what happens, in a sentence without its full stop
 * @param citation the provision that makes the day count
 * @param restsOn where the date stands, such as {@code evidence.certificates[0].expiresOn}, {@code facts.supportUntil}
 *     or {@code law.CRA_GENERAL_APPLICATION}; no two entries of one day rest on the same
 * @param changes which main answers differ from those of the day before, through all that happens on the day; none
 *     where none does
 */
public record DayAhead(
        LocalDate day,
        int place,
        Kind kind,
        String statement,
        Citation citation,
        String restsOn,
        List<AnswerChange> changes) {

    public DayAhead {
        changes = List.copyOf(changes);
    }

    /** Where the date was found. */
    public enum Cause {
        LAW,
        FACTS,
        EVIDENCE
    }

    /** What happens on the day. */
    public enum Kind {
        /** A part of the law begins to apply. */
        APPLIES(Cause.LAW, "The law applies"),
        /** Something that is published under the acts begins to count. */
        PUBLISHED(Cause.LAW, "A publication counts"),
        /** The first unit is placed on the market. */
        PLACED_ON_MARKET(Cause.FACTS, "Placed on the market"),
        /** The product or its AI system is modified. */
        MODIFIED(Cause.FACTS, "Modified"),
        /** The support period is over. */
        SUPPORT_ENDS(Cause.FACTS, "Support ends"),
        /** A certificate, a declaration or an assessment begins to count. */
        BEGINS(Cause.EVIDENCE, "Begins to count"),
        /** A certificate or an assessment is no longer valid. */
        EXPIRES(Cause.EVIDENCE, "Expires"),
        /** A certificate or a declaration is withdrawn. */
        WITHDRAWN(Cause.EVIDENCE, "Withdrawn"),
        /** A certificate is suspended. */
        SUSPENDED(Cause.EVIDENCE, "Suspended"),
        /** The suspension of a certificate is over. */
        RESUMES(Cause.EVIDENCE, "Suspension ends");

        private final Cause cause;
        private final String label;

        Kind(Cause cause, String label) {
            this.cause = cause;
            this.label = label;
        }

        /** Where the date was found. */
        public Cause cause() {
            return cause;
        }

        /** What happens in a few plain words. */
        public String label() {
            return label;
        }
    }

    /** Where the date was found. */
    public Cause cause() {
        return kind.cause();
    }

    /**
     * The day and the place in it, such as {@code 2028-03-02.0}: the same for the same facts, evidence and state of the
     * law, whatever span of days is asked for.
     */
    public String id() {
        return day + "." + place;
    }

    /** The same at this place of its day, with what changes on it. */
    DayAhead at(int itsPlace, List<AnswerChange> itsChanges) {
        return new DayAhead(day, itsPlace, kind, statement, citation, restsOn, itsChanges);
    }
}
