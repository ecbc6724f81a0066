package org.craregistry.law;

import java.util.List;
import java.util.function.BiPredicate;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A field of a piece of evidence that the law asks about. Where a record on file leaves it empty, it is an open
 * question.
 *
 * @param <E> the kind of evidence
 * @param <T> the type of the field
 */
public final class EvidenceField<E, T> extends Question {

    private final int place;
    private final Class<E> kind;
    private final Function<E, @Nullable T> value;
    private final QuestionType type;
    private final List<AnswerChoice> choices;

    EvidenceField(
            int place,
            Class<E> kind,
            String name,
            String header,
            String question,
            Citation citation,
            Function<E, @Nullable T> value,
            QuestionType type,
            List<AnswerChoice> choices) {
        super(name, header, question, citation);
        this.place = place;
        this.kind = kind;
        this.value = value;
        this.type = type;
        this.choices = choices;
    }

    @Override
    public int index() {
        return Vocabulary.FACTS.size() + place;
    }

    @Override
    public QuestionType type() {
        return type;
    }

    @Override
    public List<AnswerChoice> choices() {
        return choices;
    }

    @Nullable
    T of(Case c) {
        return value.apply(c.piece(kind));
    }

    void tell(Case c, Met met) {
        T filled = of(c);
        met.tell(c.path() + "." + field(), header() + ": " + (filled == null ? "not filled" : filled));
    }

    private String field() {
        return name().substring(name().indexOf('.') + 1);
    }

    /** Holds where the field of the piece of evidence in question is filled and the test says so. */
    Condition holdsWhere(String words, BiPredicate<T, Case> test) {
        return new OnField<>(this, words, test);
    }

    /** Holds where the field is this. */
    Condition is(T wanted) {
        return holdsWhere(header() + ": " + words(wanted), (met, c) -> met.equals(wanted));
    }

    private static String words(Object wanted) {
        if (wanted instanceof Boolean answer) {
            return answer ? "yes" : "no";
        }
        return wanted instanceof Choice choice ? Codes.quoted(choice) : String.valueOf(wanted);
    }

    private record OnField<T>(EvidenceField<?, T> field, String words, BiPredicate<T, Case> test) implements Condition {
        @Override
        public Truth weigh(Case c) {
            T met = field.of(c);
            return met == null ? Truth.UNKNOWN : Truth.of(test.test(met, c));
        }

        @Override
        public void openQuestions(Case c, Consumer<Question> questions) {
            questions.accept(field);
        }

        @Override
        public void tell(Case c, Met met) {
            field.tell(c, met);
        }
    }
}
