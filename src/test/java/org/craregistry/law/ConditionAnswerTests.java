package org.craregistry.law;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is said of a condition: what was met, and where it stands in the input. */
class ConditionAnswerTests {

    private static List<ConditionAnswer> conditions(String example) {
        return Examples.determination(Examples.named("worked-examples.csv", example)).article15().routes().stream()
                .flatMap(route -> route.conditions().stream())
                .toList();
    }

    private static ConditionAnswer condition(String example, String id) {
        return conditions(example).stream()
                .filter(answer -> answer.code().equals(id))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void saysWhatIsSoInPlaceOfDenyingWhatIsNot() {
        assertThat(condition("X16 X15 without a word on Article 15 in the declaration", "PRESUMED_VIA_STANDARD")
                        .because())
                .isEqualTo(
                        "No standard for all requirements on high-risk systems is published in the Official Journal yet.");
    }

    @Test
    void saysWhatKeepsTheNearestWayFromCounting() {
        String example = "X16 X15 without a word on Article 15 in the declaration";

        assertThat(condition(example, "D7").because())
                .isEqualTo(
                        "The declaration on file does not state that the level of cybersecurity under Article 15 of the AI Act is reached.");
    }

    @Test
    void leadsWithWhatIsNotMetWhereTheRestIsOnlyUnknown() {
        Determination nothing =
                Law.determine(Facts.none(), Evidence.none(), LocalDate.of(2028, 9, 1), States.named("R4"));

        assertThat(nothing.craConformity().conditions())
                .filteredOn(answer -> answer.condition() == CraConformity.PROCEDURE_IS_COMPLETED)
                .extracting(ConditionAnswer::because)
                .containsExactly("No completed conformity assessment is on file.");
    }

    @ParameterizedTest
    @CsvSource({
        "0, The chip is designed for no AVA_VAN level.",
        "3, The chip is designed to withstand attacks of AVA_VAN level 3."
    })
    void saysWhichAttacksAChipWithstands(int level, String sentence) {
        Facts facts = Facts.of(Map.of("chipAvaVan", level));

        assertThat(FactStatements.of(
                        Vocabulary.CHIP_AVA_VAN,
                        new DayByDay(facts, Evidence.none(), States.named("R4"), null)
                                .caseOn(LocalDate.of(2028, 9, 1))))
                .isEqualTo(sentence);
    }

    @Test
    void namesTheRequirementsByWhatIsWrongWithThem() {
        ConditionAnswer partI =
                condition("X17 X15 without a disclosure policy and a reason why logging is not applicable", "D4");

        assertThat(partI.because())
                .isEqualTo("A written reason is missing why \"Security logging and monitoring\" does not apply.");
        assertThat(partI.missing()).containsExactly("CRA-AI-P1-2l");
        assertThat(partI.restsOn()).containsExactly("evidence.requirements");
    }

    @Test
    void pointsAtTheFactsBehindAnotherAnswer() {
        assertThat(condition("X28 AI radiology software, a medical device", "D1")
                        .restsOn())
                .containsExactly("facts.otherLaw");
    }

    @Test
    void pointsAtThePieceOfEvidence() {
        assertThat(condition("X30 X28 with a withdrawn certificate", "C5").restsOn())
                .contains("evidence.certificates[0].level");
        assertThat(condition("X30 X28 with a withdrawn certificate", "C5").pieces())
                .containsExactly(new PieceOfEvidence("certificates", 0));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            evidence.certificates[0].level | certificates | 0
            evidence.declarations[12]      | declarations | 12
            """)
    void aPathLeadsIntoAPieceOfEvidence(String path, String list, int index) {
        assertThat(PieceOfEvidence.at(path)).containsExactly(new PieceOfEvidence(list, index));
    }

    @ParameterizedTest
    @ValueSource(strings = {"facts.nature", "evidence.requirements", "evidence.declarations"})
    void aPathLeadsElsewhere(String path) {
        assertThat(PieceOfEvidence.at(path)).isEmpty();
    }

    @Test
    void namesTheElementsThatTheCertificateDoesNotCover() {
        assertThat(condition("X26 AI pressure control for a water network", "C10")
                        .missing())
                .containsExactly("A15-CY4a", "A15-CY4c", "A15-CY4e");
        assertThat(condition("X28 AI radiology software, a medical device", "C10")
                        .missing())
                .isEmpty();
    }

    @Test
    void namesThePiecesOfEvidenceThatItRestsOn() {
        assertThat(condition("X30 X28 with a withdrawn certificate", "C5").pieces())
                .containsExactly(new PieceOfEvidence("certificates", 0));
        assertThat(condition("X15 CV screening software with its own back end", "D6")
                        .pieces())
                .containsExactly(new PieceOfEvidence("declarations", 0));
        assertThat(condition("X17 X15 without a disclosure policy and a reason why logging is not applicable", "D4")
                        .pieces())
                .isEmpty();
    }

    @Test
    void saysWhichSupportIsRequired() {
        assertThat(Examples.determination(
                                Examples.named("findings.csv", "support that ends on the day of placing on the market"))
                        .findings())
                .filteredOn(finding -> finding.code() == FindingCode.SUPPORT_PERIOD_TOO_SHORT)
                .first()
                .extracting(Finding::message)
                .asString()
                .isEqualTo(
                        "Support is declared until 1 June 2028, but required until 1 June 2033: for an expected use of 5 years.");
    }
}
