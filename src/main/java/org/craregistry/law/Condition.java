package org.craregistry.law;

import java.util.List;
import java.util.function.Consumer;
import java.util.function.Predicate;

/**
 * Something that holds, does not hold or cannot be told of a case; made from facts and combined in the words of the
 * acts.
 */
public interface Condition {

    /** Whether it holds. Never guesses: an unanswered fact makes UNKNOWN where it matters. */
    Truth weigh(Case c);

    /**
     * Names each unanswered fact that keeps this condition from being settled. Called only while it weighs UNKNOWN, so
     * that nothing is weighed twice.
     */
    void openQuestions(Case c, Consumer<Question> questions);

    /** The condition in words, for the reasons and the reading copy. */
    String words();

    /** The condition set out for reading, part below part. */
    default Clause clause() {
        return Clause.asked(words());
    }

    /** What it is made of, in order; empty for one that asks a single thing. */
    default List<Condition> parts() {
        return List.of();
    }

    /** Tells what was met that makes it weigh what it weighs: of several parts, those that decide. */
    void tell(Case c, Met met);

    /** Names the codes that are missing for it to hold; none where it is not about a list of codes. */
    default void missing(Case c, Consumer<String> codes) {
        parts().forEach(part -> part.missing(c, codes));
    }

    /** Holds where every part holds; one NO settles it. */
    static Condition allOf(Condition... parts) {
        return new Conditions.All(List.of(parts));
    }

    /** Holds where at least one part holds; one YES settles it. */
    static Condition anyOf(Condition... parts) {
        return new Conditions.Any(List.of(parts));
    }

    /** Holds where the other does not. */
    static Condition not(Condition other) {
        return new Conditions.Not(other);
    }

    /** Holds where the provision does, so that one provision can ask for another. */
    static Condition holds(Provision provision) {
        return new Conditions.Holds(provision);
    }

    /** The same condition under a name by which those who read the law know it. */
    static Condition named(String name, Condition other) {
        return new Conditions.Named(name, other);
    }

    /** The same condition of the whole case, weighed once and remembered, because several rules build on it. */
    static Condition once(Condition shared) {
        return new Conditions.Once(shared);
    }

    /** Holds where the given day of the law has come. Asks no fact. */
    static Condition reached(LegalDate date) {
        Saying saying = new Saying(
                "The day has come: %s.".formatted(date.title()),
                "The day is still ahead: %s.".formatted(date.title()),
                "The day is open: %s.".formatted(date.title()));
        return new Conditions.Known("the date is " + date.title() + " or later", saying, c -> c.isReached(date));
    }

    /** Holds where this piece of evidence, or any of several, does what is asked; NO where none is on file. */
    static <E> Condition some(String words, EvidenceList<E> list, Condition asked) {
        return new Conditions.Some<>(words, list, asked);
    }

    /**
     * Holds where the state of the law, the date or the version says so. Asks no fact.
     *
     * @param otherwise what is told where it does not hold
     */
    static Condition known(String words, String otherwise, Predicate<Case> test) {
        return known(words, Saying.ofClause(words, otherwise), test);
    }

    /** The same, told in other words than those of the law. */
    static Condition known(String words, Saying saying, Predicate<Case> test) {
        return new Conditions.Known(words, saying, test);
    }
}
