package org.craregistry.law;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

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

    /** How it is answered. */
    public abstract QuestionType type();

    /** What an answer is chosen from, in the order of the acts; empty where the answer is not a choice. */
    public List<AnswerChoice> choices() {
        return List.of();
    }

    /** The codes of {@link #choices}. */
    public final List<String> codes() {
        return choices().stream().map(AnswerChoice::code).toList();
    }

    /** What people read for each of {@link #codes}, in the same order. */
    public final List<String> labels() {
        return choices().stream().map(AnswerChoice::label).toList();
    }

    /** What a number counts, {@code null} where it is not answered by a number. */
    public @Nullable String unit() {
        return null;
    }

    /** The least number that is accepted, {@code null} where it is not answered by a number. */
    public @Nullable BigDecimal minimum() {
        return null;
    }

    /** The greatest number that is accepted, {@code null} where it is not answered by a number. */
    public @Nullable BigDecimal maximum() {
        return null;
    }

    /** The questions that it is asked with. */
    public final QuestionGroup group() {
        return QuestionGroup.of(this);
    }

    /** What helps to answer it, {@code null} where the question says it all. */
    public final @Nullable String help() {
        return QuestionHelp.of(this);
    }

    /** A question is known by its name. */
    @Override
    public final String toString() {
        return name;
    }
}
