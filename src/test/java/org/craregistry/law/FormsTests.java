package org.craregistry.law;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.craregistry.law.Act.CRA;
import static org.craregistry.law.Vocabulary.DATA_CONNECTION;
import static org.craregistry.law.Vocabulary.IDENTICAL_SPARE_PART;
import static org.craregistry.law.Vocabulary.UNION_MARKET;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** The forms in which the law is written, by themselves: provision, table, sequence, checklist. */
class FormsTests {

    private static final Provision CONNECTED = CRA.at("A").says("connected").when(DATA_CONNECTION.isYes());
    private static final Provision SOLD = CRA.at("B").says("sold").when(UNION_MARKET.isYes());
    private static final Provision SPARE = CRA.at("C").says("spare").when(IDENTICAL_SPARE_PART.isYes());

    private static Case facts(Object... namesAndAnswers) {
        Facts facts = Facts.none();
        for (int i = 0; i < namesAndAnswers.length; i += 2) {
            facts = facts.with(Map.of(namesAndAnswers[i].toString(), namesAndAnswers[i + 1]));
        }
        return new DayByDay(facts, Evidence.none(), States.R0, null).caseOn(LocalDate.of(2028, 9, 1));
    }

    private static List<String> asked(Consumer<Consumer<Question>> asking) {
        List<String> names = new ArrayList<>();
        asking.accept(fact -> names.add(fact.name()));
        return names;
    }

    @Test
    void provisionHoldsWhereNoExceptionDoes() {
        Provision provision = CONNECTED.unless(SPARE);

        assertThat(provision.weigh(facts("dataConnection", true, "identicalSparePart", false)))
                .isEqualTo(Truth.YES);
        assertThat(provision.weigh(facts("dataConnection", true, "identicalSparePart", true)))
                .isEqualTo(Truth.NO);
        assertThat(provision.weigh(facts("dataConnection", true))).isEqualTo(Truth.UNKNOWN);
        assertThat(provision.weigh(facts("identicalSparePart", true))).isEqualTo(Truth.NO);
    }

    @Test
    void provisionAsksOnlyWhereItIsNotSettled() {
        Provision provision = CONNECTED.unless(SPARE);

        assertThat(asked(q -> provision.openQuestions(facts(), q)))
                .containsExactly("dataConnection", "identicalSparePart");
        assertThat(asked(q -> provision.openQuestions(facts("dataConnection", true), q)))
                .containsExactly("identicalSparePart");
        assertThat(asked(q -> provision.openQuestions(facts("identicalSparePart", true), q)))
                .isEmpty();
    }

    @Test
    void provisionTurnedRoundHoldsWhereItDoesNot() {
        Provision turned = CONNECTED.failing("NOT_CONNECTED", "not connected");

        assertThat(turned.weigh(facts("dataConnection", false))).isEqualTo(Truth.YES);
        assertThat(turned.weigh(facts("dataConnection", true))).isEqualTo(Truth.NO);
        assertThat(turned.weigh(facts())).isEqualTo(Truth.UNKNOWN);
        assertThat(turned.citation()).isEqualTo(CONNECTED.citation());
    }

    @Test
    void tableGivesTheResultOfTheRowThatHolds() {
        Table<String> table = Table.of("t", CONNECTED.gives("connected"), SOLD.gives("sold"));
        Decision<String> decision = table.decide(facts("dataConnection", false, "unionMarket", true));

        assertThat(decision.kind()).isEqualTo(Decision.Kind.SETTLED);
        assertThat(decision.result()).isEqualTo("sold");
        assertThat(decision.grounds()).containsExactly(SOLD);
    }

    @Test
    void tableReportsAGapWhereNoRowHolds() {
        Table<String> table = Table.of("t", CONNECTED.gives("connected"), SOLD.gives("sold"));
        Decision<String> decision = table.decide(facts("dataConnection", false, "unionMarket", false));

        assertThat(decision.kind()).isEqualTo(Decision.Kind.GAP);
        assertThat(decision.result()).isNull();
        assertThat(decision.grounds()).isEmpty();
        assertThat(decision.possible()).isEmpty();
    }

    @Test
    void tableReportsAConflictWhereTwoRowsHold() {
        Table<String> table = Table.of("t", CONNECTED.gives("same"), SOLD.gives("same"), SPARE.gives("other"));
        Decision<String> decision = table.decide(facts("dataConnection", true, "unionMarket", true));

        assertThat(decision.kind()).isEqualTo(Decision.Kind.CONFLICT);
        assertThat(decision.result()).isNull();
        assertThat(decision.grounds()).containsExactly(CONNECTED, SOLD);
    }

    @Test
    void tableCannotTellWhileRowsWithDifferentResultsMayHold() {
        Table<String> table = Table.of("t", CONNECTED.gives("connected"), SOLD.gives("sold"), SPARE.gives("spare"));
        Case c = facts("identicalSparePart", false);
        Decision<String> decision = table.decide(c);

        assertThat(decision.kind()).isEqualTo(Decision.Kind.UNKNOWN);
        assertThat(decision.result()).isNull();
        assertThat(decision.possible()).containsExactly("connected", "sold");
        assertThat(decision.mayBe("sold")).isTrue();
        assertThat(decision.mayBe("spare")).isFalse();
        assertThat(asked(q -> decision.openQuestions(q))).containsExactly("dataConnection", "unionMarket");
    }

    @Test
    void tableIsSettledWhereEveryRowThatMayHoldHasTheSameResult() {
        Table<String> table = Table.of("t", CONNECTED.gives("same"), SOLD.gives("same"));
        Case c = facts();
        Decision<String> decision = table.decide(c);

        assertThat(decision.result()).isEqualTo("same");
        assertThat(asked(q -> decision.openQuestions(q))).isEmpty();
    }

    @Test
    void tableShowsWhatIsDefeatedAndHidesWhatIsDenied() {
        Table<String> table =
                Table.of("t", CONNECTED.unless(SPARE).gives("connected"), SOLD.gives("sold"), SPARE.gives("spare"));
        Case c = facts("dataConnection", true, "unionMarket", false, "identicalSparePart", true);

        assertThat(table.decide(c).explain())
                .extracting(Reason::statement, Reason::truth)
                .containsExactly(tuple("Connected.", Truth.NO), tuple("Spare.", Truth.YES));
    }

    @Test
    void sequenceShowsEveryRowUpToTheOneThatDecides() {
        Sequence<String> sequence = Sequence.of("s", CONNECTED.gives("a"), SOLD.gives("b"), SPARE.gives("c"));
        Case c = facts("dataConnection", false, "unionMarket", true, "identicalSparePart", true);

        assertThat(sequence.decide(c).explain())
                .extracting(Reason::statement, Reason::truth)
                .containsExactly(tuple("Connected.", Truth.NO), tuple("Sold.", Truth.YES));
    }

    @Test
    void sequenceLetsTheFirstRowThatHoldsDecideAndCollectsItsOtherGrounds() {
        Sequence<String> sequence = Sequence.of("s", CONNECTED.gives("out"), SOLD.gives("in"), SPARE.gives("out"));
        Decision<String> decision =
                sequence.decide(facts("dataConnection", true, "unionMarket", false, "identicalSparePart", true));

        assertThat(decision.result()).isEqualTo("out");
        assertThat(decision.grounds()).containsExactly(CONNECTED, SPARE);
    }

    @Test
    void sequenceCollectsNothingBehindARowWithAnotherResult() {
        Sequence<String> sequence = Sequence.of("s", CONNECTED.gives("out"), SOLD.gives("in"), SPARE.gives("out"));

        assertThat(sequence.decide(facts("dataConnection", true, "unionMarket", true, "identicalSparePart", true))
                        .grounds())
                .containsExactly(CONNECTED);
        assertThat(sequence.decide(facts("dataConnection", true, "identicalSparePart", true))
                        .grounds())
                .containsExactly(CONNECTED);
    }

    @Test
    void sequenceAsksNothingBehindTheFirstRowThatHolds() {
        Sequence<String> sequence = Sequence.of("s", CONNECTED.gives("a"), SOLD.gives("b"), SPARE.gives("c"));
        Case c = facts("unionMarket", true);
        Decision<String> decision = sequence.decide(c);

        assertThat(decision.possible()).containsExactly("a", "b");
        assertThat(asked(q -> decision.openQuestions(q))).containsExactly("dataConnection");
    }

    @Test
    void sequenceDoesNotAskForARowThatChangesNothing() {
        Sequence<String> sequence = Sequence.of("s", CONNECTED.gives("a"), SOLD.gives("b"), SPARE.gives("b"));
        Case c = facts("identicalSparePart", true);
        Decision<String> decision = sequence.decide(c);

        assertThat(decision.kind()).isEqualTo(Decision.Kind.UNKNOWN);
        assertThat(asked(q -> decision.openQuestions(q))).containsExactly("dataConnection");
    }

    @Test
    void sequenceReportsAGapWhereNothingHolds() {
        Sequence<String> sequence = Sequence.of("s", CONNECTED.gives("a"));

        assertThat(sequence.decide(facts("dataConnection", false)).kind()).isEqualTo(Decision.Kind.GAP);
    }

    @Test
    void checklistIsMetWhereEveryConditionIs() {
        Checklist checklist = Checklist.of("c", CONNECTED, SOLD, SPARE);

        assertThat(checklist.conditions()).containsExactly(CONNECTED, SOLD, SPARE);
        assertThat(checklist.met().weigh(facts("dataConnection", false, "identicalSparePart", true)))
                .isEqualTo(Truth.NO);
        assertThat(checklist.met().weigh(facts("dataConnection", true, "identicalSparePart", true)))
                .isEqualTo(Truth.UNKNOWN);
        assertThat(checklist
                        .met()
                        .weigh(facts("dataConnection", true, "unionMarket", true, "identicalSparePart", true)))
                .isEqualTo(Truth.YES);
    }

    @Test
    void tablesReportThatNoneOrSeveralOfTheirRowsMatch() {
        Table<String> table = Table.of("t", CONNECTED.gives("connected"), SOLD.gives("sold"));

        assertThat(faults(table, facts("dataConnection", false, "unionMarket", false)))
                .containsExactly(FindingCode.TABLE_GAP);
        assertThat(faults(table, facts("dataConnection", true, "unionMarket", true)))
                .containsExactly(FindingCode.TABLE_CONFLICT);
        assertThat(faults(table, facts("dataConnection", true, "unionMarket", false)))
                .isEmpty();
    }

    private static List<FindingCode> faults(Table<?> table, Case c) {
        List<Finding> findings = new ArrayList<>();
        Findings.addTableFaults(findings, table, c);
        return findings.stream().map(Finding::code).toList();
    }

    @Test
    void reasonsGoDownToTheFacts() {
        Provision provision =
                CONNECTED.unless(SPARE.failing("NO_SPARE", "no spare")).as("CODE");
        Reason reason = provision.explain(facts("dataConnection", true, "identicalSparePart", true));

        assertThat(reason.code()).isEqualTo("CODE");
        assertThat(reason.truth()).isEqualTo(Truth.YES);
        assertThat(reason.because())
                .extracting(Reason::statement)
                .containsExactly("The product has a data connection.", "No spare.");
        Reason turned = reason.because().get(1);
        assertThat(turned.because().get(0).because().get(0).statement()).isEqualTo("Spare.");
        assertThat(turned.because().get(0).because().get(0).citation()).isEqualTo(SPARE.citation());
    }
}
