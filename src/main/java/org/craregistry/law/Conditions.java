package org.craregistry.law;

import java.time.LocalDate;
import java.util.List;
import java.util.function.BiPredicate;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** The few forms of conditions that are not a single fact. */
final class Conditions {

    private Conditions() {}

    record All(List<Condition> parts, String words) implements Condition {
        All(List<Condition> parts) {
            this(parts, joined(parts, " and "));
        }

        @Override
        public Truth weigh(Case c) {
            Truth result = Truth.YES;
            for (int i = 0; i < parts.size() && result != Truth.NO; i++) {
                result = result.and(parts.get(i).weigh(c));
            }
            return result;
        }

        @Override
        public void openQuestions(Case c, Consumer<Fact<?>> questions) {
            askEachUnknown(parts, c, questions);
        }
    }

    record Any(List<Condition> parts, String words) implements Condition {
        Any(List<Condition> parts) {
            this(parts, joined(parts, " or "));
        }

        @Override
        public Truth weigh(Case c) {
            Truth result = Truth.NO;
            for (int i = 0; i < parts.size() && result != Truth.YES; i++) {
                result = result.or(parts.get(i).weigh(c));
            }
            return result;
        }

        @Override
        public void openQuestions(Case c, Consumer<Fact<?>> questions) {
            askEachUnknown(parts, c, questions);
        }
    }

    record Not(Condition other) implements Condition {
        @Override
        public Truth weigh(Case c) {
            return other.weigh(c).not();
        }

        @Override
        public void openQuestions(Case c, Consumer<Fact<?>> questions) {
            other.openQuestions(c, questions);
        }

        @Override
        public String words() {
            return "not (" + other.words() + ")";
        }

        @Override
        public List<Condition> parts() {
            return List.of(other);
        }
    }

    record Known(String words, Predicate<Case> test) implements Condition {
        @Override
        public Truth weigh(Case c) {
            return test.test(c) ? Truth.YES : Truth.NO;
        }

        @Override
        public void openQuestions(Case c, Consumer<Fact<?>> questions) {
            // Settled by the date and the state of the law alone.
        }
    }

    /** A condition on one fact: UNKNOWN while the fact is unanswered, else what the test says of the answer. */
    record OnFact<T>(Fact<T> fact, String words, BiPredicate<T, Case> test) implements Condition {
        @Override
        public Truth weigh(Case c) {
            T answer = c.facts().get(fact);
            if (answer == null) {
                return Truth.UNKNOWN;
            }
            return test.test(answer, c) ? Truth.YES : Truth.NO;
        }

        @Override
        public void openQuestions(Case c, Consumer<Fact<?>> questions) {
            questions.accept(fact);
        }
    }

    /** Holds where the provision does. */
    record Holds(Provision provision) implements Condition {
        @Override
        public Truth weigh(Case c) {
            return provision.weigh(c);
        }

        @Override
        public void openQuestions(Case c, Consumer<Fact<?>> questions) {
            provision.askWhileUnknown(c, questions);
        }

        @Override
        public String words() {
            return provision.effect();
        }
    }

    /** Holds where the first date is earlier than the second; UNKNOWN while one is unanswered. */
    record Earlier(DateFact first, DateFact second) implements Condition {
        @Override
        public Truth weigh(Case c) {
            LocalDate one = c.facts().get(first);
            LocalDate other = c.facts().get(second);
            return one == null || other == null ? Truth.UNKNOWN : Truth.of(one.isBefore(other));
        }

        @Override
        public void openQuestions(Case c, Consumer<Fact<?>> questions) {
            if (c.facts().get(first) == null) {
                questions.accept(first);
            }
            if (c.facts().get(second) == null) {
                questions.accept(second);
            }
        }

        @Override
        public String words() {
            return first.name() + " is before " + second.name();
        }
    }

    private static void askEachUnknown(List<Condition> parts, Case c, Consumer<Fact<?>> questions) {
        for (Condition part : parts) {
            if (part.weigh(c) == Truth.UNKNOWN) {
                part.openQuestions(c, questions);
            }
        }
    }

    private static String joined(List<Condition> parts, String word) {
        return parts.stream()
                .map(part -> part.parts().size() > 1 ? "(" + part.words() + ")" : part.words())
                .collect(Collectors.joining(word));
    }
}
