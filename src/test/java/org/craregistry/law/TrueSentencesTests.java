package org.craregistry.law;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.craregistry.law.plain.Example;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is told of a product is true of it, also where questions are open or something else is on file than is needed. */
class TrueSentencesTests {

    private static final Example APPLICANTS =
            Examples.named("rulings.csv", "a password manager that screens applicants");

    private static Determination determination(Facts facts, Evidence evidence) {
        return Law.determine(facts, evidence, LocalDate.of(2028, 9, 1), States.named("R2"));
    }

    private static Facts facts(Map<String, ?> answers) {
        return APPLICANTS.facts().with(answers);
    }

    private static Facts without(Fact<?> fact) {
        return APPLICANTS.facts().with(fact, null);
    }

    private static Evidence onFile(String declarations, String assessments) {
        Map<String, String> cells = new HashMap<>();
        cells.put("version", "1");
        cells.put("declarations", declarations);
        cells.put("assessments", assessments);
        return Examples.onFile(cells);
    }

    private static String reason(Procedure procedure, Determination determination) {
        return determination.procedures().stream()
                .filter(option -> option.procedure() == procedure)
                .map(ProcedureOption::reason)
                .findFirst()
                .orElseThrow();
    }

    private static String because(String code, Determination determination) {
        return determination.craConformity().conditions().stream()
                .filter(condition -> condition.code().equals(code))
                .map(ConditionAnswer::because)
                .findFirst()
                .orElseThrow();
    }

    private static List<String> messages(FindingCode code, Determination determination) {
        return determination.findings().stream()
                .filter(finding -> finding.code() == code)
                .map(Finding::message)
                .toList();
    }

    /** Its row of Article 32 would open all three; what closes them is one of two things under the AI Act. */
    @ParameterizedTest
    @CsvSource({"MODULE_A", "MODULE_B_C", "MODULE_H"})
    void whatTheAiActClosesOneWayOrTheOtherIsNotToldToBeAllowed(Procedure procedure) {
        Determination open = determination(without(Vocabulary.PROHIBITED_PRACTICES), Evidence.none());

        assertThat(open.withoutAiAct().row()).isEqualTo(Article32Row.T5);
        assertThat(reason(procedure, open)).isEqualTo("No answer that is still open would allow it.");
    }

    @Test
    void aThirdPartyIsNotToldToBeNeededWhereItsProcedureIsClosed() {
        Facts facts = facts(Map.of("coreFunctionality", "CRA-III-II-02", "annexIIIPoints", List.of("P1A")))
                .with(Vocabulary.PROHIBITED_PRACTICES, null);

        assertThat(reason(Procedure.MODULE_H, determination(facts, Evidence.none())))
                .isEqualTo("No answer that is still open would allow it.");
        assertThat(reason(Procedure.MODULE_A, determination(facts, Evidence.none())))
                .isEqualTo("A third party has to assess it, because it is an important product of class II.");
    }

    @Test
    void healthRecordSystemsAreNotToldThatTheirProcedureIsForOthers() {
        Facts health = facts(Map.of("ehrSystem", true, "operatorRole", "OPEN_SOURCE_STEWARD"));

        assertThat(reason(Procedure.EHDS_CHAPTER_III, determination(health, Evidence.none())))
                .isEqualTo("Only electronic health record systems follow it, once it applies to them.");
    }

    @Test
    void whatIsNotKnownIsNotNamedAsMissing() {
        Facts facts = without(Vocabulary.SUBSTANTIALLY_MODIFIED);
        Evidence declared = onFile("FULL 2028-05-15 acts CRA,AI_ACT items 1-8 identifies ?", "none");
        String missing = "requirements on the product, handling of vulnerabilities, conformity assessment";

        assertThat(messages(FindingCode.NOT_DEMONSTRATED_ON_MARKET, determination(facts, declared)))
                .containsExactly("On the market, but conformity is not demonstrated. Missing: " + missing
                        + ", AI cybersecurity (Article 15).");
        assertThat(Law.dayByDay(facts, declared, States.named("R2"))
                        .dutiesAhead(LocalDate.of(2028, 5, 20), LocalDate.of(2028, 6, 1)))
                .extracting(DutyAhead::statement)
                .filteredOn(statement -> statement.contains("Missing"))
                .singleElement()
                .asString()
                .endsWith("Missing so far: " + missing);
    }

    @Test
    void anAssessmentUnderAnotherActIsNotToldToBeNone() {
        Facts notAi = facts(Map.of("aiSystem", false, "annexIIIPoints", List.of()));
        Evidence ofTheAiAct = onFile("none", "AI_ACT_ANNEX_VI 2028-05-01 annexI yes findings no");

        assertThat(because("PROCEDURE", determination(notAi, ofTheAiAct)))
                .isEqualTo("No completed conformity assessment under the CRA is on file.");
    }

    @Test
    void afterAModificationAnotherAssessmentIsNotToldToBeNone() {
        Facts modified = facts(Map.of("aiSubstantiallyModified", true, "aiSubstantiallyModifiedOn", "2028-07-01"));
        Evidence another = onFile("none", "MODULE_B_C 2028-08-01 annexI yes findings no");

        assertThat(messages(FindingCode.REASSESSMENT_REQUIRED, determination(modified, another)))
                .containsExactly(
                        "The AI system was substantially modified, and the assessment that the AI Act asks for has not followed.");
    }

    @Test
    void aModificationThatNothingHasFollowedIsNotToldToBeNone() {
        Facts modified = facts(Map.of("substantiallyModified", true, "substantiallyModifiedOn", "2028-07-01"));

        assertThat(because("MODIFICATION", determination(modified, Evidence.none())))
                .isEqualTo(
                        "After a substantial modification the product is assessed anew, then declared; no declaration is in force yet.");
    }

    @Test
    void whatADeclarationLacksThatTookThePlaceOfAnotherIsTold() {
        Facts modified = facts(Map.of("substantiallyModified", true, "substantiallyModifiedOn", "2028-07-01"));
        String earlier = "FULL 2028-05-15 acts CRA,AI_ACT items 1-8 identifies yes article15 yes elements Article-15; ";
        Evidence lacking = onFile(earlier + "FULL 2028-07-20 acts CRA items 1-6,8 identifies yes", "none");
        Evidence simplified = onFile(earlier + "SIMPLIFIED 2028-07-20 acts CRA", "none");

        assertThat(because("DECLARATION", determination(modified, lacking)))
                .isEqualTo("The declaration of conformity lacks items that Annex V asks for.");
        assertThat(because("DECLARATION", determination(modified, simplified)))
                .startsWith("Only the simplified declaration of conformity is on file, and the full one is needed.");
    }

    @Test
    void whatIsOutsideOrOfAStewardIsNotToldToBeUnknown() {
        Map<String, Object> steward = Map.of("operatorRole", "OPEN_SOURCE_STEWARD", "commercialActivity", false);
        Facts open = facts(steward).with(Vocabulary.CLASSIFIED_INFORMATION, null);

        assertThat(determination(open, Evidence.none())
                        .article15()
                        .routes()
                        .get(0)
                        .conditions())
                .filteredOn(condition -> condition.code().equals("D1"))
                .extracting(ConditionAnswer::because)
                .containsExactly("The CRA does not cover the product, or only with the light rules for stewards.");
    }

    @Test
    void theLastDayOfHealthRecordSystemsIsThatOfTheLastGroup() {
        StateOfLaw moved = States.builtOn(sections -> {
                    @SuppressWarnings("unchecked") // each day is a section with the day in it
                    Map<String, Object> last =
                            (Map<String, Object>) sections.get("dates").get("EHDS_PUT_INTO_SERVICE");
                    last.put("day", "2032-03-26");
                })
                .get("R0");
        Determination health =
                Law.determine(facts(Map.of("ehrSystem", true)), Evidence.none(), LocalDate.of(2031, 3, 26), moved);

        assertThat(messages(FindingCode.MANUAL_REVIEW, health))
                .anyMatch(message -> message.contains("the last from 26 March 2032"));
    }

    @Test
    void certificationAwaitsACertificateThatCoversEnough() {
        Facts notAi = facts(Map.of("aiSystem", false, "annexIIIPoints", List.of()));

        assertThat(reason(Procedure.EUROPEAN_CERTIFICATION, determination(notAi, Evidence.none())))
                .isEqualTo("It opens once a certificate of the level and coverage that the product needs is on file.");
    }

    @Test
    void aChipOfNoTierIsNotToldToBeOfAnotherCategory() {
        Facts chip = facts(Map.of("coreFunctionality", "CRA-III-II-04", "chip", "MICROCONTROLLER"));

        assertThat(messages(FindingCode.CONTRADICTORY_FACTS, determination(chip, Evidence.none())))
                .containsExactly("The answers to \"Core functionality\" and \"Chip\" contradict each other: the facts"
                        + " about the chip do not lead to that category.");
    }

    @Test
    void aDesignThatChangedBeforeTheRulesAppliedIsNotToldToBeUnchanged() {
        Facts changed = facts(Map.of(
                "placedOnMarketOn", "2027-06-01",
                "significantDesignChange", true,
                "significantDesignChangeOn", "2027-12-01"));

        assertThat(determination(changed, Evidence.none()).article15().detail())
                .isEqualTo("Article 15 does not apply: the AI system was on the market before the rules began to apply"
                        + " to it, and its design has not changed significantly from that day on.");
    }

    @Test
    void aWayWithNothingOnFileIsNotTheNearest() {
        Evidence begun = onFile("FULL 2028-05-15 acts CRA,AI_ACT items 1-8 identifies yes", "none");

        assertThat(determination(APPLICANTS.facts(), begun).article15().detail())
                .isEqualTo(
                        "On the nearest way, conformity with the CRA, 4 of 10 conditions are not met yet or still unknown.");
    }

    @Test
    void theNearestOfTheWaysThatAreBegunIsTold() {
        Evidence both = Examples.onFile(Map.of(
                "version", "1",
                "declarations", "FULL 2028-05-15 acts CRA,AI_ACT items 1-8 identifies yes",
                "certificates", "EUCC SUBSTANTIAL 2026-06-01..2028-08-31 covers Article-15 version 1"));

        assertThat(determination(APPLICANTS.facts(), both).article15().detail())
                .isEqualTo(
                        "On the nearest way, certification under the Cybersecurity Act, one condition is not met yet:"
                                + " \"In its period of validity\".");
    }

    @Test
    void aMachineIsNotToldThatTheProcedureOfItsOwnActIsClosed() {
        Facts plain =
                facts(Map.of("annexIIIPoints", List.of(), "annexIAct", "TOYS", "thirdPartyAssessmentRequired", false));

        assertThat(reason(Procedure.SECTORAL, determination(plain, Evidence.none())))
                .isEqualTo("The AI Act does not ask for it; the product's own safety law may still do so.");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    2027-12-10 | OPEN_SOURCE_STEWARD | Stewards of open-source software report only from 11 December 2027.
                    2027-12-11 | OPEN_SOURCE_STEWARD | A steward of open-source software reports too, from 11 December 2027 on.
                    2027-12-11 | IMPORTER            | Reporting is for the manufacturer. Our role for this product is "Importer".
                    2027-12-11 | MANUFACTURER        | The manufacturer reports actively exploited vulnerabilities and severe incidents.
                    """)
    void whoReportsIsToldByTheRole(LocalDate day, String role, String sentence) {
        Facts facts = facts(Map.of("operatorRole", role, "freeAndOpenSource", true));

        assertThat(Law.determine(facts, Evidence.none(), day, States.named("R2"))
                        .reporting()
                        .because())
                .isEqualTo(sentence);
    }

    @Test
    void anImporterOfWhatIsOnTheMarketIsNotToldWhatToDoBefore() {
        Facts imported = facts(Map.of("operatorRole", "IMPORTER", "placedOnMarketOn", "2028-06-01"));

        assertThat(determination(imported, Evidence.none()).findings())
                .filteredOn(finding -> finding.code() == FindingCode.NOT_DEMONSTRATED_ON_MARKET)
                .extracting(Finding::remedy)
                .singleElement()
                .asString()
                .startsWith("Ask the manufacturer for what is missing. Place no further unit on the market");
    }

    @ParameterizedTest
    @CsvSource({
        "2028-09-01, The first unit was placed on the market on 1 September 2028.",
        "2028-09-02, The first unit will be placed on the market on 2 September 2028."
    })
    void aDayAheadIsNotToldAsPast(String day, String sentence) {
        Case c = determination(facts(Map.of("placedOnMarketOn", day)), Evidence.none())
                .judged();

        assertThat(FactStatements.of(Vocabulary.PLACED_ON_MARKET_ON, c)).isEqualTo(sentence);
    }

    @Test
    void aLongTitleIsNotCutInTheMiddle() {
        Case c = determination(facts(Map.of("coreFunctionality", "CRA-III-I-18")), Evidence.none())
                .judged();

        assertThat(FactStatements.of(Vocabulary.CORE_FUNCTIONALITY, c))
                .isEqualTo("Its core functionality is \"Internet connected toys with social or location features\".");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    true  | Article 15 applies to the AI system.
                    false | Article 15 binds only high-risk AI systems.
                          | It is not known yet whether Article 15 applies to the product.
                    """)
    void whetherArticle15AppliesIsToldAsFarAsItIsKnown(Boolean aiSystem, String sentence) {
        Condition passed = Article15.GATE.is(Article15Gate.PASSED);
        Case c = determination(APPLICANTS.facts().with(Vocabulary.AI_SYSTEM, aiSystem), Evidence.none())
                .judged();

        assertThat(ToldReasons.of(passed, c).sentence(passed.weigh(c))).isEqualTo(sentence);
    }
}
