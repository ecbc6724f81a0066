package org.craregistry.law;

import java.util.List;

/** Something that the law asks: a {@link Fact} of the product, or an {@link EvidenceField} of what is on file. */
public abstract sealed class Question permits Fact, EvidenceField {

    private final String name;
    private final String header;
    private final String question;
    private final Citation citation;

    /**
     * @param name the name in the API, such as {@code dataConnection} or {@code certificates.level}
     * @param header the column header in the register, such as {@code Data connection}
     * @param question the question in plain words
     * @param citation the provision that asks it
     */
    protected Question(String name, String header, String question, Citation citation) {
        this.name = name;
        this.header = header;
        this.question = question;
        this.citation = citation;
    }

    /** The place in {@link Vocabulary#QUESTIONS}. */
    public abstract int index();

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

    /** A question is known by its name. */
    @Override
    public final String toString() {
        return name;
    }
}
