package org.craregistry.law;

/** An answer that a fact does not accept. */
public final class RefusedAnswer extends IllegalArgumentException {

    private static final long serialVersionUID = 1L;

    private final transient Fact<?> fact;
    private final String accepted;

    RefusedAnswer(Fact<?> fact, Object met, String accepted) {
        super("\"%s\" is not an answer to \"%s\"; accepted: %s.".formatted(met, fact.header(), accepted));
        this.fact = fact;
        this.accepted = accepted;
    }

    /** What is accepted, in words. */
    public String accepted() {
        return accepted;
    }

    /** The fact that was to be answered. */
    public Fact<?> fact() {
        return fact;
    }
}
