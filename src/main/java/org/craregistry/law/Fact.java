package org.craregistry.law;

/**
 * A question that the law asks of a product, defined once for the engine, the API, the register and the forms.
 *
 * @param <T> the type of its answer; an answer that is {@code null} has not been given
 */
public abstract sealed class Fact<T> extends Question
        permits BooleanFact, ChoiceFact, ChoicesFact, DateFact, NumberFact, CategoryFact {

    private final int index;

    /**
     * @param index the place in {@link Vocabulary#FACTS}
     * @param name the name in the API, such as {@code dataConnection}
     * @param header the column header in the register, such as {@code Data connection}
     * @param question the question in plain words
     * @param citation the provision that asks it
     */
    protected Fact(int index, String name, String header, String question, Citation citation) {
        super(name, header, question, citation);
        this.index = index;
    }

    @Override
    public final int index() {
        return index;
    }

    /**
     * Reads an answer from its plain form: Boolean, Integer, BigDecimal, a String code, an ISO date such as
     * {@code 2027-12-11}, or a collection of codes.
     *
     * @throws RefusedAnswer where the plain form is none of the accepted ones; its message names what was met and
     * what is accepted
     */
    public abstract T read(Object plain);

    /** The plain form of an answer, such that {@code read(plain(answer))} equals the answer. */
    public abstract Object plain(T answer);

    /** A refusal that says what was met and what this fact accepts. */
    protected final RefusedAnswer refuses(Object met, String accepted) {
        return new RefusedAnswer(this, met, accepted);
    }
}
