package org.craregistry.law;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The answers given for one product. Immutable; what is not answered is absent, and absent is never no. */
public final class Facts {

    private static final Facts NONE = new Facts(new Object[Vocabulary.FACTS.size()]);

    private final @Nullable Object[] answers;

    private Facts(@Nullable Object[] answers) {
        this.answers = answers;
    }

    /** Nothing answered. */
    public static Facts none() {
        return NONE;
    }

    /**
     * Reads answers from their plain form.
     *
     * @param plain fact name to plain answer as in {@link Fact#read}; a {@code null} value is an answer not given
     * @throws RefusedAnswer for the first answer that its fact does not accept
     * @throws IllegalArgumentException where a name is no fact
     */
    public static Facts of(Map<String, ? extends @Nullable Object> plain) {
        return none().with(plain);
    }

    /** The answer to this question, {@code null} where none was given. */
    @SuppressWarnings("unchecked") // with() puts only what the fact itself has read
    public <T> @Nullable T get(Fact<T> fact) {
        return (T) answers[fact.index()];
    }

    /** These answers with one changed; {@code null} takes the answer back. */
    public <T> Facts with(Fact<T> fact, @Nullable T answer) {
        @Nullable Object[] changed = answers.clone();
        changed[fact.index()] = answer == null ? null : fact.read(answer);
        return new Facts(changed);
    }

    /**
     * These answers with several changed: names that are absent stay as they are, {@code null} takes an answer back.
     */
    public Facts with(Map<String, ? extends @Nullable Object> plain) {
        @Nullable Object[] changed = answers.clone();
        plain.forEach((name, answer) -> {
            Fact<?> fact = Vocabulary.fact(name);
            changed[fact.index()] = answer == null ? null : fact.read(answer);
        });
        return new Facts(changed);
    }

    /** The facts that have an answer, in the order of the vocabulary. */
    public List<Fact<?>> answered() {
        return Vocabulary.FACTS.stream()
                .filter(fact -> answers[fact.index()] != null)
                .toList();
    }

    /**
     * The plain form of what is answered, in the order of the vocabulary, such that {@code of(plain())} equals this.
     */
    public Map<String, Object> plain() {
        Map<String, Object> plain = new LinkedHashMap<>();
        for (Fact<?> fact : Vocabulary.FACTS) {
            putPlain(plain, fact);
        }
        return plain;
    }

    private <T> void putPlain(Map<String, Object> plain, Fact<T> fact) {
        T answer = get(fact);
        if (answer != null) {
            plain.put(fact.name(), fact.plain(answer));
        }
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Facts facts && Arrays.equals(answers, facts.answers);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(answers);
    }

    @Override
    public String toString() {
        return new TreeMap<>(plain()).toString();
    }
}
