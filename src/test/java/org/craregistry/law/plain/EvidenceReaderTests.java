package org.craregistry.law.plain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.craregistry.law.AnnexIRequirement;
import org.craregistry.law.Article15Element;
import org.craregistry.law.Certificate;
import org.craregistry.law.Evidence;
import org.craregistry.law.Reading;
import org.craregistry.law.RequirementStanding;
import org.craregistry.law.StateOfLaw;
import org.craregistry.law.States;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EvidenceReaderTests {

    private static Evidence read(String list, Map<String, ?> record) {
        return EvidenceReader.read("3", Map.of(list, List.of(record)));
    }

    @Test
    void readsNothingAsNothing() {
        Evidence nothing = EvidenceReader.read("", Map.of());

        assertThat(nothing).isEqualTo(Evidence.none());
        Map<String, Object> nulls = new HashMap<>();
        nulls.put("certificates", null);
        assertThat(EvidenceReader.read("", nulls)).isEqualTo(nothing);
    }

    @Test
    void readsEmptyRecordsAsUnknown() {
        assertThat(read("certificates", Map.of()).certificates())
                .singleElement()
                .satisfies(certificate -> assertThat(certificate.scheme()).isNull());
        assertThat(read("declarations", Map.of("number", " ")).declarations())
                .singleElement()
                .satisfies(declaration -> assertThat(declaration.number()).isNull());
        assertThat(read("declarations", Map.of()).declarations().get(0).elements())
                .isNull();
        assertThat(read("declarations", Map.of("elements", List.of()))
                        .declarations()
                        .get(0)
                        .elements())
                .isEmpty();
    }

    @Test
    void tellsRequirementsFromElementsAmongWhatACertificateCovers() {
        Certificate certificate = read("certificates", Map.of("covers", List.of("A15-CY4a", "CRA-AI-P1-2d", "A15-CY1")))
                .certificates()
                .get(0);

        assertThat(certificate.requirements()).containsExactly(AnnexIRequirement.P1_2D);
        assertThat(certificate.elements()).containsExactly(Article15Element.CY1, Article15Element.CY4A);
    }

    @Test
    void takesFurtherVersionsAsTheyAreListedWithoutBlankOnes() {
        Certificate certificate = read("certificates", Map.of("coversVersions", List.of(" 3.2 ", "3.1", " ", "3.2")))
                .certificates()
                .get(0);

        assertThat(certificate.coversVersions()).containsExactly("3.2", "3.1");
        assertThat(EvidenceWriter.plain(certificate)).containsEntry("coversVersions", List.of("3.2", "3.1"));
        assertThatExceptionOfType(RefusedEvidence.class)
                .isThrownBy(() -> read("certificates", Map.of("coversVersions", List.of("3", "x".repeat(501)))))
                .withMessageContaining("coversVersions");
    }

    @Test
    void acceptsTheLastDaysThatArePossible() {
        Certificate oneDay = read(
                        "certificates",
                        Map.of(
                                "issuedOn", "1900-01-01",
                                "expiresOn", "1900-01-01",
                                "withdrawnOn", "1900-01-01",
                                "suspendedFrom", "2200-12-31",
                                "suspendedUntil", "2200-12-31"))
                .certificates()
                .get(0);

        assertThat(oneDay.expiresOn()).isEqualTo("1900-01-01");
        assertThat(oneDay.suspendedUntil()).isEqualTo("2200-12-31");
    }

    @Test
    void takesTheSameStandingTwiceForOne() {
        Evidence evidence = EvidenceReader.read(
                "3",
                Map.of(
                        "requirements",
                        List.of(
                                Map.of("code", "CRA-AI-P1-2l", "standing", "NOT_APPLICABLE"),
                                Map.of("code", "CRA-AI-P1-2l", "standing", "NOT_APPLICABLE", "note", "no logs"),
                                Map.of("code", "CRA-AI-P1-1"))));

        assertThat(evidence.requirements())
                .containsOnly(Map.entry(
                        AnnexIRequirement.P1_2L,
                        new RequirementStanding(RequirementStanding.Value.NOT_APPLICABLE, "no logs")));
    }

    @ParameterizedTest
    @CsvSource({
        "certificates, issuedOn, 2028-02-30",
        "certificates, kind, PAPER",
        "certificates, url, nowhere",
        "declarations, identifiesThisVersion, maybe",
        "declarations, acts, CRA",
        "assessments, bodyNumber, 12a4"
    })
    void saysWhereItRefuses(String list, String field, String value) {
        assertThatExceptionOfType(RefusedEvidence.class)
                .isThrownBy(() -> read(list, Map.of(field, value)))
                .satisfies(refused -> assertThat(refused.path()).isEqualTo("evidence." + list + "[0]." + field))
                .withMessageContaining("\"" + value + "\"")
                .withMessageContaining("accepted: ");
    }

    @Test
    void refusesWhatIsNoListOfRecords() {
        assertThatExceptionOfType(RefusedEvidence.class)
                .isThrownBy(() -> EvidenceReader.read("", Map.of("certificates", "one")))
                .withMessageStartingWith("evidence.certificates: ");
        assertThatExceptionOfType(RefusedEvidence.class)
                .isThrownBy(() -> EvidenceReader.read("", Map.of("certificates", List.of("one"))))
                .withMessageStartingWith("evidence.certificates[0]: ");
    }

    @Test
    void listsEveryReadingOfAStateOnce() {
        List<String> keys = Arrays.stream(Reading.values()).map(Reading::key).toList();

        assertThat(keys)
                .containsExactlyElementsOf(Arrays.stream(StateOfLaw.Readings.class.getRecordComponents())
                        .map(RecordComponent::getName)
                        .toList());
        assertThat(Reading.values())
                .allSatisfy(reading -> assertThat(reading.in(States.R0)).isEqualTo(reading.usual()));
    }
}
