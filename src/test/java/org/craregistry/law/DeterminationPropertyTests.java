package org.craregistry.law;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What must hold for every set of facts, tried on thousands made up by chance, always the same ones. */
class DeterminationPropertyTests {

    private static final int SETS = 6000;

    /** The answers that a caller relies on. Applicability means nothing outside the scope. */
    private record Outcome(
            ScopeOutcome scope,
            ApplicabilityOutcome applicability,
            ProductClass productClass,
            ProductClass ifInScope,
            Category category) {

        static Outcome of(Determination determination) {
            ScopeOutcome scope = determination.scope().outcome();
            ClassAnswer classification = determination.classification();
            return new Outcome(
                    scope,
                    scope == ScopeOutcome.OUT_OF_SCOPE
                            ? ApplicabilityOutcome.UNKNOWN
                            : determination.applicability().outcome(),
                    classification.productClass(),
                    classification.ifInScope(),
                    classification.category());
        }
    }

    private static Determination determine(Facts facts, LocalDate asOf) {
        return Law.determine(facts, Evidence.none(), asOf, States.R0);
    }

    private static List<Fact<?>> unanswered(Facts facts) {
        return Vocabulary.FACTS.stream().filter(fact -> facts.get(fact) == null).toList();
    }

    private static List<Fact<?>> facts(List<Question> questions) {
        List<Fact<?>> facts = new ArrayList<>();
        questions.forEach(question -> {
            if (question instanceof Fact<?> fact) {
                facts.add(fact);
            }
        });
        return facts;
    }

    @Test
    void answeringNeverChangesASettledAnswer() {
        Answers answers = new Answers(1);
        for (int i = 0; i < SETS; i++) {
            Facts facts = answers.facts(answers.share());
            LocalDate asOf = answers.day();
            Determination before = determine(facts, asOf);
            if (before.openQuestions().isEmpty()) {
                continue;
            }
            List<Fact<?>> askedFacts = facts(before.openQuestions());
            if (askedFacts.isEmpty()) {
                continue;
            }
            Fact<?> question = answers.pick(askedFacts);
            Facts more = answers.answer(facts, question);
            assertKept(before, determine(more, asOf), facts + " + " + question + " = " + more.get(question));
        }
    }

    private static void assertKept(Determination before, Determination after, String facts) {
        if (before.scope().outcome() != ScopeOutcome.UNKNOWN) {
            assertThat(after.scope().outcome())
                    .as(facts)
                    .isEqualTo(before.scope().outcome());
        }
        if (before.applicability().outcome() != ApplicabilityOutcome.UNKNOWN) {
            assertThat(after.applicability().outcome())
                    .as(facts)
                    .isEqualTo(before.applicability().outcome());
        }
        if (before.classification().productClass() != ProductClass.UNKNOWN) {
            assertThat(after.classification().productClass())
                    .as(facts)
                    .isEqualTo(before.classification().productClass());
        }
        ProductClass ifInScope = before.classification().ifInScope();
        if (ifInScope != ProductClass.UNKNOWN) {
            assertThat(after.classification().ifInScope()).as(facts).isIn(ifInScope, ProductClass.NONE);
        }
    }

    @Test
    void whatIsNotAskedNeverChangesAnAnswer() {
        Answers answers = new Answers(2);
        for (int i = 0; i < SETS; i++) {
            Facts facts = answers.facts(answers.share());
            LocalDate asOf = answers.day();
            Determination before = determine(facts, asOf);
            Facts more = facts;
            for (Fact<?> fact : unanswered(facts)) {
                if (!before.openQuestions().contains(fact) && answers.flip()) {
                    more = answers.answer(more, fact);
                }
            }
            assertThat(Outcome.of(determine(more, asOf)))
                    .as(facts + " -> " + more)
                    .isEqualTo(Outcome.of(before));
        }
    }

    @Test
    void everyOpenQuestionCanChangeAnAnswer() {
        Answers answers = new Answers(3);
        int tried = 0;
        while (tried < 300) {
            Facts facts = answers.facts(0.4 + answers.share() / 2);
            LocalDate asOf = LocalDate.of(2028, 9, 1);
            Determination before = determine(facts, asOf);
            for (Fact<?> question : facts(before.openQuestions())) {
                assertThat(canChange(question, facts, asOf, answers))
                        .as(question + " is asked of " + facts)
                        .isTrue();
                tried++;
            }
        }
    }

    private static boolean canChange(Fact<?> question, Facts facts, LocalDate asOf, Answers answers) {
        for (int i = 0; i < 20_000; i++) {
            Facts others = facts;
            for (Fact<?> fact : unanswered(facts)) {
                others = answers.answer(others, fact);
            }
            Outcome one = Outcome.of(determine(others, asOf));
            Outcome other = Outcome.of(determine(answers.answer(others, question), asOf));
            if (!one.equals(other)) {
                return true;
            }
        }
        return false;
    }

    @Test
    void anAnswerIsUnknownExactlyWhereSomethingIsAsked() {
        Answers answers = new Answers(4);
        for (int i = 0; i < SETS; i++) {
            Determination determination = determine(answers.facts(answers.share()), answers.day());
            Outcome outcome = Outcome.of(determination);
            boolean isOpen = outcome.scope() == ScopeOutcome.UNKNOWN
                    || outcome.productClass() == ProductClass.UNKNOWN
                    || (outcome.applicability() == ApplicabilityOutcome.UNKNOWN
                            && outcome.scope() != ScopeOutcome.OUT_OF_SCOPE);
            assertThat(determination.openQuestions().isEmpty()).isEqualTo(!isOpen);
        }
    }

    @Test
    void everySettledAnswerHasItsGrounds() {
        Answers answers = new Answers(5);
        for (int i = 0; i < SETS; i++) {
            Determination determination = determine(answers.facts(answers.share()), answers.day());
            Case c = determination.judged();
            assertThat(determination.scope().grounds().isEmpty())
                    .isEqualTo(determination.scope().outcome() == ScopeOutcome.UNKNOWN);
            assertThat(determination.scope().grounds())
                    .allSatisfy(ground -> assertThat(ground.weigh(c)).isEqualTo(Truth.YES));
            assertThat(determination.applicability().outcome() == ApplicabilityOutcome.UNKNOWN)
                    .isEqualTo(determination.applicability().grounds().isEmpty());
        }
    }

    @Test
    void answersHoldUntilTheDayTheySay() {
        Answers answers = new Answers(6);
        for (int i = 0; i < SETS; i++) {
            Facts facts = answers.facts(answers.share());
            Determination today = determine(facts, answers.day());
            today.holdsUntil()
                    .ifPresent(last -> assertThat(Outcome.of(determine(facts, last)))
                            .as(facts.toString())
                            .isEqualTo(Outcome.of(today)));
        }
    }
}
