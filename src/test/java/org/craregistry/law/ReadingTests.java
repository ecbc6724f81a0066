package org.craregistry.law;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.craregistry.law.plain.Example;
import org.junit.jupiter.api.Test;

/** Each reading of a point that the acts leave open, turned the other way. */
class ReadingTests {

    private static final LocalDate DAY = LocalDate.of(2028, 9, 1);

    private static Map<String, StateOfLaw> reading(String name, Object value) {
        return States.builtOn(sections -> sections.get("readings").put(name, value));
    }

    private static Determination determine(String table, String example, StateOfLaw stateOfLaw) {
        Example read = Examples.named(table, example);
        return Law.determine(read.facts(), read.evidence(), read.asOf(), stateOfLaw);
    }

    private static Determination determine(String example, StateOfLaw stateOfLaw) {
        return determine("conditions.csv", example, stateOfLaw);
    }

    private static Article15Outcome article15(Determination determination) {
        return determination.article15().outcome();
    }

    @Test
    void withoutTheDemandOfArticle39EveryNotifiedBodyCounts() {
        Determination determination = determine(
                "D9 under I2: a notified body not assessed for Article 39",
                reading("article39Demanded", false).get("R0"));

        assertThat(article15(determination)).isEqualTo(Article15Outcome.DEEMED_COMPLIANT);
        assertThat(determination.findings()).isEmpty();
    }

    @Test
    void withoutTheDemandToCloseItTheGapOfAssuranceDoesNotBlock() {
        Determination determination = determine(
                "D9 under I7: the sectoral procedure without a third party leaves a gap",
                reading("assuranceGapClosed", false).get("R0"));

        assertThat(article15(determination)).isEqualTo(Article15Outcome.DEEMED_COMPLIANT);
    }

    @Test
    void withoutTheDemandBesideANotifiedBodyTheCertificateIsNotNeeded() {
        StateOfLaw law = reading("mandateBesideNotifiedBody", false).get("R3");

        assertThat(article15(
                        determine("D9 under I14: a notified body without the certificate that the act demands", law)))
                .isEqualTo(Article15Outcome.DEEMED_COMPLIANT);
        assertThat(article15(
                        determine("D9 under I15: a sectoral body without the certificate that the act demands", law)))
                .isEqualTo(Article15Outcome.DEEMED_COMPLIANT);
        assertThat(article15(determine("D9 under I12: a certificate below the level of the act", law)))
                .isEqualTo(Article15Outcome.INCOMPLETE);
    }

    @Test
    void withOpenSourceUnderTheDerogationInternalControlIsNotEnough() {
        Determination determination = determine(
                "D9 under I8: internal control under the AI Act",
                reading("openSourceUnderDerogation", true).get("R0"));

        assertThat(determination.interplay()).isEqualTo("I9");
        assertThat(article15(determination)).isEqualTo(Article15Outcome.INCOMPLETE);
        assertThat(determination.findings())
                .extracting(Finding::code)
                .containsExactly(FindingCode.NOT_DEMONSTRATED_ON_MARKET);
    }

    @Test
    void withoutTheReviewAHealthRecordSystemNeedsOnlyItsProcedure() {
        Determination determination = determine(
                "D9 under I17: its own procedure without the review",
                reading("healthRecordsReviewed", false).get("R0"));

        assertThat(article15(determination)).isEqualTo(Article15Outcome.DEEMED_COMPLIANT);
        assertThat(determination.findings())
                .extracting(Finding::citation)
                .containsExactly(Procedures.HEALTH_RECORDS_AWAIT_THEIR_DAY.citation());
    }

    @Test
    void theLimbOfAnnexIIICountsBesideSectionBOnlyWhereItIsReadSo() {
        Facts machine = Examples.named(
                        "traps.csv", "trap 22: machinery is of Section B, Article 15 is not directly applicable")
                .facts()
                .with(Map.of("annexIIIPoints", List.of("P4B")));

        assertThat(status(machine, States.R0)).isEqualTo(AiStatusOutcome.HIGH_RISK_ANNEX_III);
        assertThat(status(machine, reading("annexIIIBesideSectionB", false).get("R0")))
                .isEqualTo(AiStatusOutcome.HIGH_RISK_ANNEX_I_B);
    }

    private static AiStatusOutcome status(Facts facts, StateOfLaw stateOfLaw) {
        return Law.determine(facts, Evidence.none(), DAY, stateOfLaw).aiStatus().outcome();
    }

    @Test
    void theAiLegacyLooksAtTheSystemOrAtItsUnits() {
        Facts sold = Examples.named("worked-examples.csv", "X14 CV screening as a pure service")
                .facts()
                .with(Map.of("placedOnMarketOn", "2027-03-01", "stillPlacedOnMarket", true));
        StateOfLaw byUnit = reading("aiLegacy", "UNIT").get("R0");

        Determination bySystem = Law.determine(sold, Evidence.none(), DAY, States.R0);
        assertThat(article15(bySystem)).isEqualTo(Article15Outcome.NOT_APPLICABLE);
        assertThat(bySystem.findings()).extracting(Finding::code).containsExactly(FindingCode.SUBJECT_TO_READING);
        assertThat(article15(Law.determine(sold, Evidence.none(), DAY, byUnit))).isEqualTo(Article15Outcome.INCOMPLETE);
        assertThat(article15(
                        Law.determine(sold.with(Map.of("stillPlacedOnMarket", false)), Evidence.none(), DAY, byUnit)))
                .isEqualTo(Article15Outcome.NOT_APPLICABLE);
    }

    @Test
    void aDelegatedActThatLimitsArticle15IsNamed() {
        Map<String, Object> act =
                new HashMap<>(Map.of("code", "DR_X", "title", "Supposed", "acts", List.of("MEDICAL_DEVICES")));
        StateOfLaw law = States.builtOn(
                        sections -> sections.get("aiLimitations").put("entries", List.of(act)))
                .get("R0");
        Determination limited = determine("worked-examples.csv", "X28 AI radiology software, a medical device", law);

        assertThat(article15(limited)).isEqualTo(Article15Outcome.LIMITED);
        assertThat(limited.article15().detailCodes()).containsExactly("DR_X");
        assertThat(article15(determine(
                        "worked-examples.csv",
                        "X34 connected talking toy with a notified body assessed for Article 39",
                        law)))
                .isEqualTo(Article15Outcome.DEEMED_COMPLIANT);
    }
}
