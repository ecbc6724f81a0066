package org.craregistry.law;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.craregistry.law.Act.CRA;
import static org.craregistry.law.Condition.allOf;
import static org.craregistry.law.Condition.anyOf;
import static org.craregistry.law.Condition.not;
import static org.craregistry.law.EvidenceFields.DECLARATION_ISSUED_ON;
import static org.craregistry.law.EvidenceFields.FORM;
import static org.craregistry.law.EvidenceFields.IDENTIFIES_THIS_VERSION;
import static org.craregistry.law.EvidenceFields.SCHEME;
import static org.craregistry.law.LegalDate.CRA_GENERAL_APPLICATION;
import static org.craregistry.law.Vocabulary.ANNEX_III_POINTS;
import static org.craregistry.law.Vocabulary.CHIP;
import static org.craregistry.law.Vocabulary.CHIP_AVA_VAN;
import static org.craregistry.law.Vocabulary.CORE_FUNCTIONALITY;
import static org.craregistry.law.Vocabulary.DATA_CONNECTION;
import static org.craregistry.law.Vocabulary.PLACED_ON_MARKET_ON;
import static org.craregistry.law.Vocabulary.SUBSTANTIALLY_MODIFIED_ON;
import static org.craregistry.law.Vocabulary.SUPPORT_UNTIL;
import static org.craregistry.law.Vocabulary.UNION_MARKET;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class ConditionTests {

    private static final Condition CONNECTED = DATA_CONNECTION.isYes();
    private static final Condition SOLD = UNION_MARKET.isYes();

    private static final Certificate EMPTY_CERTIFICATE = new Certificate(
            null, null, null, null, null, null, null, Set.of(), null, null, null, null, null, null, null, null, null);

    private static Case on(String asOf, Map<String, Object> facts) {
        return new DayByDay(Facts.of(facts), Evidence.none(), States.R0, null).caseOn(LocalDate.parse(asOf));
    }

    private static Case of(Map<String, Object> facts) {
        return on("2028-09-01", facts);
    }

    /** A question as the law puts it, made anew where it is asked, with an answer that fits and one that does not. */
    private static Arguments asks(
            Fact<?> fact, Supplier<Condition> question, String words, Object fitting, Object other) {
        return Arguments.of(fact, question, words, fitting, other);
    }

    static Stream<Arguments> everyKindOfQuestion() {
        return Stream.of(
                asks(DATA_CONNECTION, DATA_CONNECTION::isYes, "Data connection: yes", true, false),
                asks(DATA_CONNECTION, DATA_CONNECTION::isNo, "Data connection: no", false, true),
                asks(
                        CHIP,
                        () -> CHIP.is(Chip.MICROPROCESSOR, Chip.NONE),
                        "Chip: \"No chip\" or \"Microprocessor\"",
                        "MICROPROCESSOR",
                        "MICROCONTROLLER"),
                asks(
                        CHIP,
                        () -> CHIP.isIn("Chip: one that processes", (chip, c) -> chip == Chip.MICROPROCESSOR),
                        "Chip: one that processes",
                        "MICROPROCESSOR",
                        "NONE"),
                asks(
                        ANNEX_III_POINTS,
                        () -> ANNEX_III_POINTS.includes(AnnexIIIPoint.P4A),
                        "AI Act Annex III points: includes \"4(a) Recruitment and selection\"",
                        List.of("P3A", "P4A"),
                        List.of("P3A")),
                asks(
                        ANNEX_III_POINTS,
                        () -> ANNEX_III_POINTS.includesAny(AnnexIIIPoint.P3A, AnnexIIIPoint.P4A),
                        "AI Act Annex III points: includes \"3(a) Access to education\" or \"4(a) Recruitment and selection\"",
                        List.of("P4A", "P4B"),
                        List.of("P4B")),
                asks(
                        ANNEX_III_POINTS,
                        () -> ANNEX_III_POINTS.isOnly(AnnexIIIPoint.P4A),
                        "AI Act Annex III points: only \"4(a) Recruitment and selection\"",
                        List.of("P4A"),
                        List.of("P3A", "P4A")),
                asks(
                        ANNEX_III_POINTS,
                        ANNEX_III_POINTS::isEmpty,
                        "AI Act Annex III points: none",
                        List.of(),
                        List.of("P4A")),
                asks(
                        ANNEX_III_POINTS,
                        ANNEX_III_POINTS::isNotEmpty,
                        "AI Act Annex III points: at least one",
                        List.of("P4A"),
                        List.of()),
                asks(
                        CORE_FUNCTIONALITY,
                        () -> CORE_FUNCTIONALITY.is(CategoryCode.NONE),
                        "Core functionality: NONE",
                        "NONE",
                        "CRA-IV-01"),
                asks(
                        CORE_FUNCTIONALITY,
                        () -> CORE_FUNCTIONALITY.is(CraAnnex3.MICROPROCESSORS, CraAnnex3.MICROCONTROLLERS),
                        "Core functionality: CRA-III-I-13 or CRA-III-I-14",
                        "CRA-III-I-14",
                        "CRA-IV-01"),
                asks(
                        CORE_FUNCTIONALITY,
                        () -> CORE_FUNCTIONALITY.isOfClass(ProductClass.CRITICAL),
                        "Core functionality: of class CRITICAL",
                        "CRA-IV-01",
                        "NONE"),
                asks(CHIP_AVA_VAN, () -> CHIP_AVA_VAN.isBetween(2, 3), "Chip AVA_VAN: between 2 and 3", 3, 4),
                asks(CHIP_AVA_VAN, () -> CHIP_AVA_VAN.isMoreThan(3), "Chip AVA_VAN: more than 3", 4, 3),
                asks(CHIP_AVA_VAN, () -> CHIP_AVA_VAN.isAtLeast(4), "Chip AVA_VAN: at least 4", 4, 3),
                asks(
                        PLACED_ON_MARKET_ON,
                        () -> PLACED_ON_MARKET_ON.isBefore(CRA_GENERAL_APPLICATION),
                        "Placed on the market on: before " + CRA_GENERAL_APPLICATION.title(),
                        "2027-12-10",
                        "2027-12-11"),
                asks(
                        PLACED_ON_MARKET_ON,
                        () -> PLACED_ON_MARKET_ON.isOnOrAfter(CRA_GENERAL_APPLICATION),
                        "Placed on the market on: on or after " + CRA_GENERAL_APPLICATION.title(),
                        "2027-12-11",
                        "2027-12-10"),
                asks(
                        PLACED_ON_MARKET_ON,
                        PLACED_ON_MARKET_ON::hasCome,
                        "Placed on the market on: on or before the date asked for",
                        "2028-09-01",
                        "2028-09-02"),
                asks(
                        SUPPORT_UNTIL,
                        SUPPORT_UNTIL::isNotOver,
                        "Support until: on or after the date asked for",
                        "2028-09-01",
                        "2028-08-31"));
    }

    @ParameterizedTest
    @MethodSource("everyKindOfQuestion")
    void unansweredIsUnknownAndNeverNo(Fact<?> fact, Supplier<Condition> question, String words) {
        Condition condition = question.get();

        assertThat(condition.weigh(of(Map.of()))).isEqualTo(Truth.UNKNOWN);
        assertThat(not(condition).weigh(of(Map.of()))).isEqualTo(Truth.UNKNOWN);
        assertThat(asked(condition, of(Map.of()))).containsExactly(fact.name());
        assertThat(setOut(condition)).isEqualTo(condition.words()).isEqualTo(words);
    }

    @ParameterizedTest
    @MethodSource("everyKindOfQuestion")
    void holdsWhereTheAnswerIsOneThatItAsksFor(
            Fact<?> fact, Supplier<Condition> question, String words, Object fitting, Object other) {
        assertThat(question.get().weigh(of(Map.of(fact.name(), fitting)))).isEqualTo(Truth.YES);
        assertThat(question.get().weigh(of(Map.of(fact.name(), other)))).isEqualTo(Truth.NO);
        assertThat(told(question.get(), of(Map.of(fact.name(), fitting))))
                .singleElement()
                .asString()
                .startsWith("facts." + fact.name() + ": ");
    }

    @Test
    void aDateIsGivenWhicheverItIs() {
        assertThat(PLACED_ON_MARKET_ON.isGiven().words()).isEqualTo("Placed on the market on: given");
        assertThat(PLACED_ON_MARKET_ON.isGiven().weigh(of(Map.of()))).isEqualTo(Truth.UNKNOWN);
        assertThat(PLACED_ON_MARKET_ON.isGiven().weigh(of(Map.of("placedOnMarketOn", "2028-09-02"))))
                .isEqualTo(Truth.YES);
    }

    @Test
    void whatEveryAnswerWouldSettleNeedsNone() {
        assertThat(CHIP.isIn("any", (chip, c) -> true).weigh(of(Map.of()))).isEqualTo(Truth.YES);
        assertThat(CHIP.isIn("no", (chip, c) -> false).weigh(of(Map.of()))).isEqualTo(Truth.NO);
    }

    private static List<String> asked(Condition condition, Case c) {
        List<String> names = new ArrayList<>();
        condition.openQuestions(c, question -> names.add(question.name()));
        return names;
    }

    /** What is told, in order: where it stands and what it says, with a word in front where it is not what decides. */
    private static List<String> told(Condition condition, Case c) {
        List<String> told = new ArrayList<>();
        condition.tell(c, new Met() {
            @Override
            public void tell(String path, String sentence) {
                told.add(path + ": " + sentence);
            }

            @Override
            public void lack(String path, String sentence) {
                told.add("lacking " + path + ": " + sentence);
            }

            @Override
            public void aside(String path, String sentence) {
                told.add("aside " + path + ": " + sentence);
            }
        });
        return told;
    }

    private static List<String> missing(Condition condition) {
        List<String> codes = new ArrayList<>();
        condition.missing(of(Map.of()), codes::add);
        return codes;
    }

    private static String setOut(Condition condition) {
        return setOut(condition.clause());
    }

    private static String setOut(Clause clause) {
        return clause.form() == Clause.Form.ASKED
                ? clause.words()
                : clause.parts().stream()
                        .map(ConditionTests::setOut)
                        .collect(Collectors.joining("; ", clause.words() + " [", "]"));
    }

    @ParameterizedTest
    @CsvSource({
        "NO, NO, NO, NO",
        "NO, UNKNOWN, NO, UNKNOWN",
        "NO, YES, NO, YES",
        "UNKNOWN, UNKNOWN, UNKNOWN, UNKNOWN",
        "UNKNOWN, YES, UNKNOWN, YES",
        "YES, YES, YES, YES"
    })
    void truthsCombineWhicheverComesFirst(Truth one, Truth other, Truth and, Truth or) {
        assertThat(List.of(one.and(other), other.and(one))).containsOnly(and);
        assertThat(List.of(one.or(other), other.or(one))).containsOnly(or);
        assertThat(one.and(other).not()).isEqualTo(one.not().or(other.not()));
    }

    @ParameterizedTest
    @CsvSource({"true, YES", "false, NO", ", UNKNOWN"})
    void anAnswerThatIsNotGivenIsUnknown(Boolean answer, Truth truth) {
        assertThat(Truth.of(answer)).isEqualTo(truth);
    }

    @ParameterizedTest
    @CsvSource({
        "NONE, DEFAULT, YES",
        "NONE, IMPORTANT_CLASS_I, NO",
        "CRA-III-I-03, IMPORTANT_CLASS_I, YES",
        "CRA-III-I-03, DEFAULT, NO"
    })
    void everyCoreFunctionalityIsOfOneClass(String code, ProductClass productClass, Truth expected) {
        assertThat(CORE_FUNCTIONALITY.isOfClass(productClass).weigh(of(Map.of("coreFunctionality", code))))
                .isEqualTo(expected);
    }

    @Test
    void oneNoSettlesAllOf() {
        assertThat(allOf(CONNECTED, SOLD).weigh(of(Map.of("dataConnection", false))))
                .isEqualTo(Truth.NO);
        assertThat(allOf(CONNECTED, SOLD).weigh(of(Map.of("dataConnection", true))))
                .isEqualTo(Truth.UNKNOWN);
        assertThat(allOf(CONNECTED, SOLD).weigh(of(Map.of("dataConnection", true, "unionMarket", true))))
                .isEqualTo(Truth.YES);
    }

    @Test
    void oneYesSettlesAnyOf() {
        assertThat(anyOf(CONNECTED, SOLD).weigh(of(Map.of("dataConnection", true))))
                .isEqualTo(Truth.YES);
        assertThat(anyOf(CONNECTED, SOLD).weigh(of(Map.of("dataConnection", false))))
                .isEqualTo(Truth.UNKNOWN);
        assertThat(anyOf(CONNECTED, SOLD).weigh(of(Map.of("dataConnection", false, "unionMarket", false))))
                .isEqualTo(Truth.NO);
    }

    @ParameterizedTest
    @CsvSource({"1, NO", "2, YES", "3, YES", "4, NO"})
    void isBetweenIncludesItsBounds(int level, Truth expected) {
        assertThat(CHIP_AVA_VAN.isBetween(2, 3).weigh(of(Map.of("chipAvaVan", level))))
                .isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({"3, NO", "4, YES", "5, YES"})
    void isAtLeastIncludesItsBound(int level, Truth expected) {
        assertThat(CHIP_AVA_VAN.isAtLeast(4).weigh(of(Map.of("chipAvaVan", level))))
                .isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({"2027-12-10, YES, NO", "2027-12-11, NO, YES", "2027-12-12, NO, YES"})
    void daysOfTheLawBeginOnTheirDay(String day, Truth before, Truth onOrAfter) {
        Case c = of(Map.of("placedOnMarketOn", day));

        assertThat(PLACED_ON_MARKET_ON.isBefore(CRA_GENERAL_APPLICATION).weigh(c))
                .isEqualTo(before);
        assertThat(PLACED_ON_MARKET_ON.isOnOrAfter(CRA_GENERAL_APPLICATION).weigh(c))
                .isEqualTo(onOrAfter);
        assertThat(Condition.reached(CRA_GENERAL_APPLICATION).weigh(on(day, Map.of())))
                .isEqualTo(onOrAfter);
    }

    @ParameterizedTest
    @CsvSource({"2028-08-31, YES", "2028-09-01, YES", "2028-09-02, NO"})
    void aDateHasComeOnItsDay(String day, Truth expected) {
        assertThat(PLACED_ON_MARKET_ON.hasCome().weigh(of(Map.of("placedOnMarketOn", day))))
                .isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({"2028-05-31, YES", "2028-06-01, NO", "2028-06-02, NO"})
    void oneDateIsBeforeAnother(String day, Truth expected) {
        Case c = of(Map.of("substantiallyModifiedOn", day, "placedOnMarketOn", "2028-06-01"));

        assertThat(SUBSTANTIALLY_MODIFIED_ON.isBefore(PLACED_ON_MARKET_ON).weigh(c))
                .isEqualTo(expected);
    }

    @Test
    void wordsSayWhatIsAsked() {
        assertThat(allOf(CONNECTED, anyOf(SOLD, not(CHIP.is(Chip.NONE)))).words())
                .isEqualTo("Data connection: yes and (On the Union market: yes or not (Chip: \"No chip\"))");
    }

    @Test
    void isSetOutForReadingPartBelowPart() {
        Clause clause = allOf(CONNECTED, allOf(SOLD, not(anyOf(CHIP.is(Chip.NONE), CHIP_AVA_VAN.isAtLeast(4)))))
                .clause();

        assertThat(clause.words()).isEqualTo("all of these");
        assertThat(clause.parts())
                .extracting(Clause::words)
                .containsExactly(
                        "Data connection: yes",
                        "On the Union market: yes",
                        "Chip: other than \"No chip\"",
                        "Chip AVA_VAN: less than 4");
    }

    @Test
    void deniesEachPartInThePlaceOfTheGroup() {
        Clause clause =
                not(allOf(CONNECTED, anyOf(SOLD, not(CHIP.is(Chip.NONE))))).clause();

        assertThat(clause.form()).isEqualTo(Clause.Form.ANY);
        assertThat(clause.parts().get(0).words()).isEqualTo("Data connection: no");
        assertThat(clause.parts().get(1).form()).isEqualTo(Clause.Form.ALL);
        assertThat(clause.parts().get(1).parts())
                .extracting(Clause::words)
                .containsExactly("On the Union market: no", "Chip: \"No chip\"");
    }

    @Test
    void deniesWhatHasANameByItsNameAlone() {
        Condition named = Condition.named("it is a product", allOf(CONNECTED, SOLD));

        assertThat(not(named).clause().form()).isEqualTo(Clause.Form.NOT);
        assertThat(not(named).clause().parts()).containsExactly(named.clause());
        assertThat(not(not(named)).clause()).isEqualTo(named.clause());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            Data connection: yes                 | Data connection: no
            Points: includes "a"                 | Points: does not include "a"
            Points: at least one                 | Points: none
            the date is the application or later | the date is before the application
            Placed on: on or after the date      | Placed on: before the date
            it has been withdrawn                | not: it has been withdrawn
            """)
    void findsWordsForTheOppositeAndBack(String words, String opposite) {
        assertThat(Denial.of(words)).isEqualTo(opposite);
        if (!opposite.contains("before")) {
            assertThat(Denial.of(opposite)).isEqualTo(words);
        }
    }

    @Test
    void oneDateIsAskedForBesideAnother() {
        Condition before = SUBSTANTIALLY_MODIFIED_ON.isBefore(PLACED_ON_MARKET_ON);

        assertThat(before.words()).isEqualTo("Substantially modified on: before Placed on the market on");
        assertThat(asked(before, of(Map.of()))).containsExactly("substantiallyModifiedOn", "placedOnMarketOn");
        assertThat(asked(before, of(Map.of("placedOnMarketOn", "2028-06-01"))))
                .containsExactly("substantiallyModifiedOn");
        assertThat(asked(before, of(Map.of("substantiallyModifiedOn", "2028-06-01"))))
                .containsExactly("placedOnMarketOn");
        assertThat(told(before, of(Map.of("substantiallyModifiedOn", "2028-05-31", "placedOnMarketOn", "2028-06-01"))))
                .containsExactly(
                        "facts.substantiallyModifiedOn: The product was last substantially modified on 31 May 2028.",
                        "facts.placedOnMarketOn: The first unit was placed on the market on 1 June 2028.");
    }

    @Test
    void whatIsKnownWithoutAnswersTellsItsOwnWords() {
        Case c = of(Map.of());

        assertThat(told(Condition.known("it is late", "It is early.", any -> true), c))
                .containsExactly(": It is late.");
        assertThat(told(Condition.known("it is late", Saying.of("Late.", "Early."), any -> false), c))
                .containsExactly(": Early.");
        assertThat(asked(Condition.known("it is late", "It is early.", any -> true), c))
                .isEmpty();
        assertThat(setOut(new Conditions.Always("at any time"))).isEqualTo("all of these []");
    }

    @Test
    void aNamedOrRememberedConditionIsTheSameCondition() {
        Condition both = allOf(CONNECTED, new Conditions.Naming(SOLD, c -> List.of("SOLD")));
        Case c = of(Map.of("dataConnection", true));

        assertThat(List.of(Condition.once(both), Condition.named("a product", both), new WantOfAStandard(both)))
                .allSatisfy(same -> {
                    assertThat(same.weigh(c)).isEqualTo(Truth.UNKNOWN);
                    assertThat(same.words()).isEqualTo("Data connection: yes and On the Union market: yes");
                    assertThat(same.parts()).isEqualTo(both.parts());
                    assertThat(asked(same, c)).containsExactly("unionMarket");
                    assertThat(missing(same)).containsExactly("SOLD");
                    assertThat(told(same, c)).isEqualTo(told(both, c)).isNotEmpty();
                });
        assertThat(setOut(Condition.once(both)))
                .isEqualTo("all of these [Data connection: yes; On the Union market: yes]");
        assertThat(new WantOfAStandard(both).clause()).isEqualTo(both.clause());
        assertThat(setOut(Condition.named("a product", both)))
                .isEqualTo("a product [all of these [Data connection: yes; On the Union market: yes]]");
    }

    @Test
    void namesWhatIsMissingWhereverItIsAsked() {
        Condition naming = new Conditions.Naming(SOLD, c -> List.of("A", "B"));
        Provision provision = CRA.at("A").says("sold").when(naming);

        assertThat(missing(anyOf(CONNECTED, naming))).containsExactly("A", "B");
        assertThat(missing(not(naming))).containsExactly("A", "B");
        assertThat(missing(Condition.holds(provision))).containsExactly("A", "B");
        assertThat(missing(CONNECTED)).isEmpty();
    }

    @Test
    void anotherProvisionIsAskedByItsEffect() {
        Provision sold = CRA.at("A").says("sold in the Union").when(SOLD);
        Condition holds = Condition.holds(sold);
        Condition like = new Conditions.Like(holds, sold, "and more of it");

        assertThat(holds.words()).isEqualTo("sold in the Union");
        assertThat(holds.clause()).isEqualTo(Clause.asked(sold));
        assertThat(setOut(like)).isEqualTo("all of these [sold in the Union; and more of it]");
    }

    @Test
    void anAnswerMakesOneOfTwoConditionsCount() {
        Condition chosen = DATA_CONNECTION.decides(SOLD, CHIP.is(Chip.NONE));

        assertThat(chosen.words())
                .isEqualTo("where Data connection is yes, On the Union market: yes; where it is no, Chip: \"No chip\"");
        assertThat(chosen.parts()).extracting(Condition::words).containsExactly(SOLD.words(), "Chip: \"No chip\"");
        assertThat(setOut(chosen))
                .isEqualTo("in one of these cases [where [Data connection: yes; On the Union market: yes];"
                        + " where [Data connection: no; Chip: \"No chip\"]]");
        assertThat(asked(chosen, of(Map.of()))).containsExactly("dataConnection", "unionMarket", "chip");
        assertThat(asked(chosen, of(Map.of("dataConnection", true)))).containsExactly("unionMarket");
        assertThat(asked(chosen, of(Map.of("dataConnection", false)))).containsExactly("chip");
        assertThat(chosen.weigh(of(Map.of("dataConnection", true, "unionMarket", true))))
                .isEqualTo(Truth.YES);
        assertThat(chosen.weigh(of(Map.of("unionMarket", true, "chip", "NONE"))))
                .isEqualTo(Truth.YES);
        assertThat(told(chosen, of(Map.of("dataConnection", true, "unionMarket", false))))
                .containsExactly(
                        "aside facts.dataConnection: The product has a data connection.",
                        "facts.unionMarket: The product stays outside the market of the Union.");
        assertThat(told(chosen, of(Map.of("dataConnection", false, "chip", "NONE"))))
                .containsExactly(
                        "aside facts.dataConnection: The product has no data connection.",
                        "facts.chip: The product is not a chip.");
        assertThat(told(chosen, of(Map.of())))
                .extracting(told -> told.substring(0, told.indexOf(':')))
                .containsExactly("facts.dataConnection", "facts.unionMarket", "facts.chip");
    }

    @Test
    void ofSeveralAlternativesThoseAreToldThatDecideAndTheNearestFirstOfAll() {
        Condition nothingFiled = Condition.some("it is declared", EvidenceList.DECLARATIONS, CONNECTED);

        assertThat(told(anyOf(CONNECTED, SOLD), of(Map.of("dataConnection", false, "unionMarket", true))))
                .containsExactly("facts.unionMarket: The product is for the market of the Union.");
        assertThat(told(anyOf(CONNECTED, SOLD), of(Map.of("dataConnection", false, "unionMarket", false))))
                .containsExactly(
                        "facts.dataConnection: The product has no data connection.",
                        "aside facts.unionMarket: The product stays outside the market of the Union.");
        assertThat(told(anyOf(nothingFiled, SOLD), of(Map.of("unionMarket", false))))
                .containsExactly(
                        "aside evidence.declarations: No declaration of conformity is on file.",
                        "facts.unionMarket: The product stays outside the market of the Union.");
        assertThat(told(anyOf(CONNECTED, SOLD), of(Map.of("dataConnection", false))))
                .containsExactly("facts.unionMarket: " + FactStatements.of(Vocabulary.UNION_MARKET, of(Map.of())));
    }

    @Test
    void somethingElseIsToldInPlaceOfWhatWasMet() {
        Condition unspoken = new Conditions.Unspoken(CONNECTED, "Not so.", "Open.");
        Condition nothingFiled = Condition.some("it is declared", EvidenceList.DECLARATIONS, SOLD);

        assertThat(told(unspoken, of(Map.of("dataConnection", true)))).isEmpty();
        assertThat(told(unspoken, of(Map.of("dataConnection", false)))).containsExactly(": Not so.");
        assertThat(told(unspoken, of(Map.of()))).containsExactly(": Open.");
        assertThat(told(new Conditions.Lacking(nothingFiled, "Declare it."), of(Map.of())))
                .containsExactly("lacking evidence.declarations: Declare it.");
        assertThat(told(new Conditions.Lacking(nothingFiled, c -> false, "Declare it."), of(Map.of())))
                .containsExactly("lacking evidence.declarations: No declaration of conformity is on file.");
    }

    @ParameterizedTest
    @CsvSource({"false, true, true", "false, false, false", "true, true, false"})
    void aRemarkIsMadeWhereItDoesNotHoldAndTheReasonForItIsSo(boolean connected, boolean sold, boolean isRemarked) {
        Condition remarking = new Conditions.Remarking(CONNECTED, SOLD, "facts.unionMarket", "Mind it.");
        Case c = of(Map.of("dataConnection", connected, "unionMarket", sold));

        assertThat(told(remarking, c)).startsWith(told(CONNECTED, c).get(0)).hasSize(isRemarked ? 2 : 1);
        assertThat(told(remarking, c).contains("facts.unionMarket: Mind it.")).isEqualTo(isRemarked);
    }

    private static Case onFile(Declaration... declarations) {
        Evidence evidence = Evidence.none();
        for (Declaration declaration : declarations) {
            evidence = evidence.with(declaration);
        }
        return new DayByDay(Facts.of(Map.of("substantiallyModifiedOn", "2028-06-01")), evidence, States.R0, null)
                .caseOn(LocalDate.of(2028, 9, 1));
    }

    private static Declaration declaration(DeclarationForm form, String issuedOn, Boolean identifies) {
        return new Declaration(
                null,
                form,
                issuedOn == null ? null : LocalDate.parse(issuedOn),
                null,
                null,
                identifies,
                null,
                null,
                null,
                null,
                null);
    }

    private static Case piece(Declaration declaration) {
        return EvidenceList.DECLARATIONS.about(onFile(declaration), 0);
    }

    private static Condition isFull() {
        return FORM.is(DeclarationForm.FULL, Saying.of("It is full.", "It is simplified."));
    }

    private static Condition identifies(boolean wanted) {
        return IDENTIFIES_THIS_VERSION.is(wanted, Saying.of("It is for this version.", "It is for another version."));
    }

    @Test
    void aFieldOfTheEvidenceIsAskedLikeAFact() {
        Condition issued = DECLARATION_ISSUED_ON.holdsWhere(
                "it is issued",
                Saying.of("It was issued on %s.", "It will be issued on %s."),
                (day, c) -> c.hasCome(day));
        Case empty = piece(declaration(null, null, null));
        Case filled = piece(declaration(DeclarationForm.SIMPLIFIED, "2028-09-02", true));

        assertThat(isFull().words()).isEqualTo("Form of the declaration: \"Full declaration (Annex V)\"");
        assertThat(identifies(true).words()).isEqualTo("Identifies this version: yes");
        assertThat(identifies(false).words()).isEqualTo("Identifies this version: no");
        assertThat(SCHEME.is("EUCC", Saying.of("Yes.", "No.")).words()).isEqualTo("Scheme: EUCC");
        assertThat(List.of(isFull(), identifies(true), issued))
                .extracting(
                        one -> one.weigh(empty),
                        one -> one.weigh(filled),
                        one -> asked(one, empty).get(0),
                        one -> told(one, filled).get(0))
                .containsExactly(
                        tuple(
                                Truth.UNKNOWN,
                                Truth.NO,
                                "declarations.form",
                                "evidence.declarations[0].form: It is simplified."),
                        tuple(
                                Truth.UNKNOWN,
                                Truth.YES,
                                "declarations.identifiesThisVersion",
                                "evidence.declarations[0].identifiesThisVersion: It is for this version."),
                        tuple(
                                Truth.UNKNOWN,
                                Truth.NO,
                                "declarations.issuedOn",
                                "evidence.declarations[0].issuedOn: It will be issued on 2 September 2028."));
        assertThat(told(isFull(), empty))
                .containsExactly(
                        "evidence.declarations[0].form: The field \"Form of the declaration\" is not filled in yet.");
    }

    @ParameterizedTest
    @CsvSource({
        "2028-05-31, 2028-06-01, NO",
        "2028-06-01, 2028-06-01, YES",
        ", 2028-06-01, UNKNOWN",
        "2028-08-31,, UNKNOWN",
        "2028-09-01,, YES"
    })
    void whatIsOnFileIsNotOlderThanADay(LocalDate issuedOn, LocalDate day, Truth expected) {
        assertThat(Conditions.NotOlder.weigh(issuedOn, day, on("2028-09-01", Map.of())))
                .isEqualTo(expected);
    }

    @Test
    void theDayOnFileIsComparedWithTheDayOfTheFact() {
        Condition notOlder = new Conditions.NotOlder(DECLARATION_ISSUED_ON, SUBSTANTIALLY_MODIFIED_ON);

        assertThat(notOlder.words()).isEqualTo("it is not older than Substantially modified on");
        assertThat(setOut(notOlder)).isEqualTo("it is not older than the day of \"Substantially modified on\"");
        assertThat(asked(notOlder, piece(declaration(null, null, null)))).containsExactly("declarations.issuedOn");
        assertThat(asked(notOlder, piece(declaration(null, "2028-05-31", null))))
                .containsExactly("substantiallyModifiedOn");
        assertThat(told(notOlder, piece(declaration(null, "2028-05-31", null))))
                .containsExactly(
                        "evidence.declarations[0].issuedOn: What is on file dates from before the modification.");
    }

    @Test
    void onePieceOfEvidenceIsEnough() {
        Condition some = Condition.some("it is declared", EvidenceList.DECLARATIONS, allOf(isFull(), identifies(true)));
        Declaration fitting = declaration(DeclarationForm.FULL, null, true);
        Declaration open = declaration(DeclarationForm.FULL, null, null);
        Declaration other = declaration(DeclarationForm.SIMPLIFIED, null, false);

        assertThat(some.weigh(onFile())).isEqualTo(Truth.NO);
        assertThat(some.weigh(onFile(other, fitting))).isEqualTo(Truth.YES);
        assertThat(some.weigh(onFile(other, open))).isEqualTo(Truth.UNKNOWN);
        assertThat(asked(some, onFile(other, open))).containsExactly("declarations.identifiesThisVersion");
        assertThat(EvidenceList.DECLARATIONS.where(isFull(), onFile(other, open, fitting)))
                .containsExactly(open, fitting);
        assertThat(setOut(some))
                .isEqualTo("it is declared [one declaration of conformity on file, and of it all of these"
                        + " [Form of the declaration: \"Full declaration (Annex V)\"; Identifies this version: yes]]");
    }

    @Test
    void ofAPieceOneOfSeveralThingsIsAskedOrASingleOne() {
        Condition either =
                Condition.some("it is declared", EvidenceList.DECLARATIONS, anyOf(isFull(), identifies(true)));
        Condition single = Condition.some("it is declared", EvidenceList.DECLARATIONS, identifies(true));

        assertThat(setOut(either))
                .startsWith(
                        "it is declared [one declaration of conformity on file, and of it at least one of these [Form");
        assertThat(setOut(single))
                .isEqualTo("it is declared [one declaration of conformity on file, and of it all of these"
                        + " [Identifies this version: yes]]");
    }

    @Test
    void ofSeveralPiecesTheNearestIsToldFirstOfAll() {
        Condition some = Condition.some("it is declared", EvidenceList.DECLARATIONS, allOf(isFull(), identifies(true)));
        Declaration fitting = declaration(DeclarationForm.FULL, null, true);
        Declaration near = declaration(DeclarationForm.FULL, null, false);
        Declaration far = declaration(DeclarationForm.SIMPLIFIED, null, false);

        assertThat(told(some, onFile(far, near)))
                .containsExactly(
                        "aside evidence.declarations[0].form: It is simplified.",
                        "aside evidence.declarations[0].identifiesThisVersion: It is for another version.",
                        "evidence.declarations[1].identifiesThisVersion: It is for another version.");
        assertThat(told(some, onFile(far, fitting)))
                .as("what fails beside it does not decide")
                .containsExactly(
                        "evidence.declarations[1].form: It is full.",
                        "evidence.declarations[1].identifiesThisVersion: It is for this version.");
    }

    @Test
    void piecesAboutSomethingElseAreNotTold() {
        Conditions.Some<Declaration> some =
                new Conditions.Some<>("it is declared", EvidenceList.DECLARATIONS, allOf(isFull(), identifies(true)));
        Case simplified = onFile(declaration(DeclarationForm.SIMPLIFIED, null, false));

        assertThat(told(some.among(isFull(), "No full one."), simplified))
                .containsExactly(
                        "lacking evidence.declarations[0].form: No full one.",
                        "lacking evidence.declarations[0].identifiesThisVersion: No full one.");
        assertThat(told(some.among(isFull(), "No full one."), onFile()))
                .containsExactly("lacking evidence.declarations: No full one.");
        assertThat(told(some.counting(isFull(), "It does not count."), onFile()))
                .containsExactly("lacking evidence.declarations: No declaration of conformity is on file.");
        assertThat(told(some.counting(isFull(), "It does not count."), simplified))
                .contains("lacking evidence.declarations[0].form: It does not count.");
    }

    @Test
    void aCategoryIsAmongThoseOfWhichSomethingIsSo() {
        int all = CategoryCode.bits(CategoryCode.ALL);
        int cards = CategoryCode.bits(List.of(CategoryCode.of(CraAnnex4.SMARTCARDS_AND_SECURE_ELEMENTS)));
        Evidence evidence =
                new Evidence("", false, List.of(EMPTY_CERTIFICATE), List.of(), List.of(), Map.of(), Map.of());
        Case c = new DayByDay(Facts.none(), evidence, States.named("R4"), null).caseOn(LocalDate.of(2028, 9, 1));

        assertThat(category(all, all).weigh(c)).isEqualTo(Truth.YES);
        assertThat(category(cards, cards).weigh(c)).isEqualTo(Truth.UNKNOWN);
        assertThat(category(0, all).weigh(c)).isEqualTo(Truth.UNKNOWN);
        assertThat(category(0, 0).weigh(c)).isEqualTo(Truth.NO);
        assertThat(told(category(0, cards), c)).containsExactly("lacking : It is not known yet whether it is so.");
        assertThat(asked(category(cards, cards), c))
                .as("what is on file leaves nothing open")
                .contains("coreFunctionality")
                .noneMatch(name -> name.startsWith("certificates."));
        assertThat(asked(category(0, cards), c)).contains("coreFunctionality", "certificates.level");
    }

    private static Condition category(int yes, int maybe) {
        CraCertificates.Categories categories = new CraCertificates.Categories(yes, maybe);
        return new Conditions.OnCategory("it is so", Saying.ofClause("it is so", "No."), c -> categories);
    }
}
