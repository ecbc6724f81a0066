package org.craregistry.law;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.craregistry.law.NewVersion.Lapse;
import org.craregistry.law.plain.EvidenceReader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What holds for a new version, and what is left behind with the earlier one. */
class NewVersionTests {

    private static final LocalDate DAY = LocalDate.of(2028, 9, 1);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "technicalDocumentationPublic",
                "standardsApplied",
                "aiStandardsApplied",
                "riskAssessmentCoversAiThreats",
                "derogationDocumented",
                "registeredInEuDatabase",
                "presentation",
                "nonComplianceSignVisible",
                "placedOnMarketOn"
            })
    void whatIsToldOfOneVersionIsNotTakenOver(String name) {
        Fact<?> fact = Vocabulary.fact(name);

        assertThat(NewVersion.lapse(fact))
                .hasValueSatisfying(lapse ->
                        assertThat(lapse.citation()).isEqualTo(fact.citation().asOurReading()));
        Facts ordinary =
                Examples.named("worked-examples.csv", "an ordinary product").facts();
        assertThat(NewVersion.taken(ordinary).plain()).isNotEmpty().doesNotContainKey(name);
    }

    @Test
    void whatTheProductIsIsTakenOver() {
        assertThat(NewVersion.lapse(Vocabulary.NATURE)).isEmpty();
        assertThat(NewVersion.lapse(Vocabulary.EXPECTED_USE_YEARS)).isEmpty();
    }

    @Test
    void onlyTheHandlingOfVulnerabilitiesOutlivesTheVersion() {
        assertThat(Arrays.stream(AnnexIRequirement.values())
                        .filter(requirement -> NewVersion.lapse(requirement).isEmpty()))
                .isEqualTo(AnnexIRequirement.ofPart(2));
        assertThat(NewVersion.lapse(AnnexIRequirement.P1_1).orElseThrow().citation())
                .isEqualTo(Act.CRA.at("Art. 13(2) to (4), Annex I Part I").asOurReading());
        assertThat(NewVersion.lapseOfElements().citation().act()).isEqualTo(Act.AI_ACT);
    }

    @ParameterizedTest
    @CsvSource({
        "CRA_CONFORMITY, CRA, 'Art. 12(1), AI Act Art. 42(3)'",
        "CYBERSECURITY_ACT_CERTIFICATION, AI_ACT, Art. 42(2)",
        "DIRECT_EVIDENCE, AI_ACT, Art. 15"
    })
    void aDecisionOnARouteIsCitedByItsRoute(Article15Route route, Act act, String place) {
        assertThat(NewVersion.lapse(route).citation()).isEqualTo(new Citation(act, place, Standing.OUR_READING));
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "-, -, -, -, -",
                "2028-09-01, -, -, -, withdrawn on 1 September 2028",
                "2028-09-02, -, -, -, -",
                "-, 2028-08-31, -, -, expired: 31 August 2028",
                "-, 2028-09-01, -, -, -",
                "-, -, 2028-09-01, -, with no end date on file",
                "-, -, 2028-09-02, -, -",
                "-, -, 2028-08-01, 2028-10-01, -"
            })
    void aCertificateThatDoesNotHoldOnTheDayIsLeftBehind(
            LocalDate withdrawn, LocalDate expires, LocalDate suspended, LocalDate until, String words) {
        Optional<Lapse> lapse = NewVersion.lapse(
                certificate(CertifiedObject.THIS_PRODUCT, expires, withdrawn, suspended, until), " 2.0", DAY);

        if (words == null) {
            assertThat(lapse).isEmpty();
        } else {
            assertThat(lapse.orElseThrow().statement()).contains(words);
        }
    }

    @Test
    void whatWasSignedOrIsOfOneVersionIsDoneAnew() {
        Declaration declaration = new Declaration(null, null, null, null, null, null, null, null, null, null, null);

        assertThat(NewVersion.lapse(declaration, "2.0", DAY).orElseThrow().citation())
                .isEqualTo(Act.CRA.at("Art. 28(1), Annex V points 1 and 4").asOurReading());
        assertThat(NewVersion.lapseOfClassification().citation())
                .isEqualTo(Vocabulary.CORE_FUNCTIONALITY.citation().asOurReading());
    }

    @Test
    void aCertificateOfAComponentSaysSo() {
        Certificate component = certificate(CertifiedObject.COMPONENT, null, null, null, null);

        assertThat(NewVersion.lapse(component, "2.0", DAY).orElseThrow().statement())
                .contains("component");
        assertThat(NewVersion.lapse(component, "3.0", DAY).orElseThrow().statement())
                .contains("component");
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "MODULE_H, -, -, covers this product, Annex VIII Part IV",
                "MODULE_H, 2028-09-01, false, covers this product, Annex VIII Part IV",
                "MODULE_H, 2028-08-31, false, not valid any more, Annex VIII Part IV",
                "MODULE_H, -, true, open findings, Annex VIII Part IV",
                "MODULE_B_C, -, false, of the earlier version, 'Art. 32(1), Annex VIII'",
                "-, -, -, of the earlier version, 'Art. 32(1), Annex VIII'"
            })
    void noAssessmentIsTakenOverUnseen(
            Procedure procedure, LocalDate validUntil, Boolean openFindings, String words, String place) {
        ConformityAssessment assessment = new ConformityAssessment(
                procedure, null, null, "Q-1", null, validUntil, null, null, openFindings, null);

        Lapse lapse = NewVersion.lapse(assessment, "2.0", DAY).orElseThrow();
        assertThat(lapse.statement()).contains(words);
        assertThat(lapse.citation()).isEqualTo(Act.CRA.at(place).asOurReading());
    }

    @Test
    void aCertificateHoldsForTheFurtherVersionsThatItLists() {
        Certificate certificate = certificate(CertifiedObject.THIS_PRODUCT, null, null, null, null);

        assertThat(NewVersion.lapse(certificate, "2.1", LocalDate.of(2028, 9, 1)))
                .isEmpty();
        assertThat(NewVersion.lapse(certificate, "2.2", LocalDate.of(2028, 9, 1))
                        .orElseThrow()
                        .statement())
                .isEqualTo("The certificate is for version 2.0; file one for the new version.");
    }

    @Test
    void aCertificateOfNoVersionSaysSo() {
        Certificate unnamed =
                EvidenceReader.certificate("", Map.of("scheme", "EUCC", "certifiedObject", "THIS_PRODUCT"));

        assertThat(NewVersion.lapse(unnamed, "2.0", DAY).orElseThrow().statement())
                .isEqualTo("The certificate names no version; file one for the new version.");
    }

    private static Certificate certificate(
            CertifiedObject certified, LocalDate expires, LocalDate withdrawn, LocalDate suspended, LocalDate until) {
        return new Certificate(
                "EUCC",
                CertificateKind.CERTIFICATE,
                "1",
                null,
                null,
                certified,
                "2.0",
                Set.of("2.1"),
                null,
                null,
                expires,
                withdrawn,
                suspended,
                until,
                Set.of(),
                Set.of(),
                null);
    }
}
