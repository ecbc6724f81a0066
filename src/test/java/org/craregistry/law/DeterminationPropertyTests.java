package org.craregistry.law;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** What must hold for every set of facts and evidence, tried on thousands made up by chance, always the same ones. */
class DeterminationPropertyTests {

    private static final int SETS = Answers.tried(3000);

    /** Facts, evidence, date and state of the law, all made up. */
    private record Tried(Facts facts, Evidence evidence, LocalDate asOf, StateOfLaw stateOfLaw) {

        static Tried by(Answers answers, Filings filings) {
            return new Tried(
                    answers.facts(answers.share()), filings.evidence(), answers.day(), answers.pick(States.ALL));
        }

        Determination determine() {
            return Law.determine(facts, evidence, asOf, stateOfLaw);
        }

        Tried with(Facts others) {
            return new Tried(others, evidence, asOf, stateOfLaw);
        }

        Tried with(Evidence other) {
            return new Tried(facts, other, asOf, stateOfLaw);
        }

        Tried on(LocalDate day) {
            return new Tried(facts, evidence, day, stateOfLaw);
        }

        List<Fact<?>> unanswered() {
            return Vocabulary.FACTS.stream()
                    .filter(fact -> facts.get(fact) == null)
                    .toList();
        }
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
        Filings filings = new Filings(1);
        for (int i = 0; i < SETS; i++) {
            Tried tried = Tried.by(answers, filings);
            Determination before = tried.determine();
            List<Fact<?>> asked = facts(before.openQuestions());
            if (asked.isEmpty()) {
                continue;
            }
            Fact<?> question = answers.pick(asked);
            Tried more = tried.with(answers.answer(tried.facts(), question));
            assertKept(
                    before,
                    more.determine(),
                    tried + " + " + question + " = " + more.facts().get(question));
        }
    }

    private static void assertKept(Determination before, Determination after, String tried) {
        Map<String, String> then = Outcome.settling(after);
        Outcome.settling(before).forEach((name, answer) -> {
            boolean isSettled = !answer.equals("UNKNOWN") && !mayTurn(name, answer);
            // A class falls away where the scope turns out to give none, a condition where nothing asks for it any
            // more.
            if (isSettled && then.containsKey(name)) {
                assertThat(then.get(name)).as(name + " of " + tried).isIn(answer, fallenAway(name));
            }
        });
        assertThat(Outcome.demonstrated(after)).as(tried).containsAll(Outcome.demonstrated(before));
    }

    /** The routes are not complete, which an answer may change. */
    private static boolean mayTurn(String name, String answer) {
        return name.equals("article15") && !answer.equals("NOT_APPLICABLE");
    }

    private static String fallenAway(String name) {
        return switch (name) {
            case "ifInScope" -> "NONE";
            case "applicability" -> "nothing";
            default -> "";
        };
    }

    @Test
    void whatIsNotAskedNeverChangesAnAnswer() {
        Answers answers = new Answers(2);
        Filings filings = new Filings(2);
        for (int i = 0; i < SETS; i++) {
            Tried tried = Tried.by(answers, filings);
            Determination before = tried.determine();
            Facts more = tried.facts();
            for (Fact<?> fact : tried.unanswered()) {
                if (!before.openQuestions().contains(fact) && answers.flip()) {
                    more = answers.answer(more, fact);
                }
            }
            assertThat(withoutContradictions(tried.with(more).determine()))
                    .as(tried + " -> " + more)
                    .isEqualTo(withoutContradictions(before));
        }
    }

    /** Two answers can contradict each other although neither decides anything. */
    private static Map<String, String> withoutContradictions(Determination determination) {
        Map<String, String> outcome = Outcome.of(determination);
        outcome.computeIfPresent(
                "findings",
                (name, codes) ->
                        codes.replaceAll("CONTRADICTORY_FACTS(, )?", "").replace(", ]", "]"));
        return outcome;
    }

    @Test
    void everyOpenQuestionCanChangeAnAnswer() {
        Answers answers = new Answers(3);
        Filings filings = new Filings(3);
        int tried = 0;
        while (tried < 400) {
            Tried one = Tried.by(answers, filings).with(answers.facts(0.5 + answers.share() / 2));
            for (Fact<?> question : facts(one.determine().openQuestions())) {
                assertThat(canChange(question, one, answers))
                        .as(question + " is asked of " + one)
                        .isTrue();
                tried++;
            }
        }
    }

    /** Whether the answer makes a difference, alone or together with other answers that are missing. */
    private static boolean canChange(Fact<?> question, Tried tried, Answers answers) {
        List<Fact<?>> others = tried.unanswered();
        for (int i = 0; i < 20_000; i++) {
            Facts facts = tried.facts();
            for (Fact<?> fact : others) {
                facts = fact != question && i > 50 && answers.flip() ? answers.answer(facts, fact) : facts;
            }
            Map<String, String> one = Outcome.of(tried.with(facts).determine());
            Map<String, String> other =
                    Outcome.of(tried.with(answers.answer(facts, question)).determine());
            if (!one.equals(other)) {
                return true;
            }
        }
        return false;
    }

    @Test
    void whereAnAnswerIsUnknownSomethingIsAsked() {
        Answers answers = new Answers(4);
        Filings filings = new Filings(4);
        for (int i = 0; i < SETS; i++) {
            Tried tried = Tried.by(answers, filings);
            Determination determination = tried.determine();
            if (determination.openQuestions().isEmpty()) {
                assertThat(Outcome.settling(determination).entrySet())
                        .as(tried.toString())
                        .filteredOn(answer -> answer.getValue().equals("UNKNOWN"))
                        .extracting(Map.Entry::getKey)
                        .isSubsetOf("registration", "row", "interplay");
            }
        }
    }

    @Test
    void everyAnswerCarriesCitationsThatAgreeWithIt() {
        Answers answers = new Answers(5);
        Filings filings = new Filings(5);
        for (int i = 0; i < SETS / 4; i++) {
            Determination determination = Tried.by(answers, filings).determine();
            Case c = determination.judged();
            assertThat(determination.scope().grounds().isEmpty())
                    .isEqualTo(determination.scope().outcome() == ScopeOutcome.UNKNOWN);
            assertThat(determination.scope().grounds())
                    .allSatisfy(ground -> assertThat(ground.weigh(c)).isEqualTo(Truth.YES));
            assertThat(determination.procedures())
                    .allSatisfy(option -> assertThat(option.reason()).isNotBlank());
            Reason reasons = determination.reasons();
            assertThat(reasons.because())
                    .extracting(Reason::code)
                    .contains(
                            determination.scope().outcome().name(),
                            determination.aiStatus().outcome().name(),
                            determination.craConformity().outcome().name(),
                            determination.article15().outcome().name());
            assertTruthfulTree(reasons);
        }
    }

    /** Every answer has something below it, and what is settled rests on nothing unsettled alone. */
    private static void assertTruthfulTree(Reason reasons) {
        for (Reason answer : reasons.because()) {
            assertThat(answer.citation().place()).isNotBlank();
            if (answer.truth() == Truth.UNKNOWN && !answer.because().isEmpty()) {
                assertThat(truths(answer)).as(answer.toString()).contains(Truth.UNKNOWN);
            }
        }
    }

    private static TreeSet<Truth> truths(Reason reason) {
        TreeSet<Truth> truths = new TreeSet<>();
        for (Reason below : reason.because()) {
            truths.add(below.truth());
            truths.addAll(truths(below));
        }
        return truths;
    }

    @Test
    void answersHoldUntilTheDayTheySay() {
        Answers answers = new Answers(6);
        Filings filings = new Filings(6);
        for (int i = 0; i < SETS; i++) {
            Tried tried = Tried.by(answers, filings);
            Determination today = tried.determine();
            today.holdsUntil()
                    .ifPresent(last -> assertThat(Outcome.of(tried.on(last).determine()))
                            .as(tried.toString())
                            .isEqualTo(Outcome.of(today)));
        }
    }

    @Test
    void moreEvidenceNeverUndoesARoute() {
        Answers answers = new Answers(7);
        Filings filings = new Filings(7);
        for (int i = 0; i < SETS; i++) {
            Tried tried = Tried.by(answers, filings);
            Object piece = answers.pick(List.of(filings.certificate(), filings.declaration(), filings.assessment()));
            Determination before = tried.determine();
            Determination after =
                    tried.with(filings.with(tried.evidence(), piece)).determine();
            if (isFreedOfTheBody(before, after)) {
                continue;
            }
            assertThat(Outcome.demonstrated(after)).as(tried + " + " + piece).containsAll(Outcome.demonstrated(before));
            if (before.craConformity().outcome() == ConformityOutcome.DEMONSTRATED) {
                assertThat(after.craConformity().outcome())
                        .as(tried + " + " + piece)
                        .isEqualTo(ConformityOutcome.DEMONSTRATED);
            }
        }
    }

    /** The one exception: a certificate takes the product out of CRA Article 12(3), and internal control is needed. */
    private static boolean isFreedOfTheBody(Determination before, Determination after) {
        return before.interplayRow() == InterplayRow.I5 && after.interplayRow() == InterplayRow.I4;
    }

    @Test
    void theOrderOfTheEvidenceDoesNotMatter() {
        Answers answers = new Answers(8);
        Filings filings = new Filings(8);
        for (int i = 0; i < SETS; i++) {
            Tried tried = Tried.by(answers, filings);
            assertThat(Outcome.of(tried.with(filings.shuffled(tried.evidence())).determine()))
                    .as(tried.toString())
                    .isEqualTo(Outcome.of(tried.determine()));
        }
    }
}
