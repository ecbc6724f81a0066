package org.craregistry.law;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DeterminationTests {

    private static Determination of(String asOf, Map<String, Object> facts) {
        return Law.determine(Facts.of(facts), Evidence.none(), LocalDate.parse(asOf), States.R0);
    }

    private static Example ordinary() {
        return Example.of("scope.csv").findFirst().orElseThrow();
    }

    @ParameterizedTest
    @CsvSource({
        "2024-12-09, 2024-12-09",
        "2024-12-10, 2025-02-01",
        "2026-11-22, 2026-12-01",
        "2027-12-10, 2027-12-10",
        "2027-12-11, 2028-08-01"
    })
    void holdsUntilTheDayBeforeTheNextDayOfTheLaw(String asOf, String last) {
        assertThat(of(asOf, Map.of()).holdsUntil()).contains(LocalDate.parse(last));
    }

    @ParameterizedTest
    @CsvSource({"2030-12-30, 2030-12-31", "2030-12-31, 2030-12-31", "2031-01-01, ", "2031-01-02, "})
    void holdsUntilTheDayBeforeTheNextDateAmongTheFacts(String asOf, String last) {
        LocalDate expected = last == null ? null : LocalDate.parse(last);

        assertThat(of(asOf, Map.of("placedOnMarketOn", "2031-01-01"))
                        .holdsUntil()
                        .orElse(null))
                .isEqualTo(expected);
    }

    @Test
    void saysWhatItRestsOn() {
        Determination determination = of("2028-09-01", Map.of());

        assertThat(determination.asOf()).isEqualTo("2028-09-01");
        assertThat(determination.stateOfLaw()).isSameAs(States.R0);
    }

    @Test
    void openQuestionsComeInTheOrderOfTheVocabulary() {
        List<Fact<?>> questions = of("2028-09-01", Map.of()).openQuestions();

        assertThat(questions).extracting(Fact::index).isSorted().doesNotHaveDuplicates();
    }

    @Test
    void reasonsHaveOneBranchForEachAnswerDownToTheFacts() {
        Determination determination = ordinary().determination();
        Reason whole = determination.reasons();
        List<Reason> reasons = whole.because();

        assertThat(reasons).extracting(Reason::code).containsExactly("IN_SCOPE", "FULL", "DEFAULT");
        assertThat(reasons).extracting(Reason::truth).containsOnly(Truth.YES);
        assertThat(whole.truth()).isEqualTo(Truth.YES);
        List<String> statements = new ArrayList<>();
        collect(whole, statements);
        assertThat(statements).contains("dataConnection is yes", "coreFunctionality is NONE");
    }

    @Test
    void reasonsOfAnUnknownAnswerShowWhatMayStillDecide() {
        Reason scope = of("2028-09-01", Map.of()).reasons().because().get(0);

        assertThat(scope.truth()).isEqualTo(Truth.UNKNOWN);
        assertThat(scope.because()).extracting(Reason::code).contains("NOT_A_PDE", "EXCL_2_2_A", "STEWARD_REGIME");
    }

    private static void collect(Reason reason, List<String> statements) {
        assertThat(reason.citation()).isNotNull();
        assertThat(reason.statement()).isNotBlank();
        statements.add(reason.statement());
        reason.because().forEach(below -> collect(below, statements));
    }

    @Test
    void contradictionsNameBothFacts() {
        Facts facts = ordinary().facts().with(Vocabulary.CHIP, Chip.MICROCONTROLLER);
        List<Finding> findings = Law.determine(facts, Evidence.none(), LocalDate.of(2028, 9, 1), States.R0)
                .findings();

        assertThat(findings).hasSize(1);
        Finding finding = findings.get(0);
        assertThat(finding.facts()).containsExactly(Vocabulary.NATURE, Vocabulary.CHIP);
        assertThat(finding.message())
                .isEqualTo("Nature (nature) and Chip (chip) contradict each other: neither software nor a service is a"
                        + " chip.");
        assertThat(finding.severity()).isEqualTo(Severity.WARNING);
        assertThat(finding.citation().act()).isEqualTo(Act.CRA);
        assertThat(finding.remedy()).isNotBlank();
    }

    @Test
    void aMissingSignIsPutUpOnlyWhereArticle4AllowsIt() {
        Facts facts =
                ordinary().facts().with(Map.of("presentation", "TEST_SOFTWARE", "nonComplianceSignVisible", false));

        assertThat(Law.determine(facts, Evidence.none(), LocalDate.of(2028, 9, 1), States.R0)
                        .findings())
                .extracting(Finding::remedy)
                .containsExactly("Put up the sign where Article 4 allows it, or let the product comply.");
    }

    @Test
    void groundsOfTheClassNameTheTierOrTheCoreFunctionality() {
        Example chip = Example.of("worked-examples.csv")
                .filter(example -> example.name().startsWith("X13 tamper"))
                .findFirst()
                .orElseThrow();

        assertThat(chip.determination().classification().grounds())
                .containsExactly(CraAnnex3And4Chips.TAMPER_RESISTANT_MICROCONTROLLERS_ARE_CLASS_II);
        assertThat(ordinary().determination().classification().grounds())
                .containsExactly(CraArticle07And08Classes.DEFAULT);
    }

    @Test
    void chipsBetweenTheTiersSayThatTheirClassIsOurReading() {
        Facts facts = ordinary()
                .facts()
                .with(Map.of(
                        "nature",
                        "HARDWARE",
                        "chip",
                        "MICROPROCESSOR",
                        "chipSecuresOthers",
                        true,
                        "chipTamperFeatures",
                        false,
                        "chipAvaVan",
                        4));

        assertThat(Law.determine(facts, Evidence.none(), LocalDate.of(2028, 9, 1), States.R0)
                        .classification()
                        .grounds())
                .containsExactly(
                        CraAnnex3And4Chips.MICROPROCESSORS_ARE_CLASS_I,
                        CraAnnex3And4Chips.CHIPS_BETWEEN_THE_TIERS_ARE_CLASS_I);
    }
}
