package org.craregistry.assessment;

import java.time.LocalDate;
import org.craregistry.law.DayAhead;
import org.craregistry.law.DutyAhead;

/** What happens on a day that lies ahead: each {@link DayAhead.Kind}, and what the registry adds. */
public enum AttentionKind {
    APPLIES(DayAhead.Kind.APPLIES),
    PUBLISHED(DayAhead.Kind.PUBLISHED),
    PLACED_ON_MARKET(DayAhead.Kind.PLACED_ON_MARKET),
    MODIFIED(DayAhead.Kind.MODIFIED),
    SUPPORT_ENDS(DayAhead.Kind.SUPPORT_ENDS),
    BEGINS(DayAhead.Kind.BEGINS),
    EXPIRES(DayAhead.Kind.EXPIRES),
    WITHDRAWN(DayAhead.Kind.WITHDRAWN),
    SUSPENDED(DayAhead.Kind.SUSPENDED),
    RESUMES(DayAhead.Kind.RESUMES),
    /** A decision about the route to AI Act Article 15 loses its support. */
    TURNS_STALE(AttentionCause.DECISION, "Decision no longer supported"),
    /** Something that the law has a manufacturer do is over. */
    DUTY_ENDS(AttentionCause.FACTS, "Duty ends"),
    /** Something has to be demonstrated by then, and is not. */
    DUTY_DUE(AttentionCause.FACTS, "To be demonstrated");

    private final AttentionCause cause;
    private final String label;

    AttentionKind(DayAhead.Kind kind) {
        this(AttentionCause.valueOf(kind.cause().name()), kind.label());
    }

    AttentionKind(AttentionCause cause, String label) {
        this.cause = cause;
        this.label = label;
    }

    public static AttentionKind of(DayAhead.Kind kind) {
        return valueOf(kind.name());
    }

    public static AttentionKind of(DutyAhead.Kind kind) {
        return kind == DutyAhead.Kind.DUE ? DUTY_DUE : DUTY_ENDS;
    }

    /** Whether something can be done or relied on until the day, and the day that is shown is the last one. */
    public boolean isDeadline() {
        return switch (this) {
            case SUPPORT_ENDS, EXPIRES, TURNS_STALE, DUTY_ENDS, DUTY_DUE -> true;
            default -> false;
        };
    }

    /** The day to remember of what makes a difference from a day on. */
    public LocalDate date(LocalDate takesEffectOn) {
        return isDeadline() ? takesEffectOn.minusDays(1) : takesEffectOn;
    }

    /** Whether it can hit many products on one day for one reason. */
    public boolean isShared() {
        return this == APPLIES || this == PUBLISHED || this == DUTY_DUE;
    }

    /** What happens and why, the same for all products that the same thing hits. @param restsOn where the date stands */
    public String reason(String restsOn) {
        return name() + "." + restsOn;
    }

    /** Where the date was found. */
    public AttentionCause cause() {
        return cause;
    }

    /** What happens in a few plain words. */
    public String label() {
        return label;
    }
}
