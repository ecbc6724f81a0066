package org.craregistry.law;

import java.time.LocalDate;
import java.util.List;
import java.util.function.BiFunction;
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

    /** Tells this sentence, or, where the field is left empty, that it is. */
    void tell(Case c, Met met, String sentence) {
        T filled = of(c);
        met.tell(c.path() + "." + field(), filled == null ? unfilled() : sentence.formatted(shown(filled)));
    }

    private String unfilled() {
        return "The field \"%s\" is not filled in yet.".formatted(header());
    }

    private static Object shown(Object filled) {
        return filled instanceof LocalDate day ? Sentences.day(day) : filled;
    }

    private String field() {
        return name().substring(name().indexOf('.') + 1);
    }

    /**
     * Holds where the field of the piece of evidence in question is filled and the test says so.
     *
     * @param saying what is told then, and what where the test says no; {@code %s} in it is the day that is filled
     */
    Condition holdsWhere(String words, Saying saying, BiPredicate<T, Case> test) {
        return weighed(words, saying, (filled, c) -> Truth.of(test.test(filled, c)));
    }

    /** The same with a test that other things on file may leave open; whoever asks for it asks for those. */
    Condition weighed(String words, Saying saying, BiFunction<T, Case, Truth> test) {
        return new OnField<>(this, words, saying, test);
    }

    /** Holds where the field is this. */
    Condition is(T wanted, Saying saying) {
        return holdsWhere(header() + ": " + words(wanted), saying, (met, c) -> met.equals(wanted));
    }

    private static String words(Object wanted) {
        if (wanted instanceof Boolean answer) {
            return answer ? "yes" : "no";
        }
        return wanted instanceof Choice choice ? Codes.quoted(choice) : String.valueOf(wanted);
    }

    private record OnField<T>(EvidenceField<?, T> field, String words, Saying saying, BiFunction<T, Case, Truth> test)
            implements Condition {
        @Override
        public Truth weigh(Case c) {
            T met = field.of(c);
            return met == null ? Truth.UNKNOWN : test.apply(met, c);
        }

        @Override
        public void openQuestions(Case c, Consumer<Question> questions) {
            if (field.of(c) == null) {
                questions.accept(field);
            }
        }

        @Override
        public void tell(Case c, Met met) {
            field.tell(c, met, saying.of(weigh(c)));
        }
    }
}
