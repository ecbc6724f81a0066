package org.craregistry.law;

import java.util.List;

/**
 * A question that the law asks of a product, defined once for the engine, the API, the register and the forms.
 *
 * @param <T> the type of its answer; an answer that is {@code null} has not been given
 */
public abstract sealed class Fact<T> permits BooleanFact, ChoiceFact, ChoicesFact, DateFact, NumberFact, CategoryFact {

    private final int index;
    private final String name;
    private final String header;
    private final String question;
    private final Citation citation;

    /**
     * @param index the place in {@link Vocabulary#FACTS}
     * @param name the name in the API, such as {@code dataConnection}
     * @param header the column header in the register, such as {@code Data connection}
     * @param question the question in plain words
     * @param citation the provision that asks it
     */
    protected Fact(int index, String name, String header, String question, Citation citation) {
        this.index = index;
        this.name = name;
        this.header = header;
        this.question = question;
        this.citation = citation;
    }

    public final int index() {
        return index;
    }

    public final String name() {
        return name;
    }

    public final String header() {
        return header;
    }

    public final String question() {
        return question;
    }

    public final Citation citation() {
        return citation;
    }

    /** The codes that an answer is chosen from, in the order of the acts; empty where the answer is not a choice. */
    public List<String> codes() {
        return List.of();
    }

    /** What people read for each of {@link #codes}, in the same order. */
    public List<String> labels() {
        return List.of();
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

    /** A fact is known by its name. */
    @Override
    public final String toString() {
        return name;
    }

    /** A refusal that says what was met and what this fact accepts. */
    protected final RefusedAnswer refuses(Object met, String accepted) {
        return new RefusedAnswer(this, met, accepted);
    }
}
