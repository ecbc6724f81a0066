package org.craregistry.law;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.craregistry.law.Act.CRA;
import static org.craregistry.law.Condition.allOf;
import static org.craregistry.law.Condition.anyOf;
import static org.craregistry.law.Condition.not;
import static org.craregistry.law.Vocabulary.DATA_CONNECTION;
import static org.craregistry.law.Vocabulary.IDENTICAL_SPARE_PART;
import static org.craregistry.law.Vocabulary.UNION_MARKET;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

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

    private static List<String> told(Provision provision, Case c) {
        List<String> told = new ArrayList<>();
        provision.tell(c, (path, sentence) -> told.add(path + ": " + sentence));
        return told;
    }

    @Test
    void provisionTellsWhatDecidesOfItself() {
        Provision provision = CONNECTED.unless(SPARE);

        assertThat(told(provision, facts("dataConnection", true, "identicalSparePart", true)))
                .containsExactly(
                        "facts.identicalSparePart: The product is a spare part, identical to the part that it replaces.");
        assertThat(told(provision, facts("dataConnection", false, "identicalSparePart", false)))
                .containsExactly("facts.dataConnection: The product has no data connection.");
        assertThat(told(provision, facts("dataConnection", true, "identicalSparePart", false)))
                .containsExactly(
                        "facts.dataConnection: The product has a data connection.",
                        "facts.identicalSparePart: The product is not an identical spare part.");
    }

    @Test
    void provisionIsToldInItsOwnWordsWhereItHasSome() {
        Provision provision = CRA.at("A").says("connected").when(DATA_CONNECTION.isYes());
        Case yes = facts("dataConnection", true);
        Case no = facts("dataConnection", false);

        assertThat(provision.sentence()).isEqualTo("Connected.");
        assertThat(told(provision, yes)).containsExactly("facts.dataConnection: The product has a data connection.");
        assertThat(told(provision.telling("It talks."), yes)).containsExactly("facts.dataConnection: It talks.");
        assertThat(told(provision.telling("It talks."), no))
                .containsExactly("facts.dataConnection: The product has no data connection.");
        assertThat(told(provision.orTelling("It is silent."), no))
                .containsExactly("facts.dataConnection: It is silent.");
        assertThat(told(provision.orTelling("It is silent."), yes))
                .containsExactly("facts.dataConnection: The product has a data connection.");
        assertThat(told(provision.telling("It talks.").failing("SILENT", "silent"), yes))
                .as("what was met, and not words for the other way round")
                .isEqualTo(told(provision.telling("It talks."), yes));
        assertThat(told(provision.failing("SILENT", "silent"), no))
                .containsExactly("facts.dataConnection: The product has no data connection.");
    }

    @Test
    void reasonsSayWhatIsClearerForTheProductWhereItHolds() {
        Provision provision = CONNECTED.telling("It talks.", c -> "It talks aloud.");

        assertThat(provision.explain(facts("dataConnection", true)).statement()).isEqualTo("It talks aloud.");
        assertThat(provision.explain(facts("dataConnection", false)).statement())
                .isEqualTo("It talks.");
        assertThat(provision
                        .telling("It talks.", c -> null)
                        .explain(facts("dataConnection", true))
                        .statement())
                .isEqualTo("It talks.");
    }

    @Test
    void tableAsksForItsLastRowToo() {
        Table<String> table = Table.of("t", CONNECTED.gives("connected"), SOLD.gives("sold"));

        assertThat(asked(q -> table.decide(facts("dataConnection", false)).openQuestions(q)))
                .isEmpty();
        assertThat(asked(q -> table.decide(facts()).openQuestions(q))).containsExactly("dataConnection", "unionMarket");
    }

    @Test
    void whatCannotComeOutAnyMoreIsNeitherAskedNorShown() {
        Table<String> table = Table.of("t", CONNECTED.gives("a"), SOLD.gives("b"), SPARE.gives("c"));
        Decision<String> narrowed =
                table.decide(facts("identicalSparePart", false)).narrowedTo(table.bit(0));
        Decision<String> open = table.decide(facts()).narrowedTo(table.bit(0) | table.bit(1));

        assertThat(narrowed.result()).isEqualTo("a");
        assertThat(narrowed.explain()).extracting(Reason::statement).containsExactly("Connected.");
        assertThat(open.explain()).extracting(Reason::statement).containsExactly("Connected.", "Sold.");
    }

    @Test
    void sequenceIsMadeOfRowsInAList() {
        Sequence<String> sequence = Sequence.of("s", List.of(CONNECTED.gives("a"), SOLD.gives("b")));

        assertThat(sequence.title()).isEqualTo("s");
        assertThat(sequence.decide(facts("dataConnection", false, "unionMarket", true))
                        .result())
                .isEqualTo("b");
    }

    @Test
    void checklistHasATitle() {
        assertThat(Checklist.of("c", CONNECTED).title()).isEqualTo("c");
    }

    @Test
    void aCaseDecidesHoweverManyRulingsAreAsked() {
        Case c = facts("dataConnection", true);
        for (int i = 0; i < 100; i++) {
            assertThat(Table.of("t", CONNECTED.gives(i)).decide(c).result()).isEqualTo(i);
        }
    }

    /** Rows that exclude each other in every branch, and only there: whether it is so, and whether it is and is not. */
    private static Table<String> branching(Condition open) {
        return Table.of(
                "t",
                CRA.at("A").says("so or not so").when(anyOf(open, not(open))).gives("always"),
                CRA.at("B").says("so and not so").when(allOf(open, not(open))).gives("never"));
    }

    static Stream<Arguments> branchings() {
        Case nothing = facts();
        Case outside = facts("unionMarket", false);
        int critical = CategoryCode.bits(CategoryCode.ALL.stream()
                .filter(code -> code.productClass() == ProductClass.CRITICAL)
                .toList());
        return Stream.of(
                Arguments.of(
                        Branching.BY_CATEGORY,
                        new Conditions.OnCategory(
                                "critical",
                                Saying.ofClause("critical", "Not critical."),
                                c -> new CraCertificates.Categories(critical, critical)),
                        nothing),
                Arguments.of(Branching.BY_STATUS, AiStatus.STATUS.is(AiStatusOutcome.NOT_AI), nothing),
                Arguments.of(
                        Branching.BY_EVERYTHING, AiActArticle43Assessment.PROCEDURE.is(AiProcedure.ANNEX_VII), nothing),
                Arguments.of(
                        Branching.BY_EVERYTHING,
                        AiActArticle43Assessment.PROCEDURE.is(AiProcedure.ANNEX_VII),
                        outside));
    }

    @ParameterizedTest
    @MethodSource("branchings")
    void rulingIsDecidedBranchByBranch(Branching branching, Condition open, Case c) {
        Decision<String> atOnce = branching(open).decide(c);
        Decision<String> inEach = branching(open).inEach(branching).decide(c);
        List<Row<String>> rows = branching(open).rows();
        Sequence<String> sequence =
                Sequence.of("s", List.of(rows.get(1), rows.get(0))).inEach(branching);

        assertThat(atOnce.possible()).containsExactly("always", "never");
        assertThat(inEach.possible()).containsExactly("always");
        assertThat(sequence.decide(c).possible()).containsExactly("always");
        assertThat(branching(open).inEach(Branching.NONE).decide(c).possible()).containsExactly("always", "never");
    }

    @Test
    void asksForTheStatusAndForWhatMattersInSome() {
        Condition ai = AiStatus.STATUS.is(AiStatusOutcome.NOT_AI);
        Table<String> table = Table.of(
                        "t",
                        CRA.at("A")
                                .says("a")
                                .when(allOf(ai, DATA_CONNECTION.isYes()))
                                .gives("a"),
                        CRA.at("B")
                                .says("b")
                                .when(not(allOf(ai, DATA_CONNECTION.isYes())))
                                .gives("b"),
                        CRA.at("C")
                                .says("c")
                                .when(allOf(ai, not(ai), UNION_MARKET.isYes()))
                                .gives("c"))
                .inEach(Branching.BY_STATUS);

        assertThat(asked(q -> table.decide(facts()).openQuestions(q)))
                .contains("aiSystem", "dataConnection")
                .doesNotContain("unionMarket");
    }

    @Test
    void whateverComesOutItDemandsWhatIsGivenForThat() {
        Table<String> table = Table.of(
                "t",
                CONNECTED.gives("connected"),
                CRA.at("D").says("not connected").when(DATA_CONNECTION.isNo()).gives("silent"));
        Condition demanded = table.demands("what is demanded", Map.of("connected", UNION_MARKET.isYes()));
        Condition both = table.demands(
                "what is demanded", Map.of("connected", UNION_MARKET.isYes(), "silent", UNION_MARKET.isYes()));

        assertThat(demanded.words()).isEqualTo("what is demanded");
        assertThat(demanded.weigh(facts("dataConnection", true, "unionMarket", true)))
                .isEqualTo(Truth.YES);
        assertThat(demanded.weigh(facts("dataConnection", false, "unionMarket", true)))
                .isEqualTo(Truth.NO);
        assertThat(demanded.weigh(facts("unionMarket", true))).isEqualTo(Truth.UNKNOWN);
        assertThat(both.weigh(facts("unionMarket", true))).isEqualTo(Truth.YES);
        assertThat(asked(q -> demanded.openQuestions(facts(), q))).containsExactly("dataConnection", "unionMarket");
        assertThat(demanded.clause())
                .isEqualTo(Clause.cases(List.of(
                                Clause.inCase(Clause.asked(CONNECTED), Clause.asked("On the Union market: yes"))))
                        .named("what is demanded"));
        assertThat(both.clause().parts().get(0).parts())
                .as("results that demand the same are one case")
                .hasSize(1);
    }

    @Test
    void aRulingIsAskedForByItsTitleAndItsResults() {
        Table<Object> table = Table.of("Kind", CONNECTED.gives(Chip.NONE), SOLD.gives("sold"), SPARE.gives("spare"));
        Condition comesOut = table.is("sold", Chip.NONE);

        assertThat(comesOut.clause()).isEqualTo(Clause.asked("Kind: \"No chip\" or sold"));
        assertThat(comesOut.words()).isEqualTo("Kind: sold or NONE");
        assertThat(comesOut.weigh(facts("dataConnection", true, "unionMarket", false, "identicalSparePart", false)))
                .isEqualTo(Truth.YES);
        assertThat(comesOut.weigh(facts("dataConnection", false, "unionMarket", false)))
                .isEqualTo(Truth.NO);
    }

    @Test
    void aSectionHoldsItsProvisionsAndWhatIsDecidedAndDemandedThere() {
        Table<String> table = Table.of("t", CONNECTED.gives("a"), SOLD.gives("b"), CONNECTED.gives("c"));
        Checklist checklist = Checklist.of("c", SPARE);
        LawSection section =
                LawSection.of("s", List.of(CONNECTED, SOLD)).deciding(table).demanding(checklist);

        assertThat(section)
                .isEqualTo(new LawSection("s", List.of(CONNECTED, SOLD), List.of(table), List.of(checklist)));
        assertThat(table.title()).isEqualTo("t");
        assertThat(table.provisions()).as("each once").containsExactly(CONNECTED, SOLD);
    }

    @Test
    void aPlaceIsCitedAsItIsReadAndStandsNoFirmerThanWhatItRestsOn() {
        Citation text = CRA.at("Art. 1");

        assertThat(text.standing()).isEqualTo(Standing.TEXT);
        assertThat(text.asGuidance()).isEqualTo(new Citation(CRA, "Art. 1", Standing.GUIDANCE));
        assertThat(text.asOurReading()).isEqualTo(new Citation(CRA, "Art. 1", Standing.OUR_READING));
        assertThat(text.restingOn(List.of(SOLD.citation(), text.asOurReading(), text.asGuidance())))
                .isEqualTo(text.asOurReading());
        assertThat(text.asGuidance().restingOn(List.of(text))).isEqualTo(text.asGuidance());
    }

    @Test
    void aCaseKnowsWhoseItIs() {
        LocalDate day = LocalDate.of(2028, 9, 1);

        assertThat(new DayByDay(Facts.none(), Evidence.none(), States.R0, "mine")
                        .caseOn(day)
                        .subject())
                .isEqualTo("mine");
        assertThat(facts().subject()).isNull();
    }
}
