package org.craregistry.law;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.craregistry.law.plain.Example;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** That a product on the market is not shown to conform is a finding, and before it is placed there a deadline. */
class MarketConformityTests {

    private static final Evidence NOTHING = Evidence.none();

    private static Example example(String name) {
        return Examples.named("conditions.csv", name);
    }

    private static Facts aRouter() {
        return example("an ordinary product")
                .facts()
                .with(Map.of("coreFunctionality", "CRA-III-I-12", "placedOnMarketOn", "2028-01-15"));
    }

    private static List<Finding> raised(Facts facts, Evidence evidence, String day) {
        return Law.determine(facts, evidence, LocalDate.parse(day), States.R0).findings().stream()
                .filter(finding -> finding.code() == FindingCode.NOT_DEMONSTRATED_ON_MARKET)
                .toList();
    }

    @ParameterizedTest
    @CsvSource({"2028-01-14, 0", "2028-01-15, 1", "2028-01-16, 1"})
    void nothingOnFileIsAFindingFromTheDayOfPlacingOnTheMarket(String day, int findings) {
        assertThat(raised(aRouter(), NOTHING, day)).hasSize(findings);
    }

    @ParameterizedTest
    @CsvSource({"2027-12-10, 0", "2027-12-11, 1"})
    void whatIsStillPlacedOnTheMarketHasToConformFromTheGeneralApplication(String day, int findings) {
        Facts facts = aRouter().with(Map.of("placedOnMarketOn", "2027-03-01", "stillPlacedOnMarket", true));

        assertThat(raised(facts, NOTHING, day)).hasSize(findings);
        assertThat(raised(facts.with(Vocabulary.PLACED_ON_MARKET_ON, null), NOTHING, day))
                .hasSize(findings);
        assertThat(raised(facts.with(Map.of("stillPlacedOnMarket", false)), NOTHING, day))
                .isEmpty();
    }

    @Test
    void namesWhatIsMissingAndThatNoStandardIsCited() {
        Finding finding = raised(aRouter(), NOTHING, "2028-09-01").get(0);

        assertThat(finding.severity()).isEqualTo(Severity.VIOLATION);
        assertThat(finding.message())
                .isEqualTo("On the market, but conformity is not demonstrated. Missing: requirements on the product,"
                        + " handling of vulnerabilities, declaration of conformity, conformity assessment.");
        assertThat(finding.citation()).isEqualTo(Act.CRA.at("Art. 6, 13(1), 13(12)"));
        assertThat(finding.remedy())
                .isEqualTo(
                        "Have a third party assess it and complete what else is missing; make no unit available until then. No"
                                + " standard for its category is published in the Official Journal yet.");
    }

    @Test
    void aStandardIsWantedOnlyWhereOneWouldHelp() {
        String wanted = "because no standard";

        assertThat(procedure(aRouter(), States.R0).because()).contains(wanted);
        assertThat(procedure(aRouter(), States.named("R1")).because()).doesNotContain(wanted);
        assertThat(procedure(aRouter().with(Map.of("coreFunctionality", "NONE")), States.R0)
                        .because())
                .doesNotContain(wanted);
    }

    private static ConditionAnswer procedure(Facts facts, StateOfLaw law) {
        return Law.determine(facts, NOTHING, LocalDate.of(2028, 9, 1), law).craConformity().conditions().stream()
                .filter(condition -> condition.condition() == CraConformity.PROCEDURE_IS_COMPLETED)
                .findFirst()
                .orElseThrow();
    }

    @Test
    void article15CountsByItselfOutsideTheScopeOfTheCra() {
        Example service = example("CV screening as a pure service");

        assertThat(raised(service.facts(), service.evidence(), "2028-09-01"))
                .extracting(Finding::message, Finding::citation)
                .containsExactly(tuple(
                        "On the market, but conformity is not demonstrated. Missing: AI cybersecurity (Article 15).",
                        Act.AI_ACT.at("Art. 8(1), 15, 16(a)")));
    }

    @Test
    void whatIsShownToConformIsNoFinding() {
        Example complete = example("CV screening software with its own back end");

        assertThat(raised(complete.facts(), complete.evidence(), "2028-09-01")).isEmpty();
        assertThat(ahead(complete.facts(), complete.evidence(), "2027-01-01", "2029-01-01"))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"2028-01-14, 2028-01-15, 1", "2028-01-15, 2028-04-01, 0", "2027-12-01, 2028-01-14, 0"})
    void theDayOfPlacingOnTheMarketIsADeadline(String after, String until, int deadlines) {
        assertThat(ahead(aRouter(), NOTHING, after, until)).hasSize(deadlines).allSatisfy(due -> {
            assertThat(due.day()).isEqualTo("2028-01-15");
            assertThat(due.statement())
                    .endsWith("Missing so far: requirements on the product, handling of"
                            + " vulnerabilities, declaration of conformity, conformity assessment");
        });
    }

    @Test
    void forWhatIsOnTheMarketBeforeTheDaysOfApplicationAreTheDeadlines() {
        Facts facts = example("CV screening software with its own back end")
                .facts()
                .with(Map.of("placedOnMarketOn", "2027-12-05", "stillPlacedOnMarket", true));

        assertThat(ahead(facts, NOTHING, "2027-01-01", "2029-01-01"))
                .extracting(due -> due.day().toString(), DutyAhead::restsOn)
                .containsExactly(
                        tuple("2027-12-05", "article15.outcome"), tuple("2027-12-11", "craConformity.outcome"));
    }

    @Test
    void theDayOfAChangeThatBindsAnEarlierProductIsADeadline() {
        Facts router = aRouter()
                .with(Map.of(
                        "placedOnMarketOn",
                        "2026-06-01",
                        "stillPlacedOnMarket",
                        false,
                        "substantiallyModified",
                        true,
                        "substantiallyModifiedOn",
                        "2028-07-01"));
        Facts screening = Examples.named("worked-examples.csv", "X15 CV screening software with its own back end")
                .facts()
                .with(Map.of(
                        "placedOnMarketOn",
                        "2026-06-01",
                        "stillPlacedOnMarket",
                        false,
                        "significantDesignChange",
                        true,
                        "significantDesignChangeOn",
                        "2028-04-01"));

        assertThat(ahead(router, NOTHING, "2027-01-01", "2029-01-01"))
                .extracting(DutyAhead::lastDay)
                .containsExactly(LocalDate.of(2028, 6, 30));
        assertThat(ahead(screening, NOTHING, "2027-01-01", "2029-01-01"))
                .extracting(DutyAhead::lastDay)
                .containsExactly(LocalDate.of(2028, 3, 31));
    }

    private static List<DutyAhead> ahead(Facts facts, Evidence evidence, String after, String until) {
        return Law.dayByDay(facts, evidence, States.R0)
                .dutiesAhead(LocalDate.parse(after), LocalDate.parse(until))
                .stream()
                .filter(duty -> duty.kind() == DutyAhead.Kind.DUE)
                .toList();
    }
}
