package org.craregistry.law;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.craregistry.law.DayAhead.Cause;
import org.craregistry.law.DayAhead.Kind;
import org.craregistry.law.plain.Example;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What lies ahead of a product: every day on which an answer changes, and nothing that is not so. */
class DaysAheadTests {

    private static final String DEVICE = "X28 AI radiology software, a medical device";
    private static final String SCREENING = "X15 CV screening software with its own back end";

    private static Example worked(String name) {
        return Examples.named("worked-examples.csv", name);
    }

    private static List<DayAhead> between(String after, String until, Facts facts, Evidence evidence) {
        return Law.dayByDay(facts, evidence, States.R0).daysAhead(LocalDate.parse(after), LocalDate.parse(until));
    }

    /** Of a medical device with this certificate and nothing else on file, placed on the market in August 2028. */
    private static List<DayAhead> ofDevice(String after, String until, String certificate) {
        Evidence evidence =
                Examples.onFile(Map.of("certificates", certificate, "article15Elements", "all=NOT_EVIDENCED"));
        return between(after, until, worked(DEVICE).facts(), evidence);
    }

    private static List<String> told(List<DayAhead> ahead) {
        return ahead.stream()
                .map(one -> one.day() + " " + one.kind() + " " + one.restsOn())
                .toList();
    }

    private static List<String> changes(DayAhead ahead) {
        return ahead.changes().stream()
                .map(change -> change.answer() + ": " + change.before() + " -> " + change.after())
                .toList();
    }

    @ParameterizedTest
    @CsvSource({
        "2029-05-30, 2029-05-31, false",
        "2029-05-30, 2029-06-01, true",
        "2029-05-31, 2029-06-01, true",
        "2029-05-31, 2029-06-02, true",
        "2029-06-01, 2029-06-02, false",
    })
    void aCertificateExpiresAfterItsLastDay(String after, String until, boolean isAhead) {
        List<DayAhead> ahead = ofDevice(after, until, "EUCC HIGH 2026-06-01..2029-05-31 covers Article-15");

        assertThat(told(ahead))
                .isEqualTo(isAhead ? List.of("2029-06-01 EXPIRES evidence.certificates[0].expiresOn") : List.of());
    }

    @Test
    void saysWhatChangesWhenACertificateExpires() {
        DayAhead expiry = ofDevice("2029-05-01", "2029-06-30", "EUCC HIGH 2026-06-01..2029-05-31 covers Article-15")
                .get(0);

        assertThat(expiry.statement()).isEqualTo("Certificate under EUCC expires: 31 May 2029 is its last day");
        assertThat(expiry.cause()).isEqualTo(Cause.EVIDENCE);
        assertThat(expiry.citation()).isEqualTo(CsaCertificates.IS_IN_ITS_PERIOD.citation());
        assertThat(changes(expiry))
                .containsExactly("ARTICLE_15: PRESUMED_COMPLIANT -> EXPIRED", "BY_CERTIFICATION: YES -> NO");
    }

    @Test
    void aSuspensionBeginsOnItsFirstDayAndEndsAfterItsLast() {
        List<DayAhead> ahead = ofDevice(
                "2028-09-01",
                "2029-01-01",
                "EUCC HIGH 2026-06-01..2031-05-31 covers Article-15 suspended 2028-10-01..2028-11-15");

        assertThat(told(ahead))
                .containsExactly(
                        "2028-10-01 SUSPENDED evidence.certificates[0].suspendedFrom",
                        "2028-11-16 RESUMES evidence.certificates[0].suspendedUntil");
        assertThat(ahead)
                .extracting(DayAhead::statement)
                .containsExactly(
                        "Certificate under EUCC is suspended from 1 October 2028 until 15 November 2028",
                        "Certificate under EUCC is no longer suspended: 15 November 2028 is the last day of its suspension");
        assertThat(changes(ahead.get(0)))
                .containsExactly("ARTICLE_15: PRESUMED_COMPLIANT -> SUSPENDED", "BY_CERTIFICATION: YES -> NO");
        assertThat(changes(ahead.get(1)))
                .containsExactly("ARTICLE_15: SUSPENDED -> PRESUMED_COMPLIANT", "BY_CERTIFICATION: NO -> YES");
        assertThat(ahead.get(0).citation().standing()).isEqualTo(Standing.OUR_READING);
    }

    @ParameterizedTest
    @CsvSource({"2028-12-30, 2028-12-31, 0", "2028-12-31, 2029-01-01, 1", "2029-01-01, 2029-01-02, 0"})
    void aWithdrawalCountsFromItsDay(String after, String until, int entries) {
        List<DayAhead> ahead =
                ofDevice(after, until, "EUCC HIGH 2026-06-01..2031-05-31 covers Article-15 withdrawn 2029-01-01");

        assertThat(ahead).hasSize(entries).allSatisfy(withdrawal -> {
            assertThat(withdrawal.kind()).isEqualTo(Kind.WITHDRAWN);
            assertThat(withdrawal.citation().act()).isEqualTo(Act.EUCC);
            assertThat(changes(withdrawal)).contains("ARTICLE_15: PRESUMED_COMPLIANT -> WITHDRAWN");
        });
    }

    @Test
    void aCertificateThatIsStillToComeBeginsToCount() {
        DayAhead beginning = ofDevice("2028-09-01", "2028-10-02", "EUCC HIGH 2028-10-02..2031-05-31 covers Article-15")
                .get(0);

        assertThat(beginning.kind()).isEqualTo(Kind.BEGINS);
        assertThat(beginning.day()).isEqualTo("2028-10-02");
        assertThat(changes(beginning))
                .containsExactly("ARTICLE_15: INCOMPLETE -> PRESUMED_COMPLIANT", "BY_CERTIFICATION: NO -> YES");
    }

    @ParameterizedTest
    @CsvSource({"2035-12-30, 2035-12-31, 0", "2035-12-31, 2036-01-01, 1", "2036-01-01, 2036-01-02, 0"})
    void theSupportPeriodEndsAfterItsLastDayAlthoughNoAnswerChanges(String after, String until, int entries) {
        List<DayAhead> ahead =
                between(after, until, worked("an ordinary product").facts(), Evidence.none());

        assertThat(ahead).hasSize(entries).allSatisfy(end -> {
            assertThat(end.kind()).isEqualTo(Kind.SUPPORT_ENDS);
            assertThat(end.statement()).isEqualTo("The support period ends: 31 December 2035 is its last day");
            assertThat(end.restsOn()).isEqualTo("facts.supportUntil");
            assertThat(end.citation()).isEqualTo(Vocabulary.SUPPORT_UNTIL.citation());
            assertThat(end.changes()).isEmpty();
        });
    }

    @Test
    void aRouterIsToldOfTheCraAndNotOfTheAiAct() {
        List<DayAhead> ahead =
                between("2024-01-01", "2031-01-01", worked("X45 managed switch").facts(), Evidence.none());

        assertThat(told(ahead))
                .containsExactly(
                        "2024-12-10 APPLIES law.CRA_IN_FORCE",
                        "2026-09-11 APPLIES law.CRA_REPORTING",
                        "2027-12-11 APPLIES law.CRA_GENERAL_APPLICATION",
                        "2028-06-01 PLACED_ON_MARKET facts.placedOnMarketOn");
        assertThat(changes(ahead.get(1)))
                .containsExactly("APPLICABILITY: NOTHING_YET -> ARTICLE_14_ONLY", "REPORTING: NO -> YES");
        assertThat(changes(ahead.get(2)))
                .containsExactly(
                        "APPLICABILITY: ARTICLE_14_ONLY -> FULL",
                        "CRA_CONFORMITY: NOT_YET_APPLICABLE -> NOT_DEMONSTRATED");
        assertThat(ahead.get(2).statement()).isEqualTo("The Cyber Resilience Act begins to apply in full");
        assertThat(ahead.get(2).citation()).isEqualTo(Act.CRA.at("Art. 71(2)"));
        assertThat(ahead.get(2).cause()).isEqualTo(Cause.LAW);
        assertThat(ahead.get(3).statement()).isEqualTo("The first unit is placed on the market on 1 June 2028");
    }

    @Test
    void aHighRiskSystemIsToldOfBothActsOnTheirDays() {
        Example screening = worked(SCREENING);
        List<DayAhead> ahead = between("2027-01-01", "2027-12-31", screening.facts(), screening.evidence());

        assertThat(told(ahead))
                .containsExactly(
                        "2027-12-02 APPLIES law.AI_HIGH_RISK_ANNEX_III",
                        "2027-12-11 APPLIES law.CRA_GENERAL_APPLICATION");
        assertThat(changes(ahead.get(0)))
                .containsExactly(
                        "ARTICLE_15: NOT_YET_APPLICABLE -> INCOMPLETE",
                        "BY_CRA_CONFORMITY: null -> NO",
                        "BY_CERTIFICATION: null -> NO",
                        "BY_DIRECT_EVIDENCE: null -> NO");
    }

    @Test
    void theLastPieceOfEvidenceIsTheOneThatChangesTheAnswer() {
        Example screening = worked(SCREENING);
        List<DayAhead> ahead = between("2028-01-01", "2028-12-31", screening.facts(), screening.evidence());

        List<DayAhead> deeming = ahead.stream()
                .filter(one -> changes(one).contains("ARTICLE_15: INCOMPLETE -> DEEMED_COMPLIANT"))
                .toList();
        assertThat(told(deeming)).containsExactly("2028-05-20 BEGINS evidence.declarations[0].issuedOn");
        assertThat(changes(deeming.get(0)))
                .contains("CRA_CONFORMITY: NOT_DEMONSTRATED -> DEMONSTRATED", "BY_CRA_CONFORMITY: NO -> YES");
    }

    @ParameterizedTest
    @CsvSource({"2027-12-01, 0", "2027-12-02, 1", "2028-08-01, 1"})
    void aServiceOutsideTheCraIsToldOfTheAiActOnly(String until, int entries) {
        Facts service = worked("X14 CV screening as a pure service").facts().with(Vocabulary.PLACED_ON_MARKET_ON, null);

        assertThat(between("2026-12-02", until, service, Evidence.none()))
                .hasSize(entries)
                .extracting(DayAhead::restsOn)
                .containsOnly(
                        Stream.of("law.AI_HIGH_RISK_ANNEX_III").limit(entries).toArray(String[]::new));
    }

    /** R0, with standards for every category of class I from the first day of 2029 on. */
    private static StateOfLaw withStandardsFrom2029() {
        Map<String, Object> standards = new HashMap<>(Map.of(
                "reference",
                "EN 18031",
                "title",
                "Supposed",
                "categories",
                List.of("CRA-III-I-03"),
                "appliesFrom",
                "2029-01-01"));
        return States.builtOn(sections -> sections.get("craStandards").put("entries", List.of(standards)))
                .get("R0");
    }

    @ParameterizedTest
    @CsvSource({"2028-12-30, 2028-12-31, 0", "2028-12-31, 2029-01-01, 1", "2029-01-01, 2029-01-02, 0"})
    void aPublicationIsToldWhereItOpensAProcedure(String after, String until, int entries) {
        Facts manager =
                worked("X03 password manager with a standard applied in full").facts();
        List<DayAhead> ahead = Law.dayByDay(manager, Evidence.none(), withStandardsFrom2029())
                .daysAhead(LocalDate.parse(after), LocalDate.parse(until));

        assertThat(ahead).hasSize(entries).allSatisfy(publication -> {
            assertThat(publication.kind()).isEqualTo(Kind.PUBLISHED);
            assertThat(publication.restsOn()).isEqualTo("law.craStandards[0].appliesFrom");
            assertThat(publication.statement())
                    .isEqualTo("EN 18031 begins to count as a harmonised standard under the CRA");
            assertThat(publication.citation()).isEqualTo(Act.CRA.at("Art. 27(1)"));
            assertThat(changes(publication))
                    .containsExactly("PROCEDURES: MODULE_B_C, MODULE_H -> MODULE_A, MODULE_B_C, MODULE_H");
        });
    }

    @Test
    void aPublicationIsNotToldWhereItChangesNothing() {
        assertThat(Law.dayByDay(worked("an ordinary product").facts(), Evidence.none(), withStandardsFrom2029())
                        .daysAhead(LocalDate.of(2028, 12, 1), LocalDate.of(2029, 12, 1)))
                .isEmpty();
    }

    @Test
    void causesOfOneDayShareItsChangesAndKeepTheirPlaces() {
        Facts facts = worked(DEVICE).facts().with(Vocabulary.SUPPORT_UNTIL, LocalDate.of(2028, 8, 1));
        Evidence evidence = Examples.onFile(Map.of(
                "certificates",
                "EUCC HIGH 2026-06-01..2031-05-31 covers Article-15; EUCC HIGH 2028-08-02..2028-08-01",
                "article15Elements",
                "all=NOT_EVIDENCED"));
        List<DayAhead> ahead = between("2028-07-01", "2028-08-10", facts, evidence);

        assertThat(told(ahead))
                .containsExactly(
                        "2028-08-02 APPLIES law.AI_HIGH_RISK_ANNEX_I",
                        "2028-08-02 SUPPORT_ENDS facts.supportUntil",
                        "2028-08-02 BEGINS evidence.certificates[1].issuedOn",
                        "2028-08-02 EXPIRES evidence.certificates[1].expiresOn");
        assertThat(ahead)
                .extracting(DayAhead::id)
                .containsExactly("2028-08-02.0", "2028-08-02.1", "2028-08-02.2", "2028-08-02.3");
        assertThat(changes(ahead.get(0))).contains("ARTICLE_15: NOT_YET_APPLICABLE -> PRESUMED_COMPLIANT");
        assertThat(ahead)
                .extracting(DayAhead::changes)
                .containsOnly(ahead.get(0).changes());
    }

    @Test
    void piecesOfEvidenceAreCalledByTheirNumberOrByWhatElseIsKnown() {
        LocalDate day = LocalDate.of(2029, 1, 1);
        assertThat(Stream.of(" EUCC-2026-17 ", " ", null).map(number -> statement(certificate(number, null, day))))
                .containsExactly(
                        "Certificate EUCC-2026-17 is suspended from 1 January 2029, with no end date on file",
                        "Certificate is suspended from 1 January 2029, with no end date on file",
                        "Certificate is suspended from 1 January 2029, with no end date on file");
        assertThat(statement(certificate(null, CertificateKind.STATEMENT_OF_CONFORMITY, day)))
                .startsWith("EU statement of conformity is suspended");
        assertThat(statement(assessment(null, day)))
                .isEqualTo(
                        "Conformity assessment under \"Full quality assurance (module H)\" expires: 31 December 2028 is"
                                + " its last day");
        assertThat(statement(assessment("H-9", day))).startsWith("Conformity assessment H-9 expires");
        assertThat(statement(new Declaration("D-3", null, null, day, null, null, null, null, null, null, null)))
                .isEqualTo("EU declaration of conformity D-3 is withdrawn on 1 January 2029");
    }

    private static Certificate certificate(String number, CertificateKind kind, LocalDate suspendedFrom) {
        return new Certificate(
                null,
                kind,
                number,
                null,
                null,
                null,
                null,
                Set.of(),
                null,
                null,
                null,
                null,
                suspendedFrom,
                null,
                Set.of(),
                Set.of(),
                null);
    }

    private static ConformityAssessment assessment(String number, LocalDate day) {
        return new ConformityAssessment(
                Procedure.MODULE_H, null, null, number, null, day.minusDays(1), null, null, null, null);
    }

    private static String statement(Object piece) {
        List<DayAhead> ahead =
                between("2028-12-31", "2029-01-01", Facts.none(), new Filings(0).with(Evidence.none(), piece));
        assertThat(ahead).hasSize(1);
        return ahead.get(0).statement();
    }

    @ParameterizedTest
    @CsvSource({
        "AI_ACT_ANNEX_VII, AI_ACT, Art. 44(2)",
        "MODULE_H, CRA, 'Art. 32, 12(2), 12(3), 13(12)'",
        ", CRA, 'Art. 32, 12(2), 12(3), 13(12)'"
    })
    void theExpiryOfAnAssessmentIsCitedByItsProcedure(Procedure procedure, Act act, String place) {
        ConformityAssessment assessment = new ConformityAssessment(
                procedure, null, null, null, null, LocalDate.of(2028, 12, 31), null, null, null, null);

        List<DayAhead> ahead =
                between("2028-12-31", "2029-01-01", Facts.none(), new Filings(0).with(Evidence.none(), assessment));
        assertThat(ahead).hasSize(1);
        assertThat(ahead.get(0).citation().act()).isEqualTo(act);
        assertThat(ahead.get(0).citation().place()).isEqualTo(place);
    }

    @ParameterizedTest
    @CsvSource({
        "substantiallyModified, substantiallyModifiedOn",
        "significantDesignChange, significantDesignChangeOn",
        "aiSubstantiallyModified, aiSubstantiallyModifiedOn"
    })
    void aModificationThatNeverHappensIsNotAhead(String whether, String on) {
        Facts dated = Facts.none().with(Map.of(on, "2029-01-01"));

        assertThat(told(between("2028-12-31", "2029-01-01", dated, Evidence.none())))
                .containsExactly("2029-01-01 MODIFIED facts." + on);
        assertThat(between("2028-12-31", "2029-01-01", dated.with(Map.of(whether, true)), Evidence.none()))
                .hasSize(1);
        assertThat(between("2028-12-31", "2029-01-01", dated.with(Map.of(whether, false)), Evidence.none()))
                .isEmpty();
    }

    @Test
    void aCommonSpecificationCountsUnderItsOwnParagraph() {
        StateOfLaw state = States.builtOn(sections -> sections.get("craSpecifications")
                        .put(
                                "entries",
                                List.of(Map.of(
                                        "reference",
                                        "IR 1",
                                        "title",
                                        "Supposed",
                                        "categories",
                                        List.of("CRA-III-I-03"),
                                        "appliesFrom",
                                        "2029-01-01"))))
                .get("R0");
        Facts manager =
                worked("X03 password manager with a standard applied in full").facts();

        assertThat(Law.dayByDay(manager, Evidence.none(), state)
                        .daysAhead(LocalDate.of(2028, 12, 31), LocalDate.of(2029, 1, 1)))
                .singleElement()
                .satisfies(publication -> {
                    assertThat(publication.citation()).isEqualTo(Act.CRA.at("Art. 27(5), 27(2)"));
                    assertThat(changes(publication))
                            .containsExactly("PROCEDURES: MODULE_B_C, MODULE_H -> MODULE_A, MODULE_B_C, MODULE_H");
                });
    }

    @Test
    void nothingAnsweredAndNothingOnFileHasOnlyTheLawAhead() {
        assertThat(told(between("2020-01-01", "2040-01-01", Facts.none(), Evidence.none())))
                .containsExactly(
                        "2024-12-10 APPLIES law.CRA_IN_FORCE",
                        "2026-09-11 APPLIES law.CRA_REPORTING",
                        "2027-12-11 APPLIES law.CRA_GENERAL_APPLICATION");
        assertThat(between("2028-01-01", "2028-01-01", Facts.none(), Evidence.none()))
                .isEmpty();
        assertThat(between("2030-01-01", "2020-01-01", Facts.none(), Evidence.none()))
                .isEmpty();
    }

    @Test
    void whatIsValidUntilTheEndOfTimeNeverExpires() {
        ConformityAssessment endless = new ConformityAssessment(
                Procedure.MODULE_H, null, null, null, null, LocalDate.MAX, null, null, null, null);

        assertThat(between("2028-01-01", "2040-01-01", Facts.none(), new Filings(0).with(Evidence.none(), endless)))
                .isEmpty();
    }
}
