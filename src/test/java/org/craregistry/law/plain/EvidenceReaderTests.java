package org.craregistry.law.plain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.craregistry.law.AnnexIRequirement;
import org.craregistry.law.Article15Element;
import org.craregistry.law.Certificate;
import org.craregistry.law.ConformityAssessment;
import org.craregistry.law.Declaration;
import org.craregistry.law.Evidence;
import org.craregistry.law.PlainWords;
import org.craregistry.law.Reading;
import org.craregistry.law.RequirementStanding;
import org.craregistry.law.StateOfLaw;
import org.craregistry.law.States;
import org.craregistry.storage.StorableText;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

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
                .withMessage("\"Further versions\" has 501 characters; at most 500 are accepted.");
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

    /** Not applicable counts with a reason only (Article 13(4) of the Cyber Resilience Act), which is none where nobody sees it. */
    @ParameterizedTest
    @ValueSource(strings = {"", "  ", "\u200B", "\u202E\u2060 \uFE0F", "\u3164", "\t\u00A0"})
    void takesATextOfWhichNothingIsSeenForNone(String unseen) {
        Evidence evidence = EvidenceReader.read(
                "3",
                Map.of(
                        "requirements",
                        List.of(Map.of("code", "CRA-AI-P1-2l", "standing", "NOT_APPLICABLE", "note", unseen)),
                        "certificates",
                        List.of(Map.of("number", unseen, "coversVersions", List.of(unseen, " 4 ")))));

        assertThat(evidence.requirements())
                .containsOnly(Map.entry(
                        AnnexIRequirement.P1_2L,
                        new RequirementStanding(RequirementStanding.Value.NOT_APPLICABLE, null)));
        assertThat(evidence.certificates().get(0).number()).isNull();
        assertThat(evidence.certificates().get(0).coversVersions()).containsExactly("4");
    }

    /** The law depends on nothing, so that it says once more which signs are not seen; a null character is refused, not left out. */
    @Test
    void takesForUnseenWhatTheRestOfTheRegistryDoes() {
        assertThat(IntStream.rangeClosed(1, Character.MAX_VALUE)
                        .filter(sign -> !Character.isSurrogate((char) sign))
                        .mapToObj(Character::toString)
                        .filter(sign -> StorableText.isSeen(sign)
                                == (new PlainRecord("certificates", "", Map.of("number", sign)).text("number", 1)
                                        == null))
                        .map(sign -> "U+%04X".formatted(sign.codePointAt(0))))
                .isEmpty();
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
                .withMessageStartingWith("This is no list");
        assertThatExceptionOfType(RefusedEvidence.class)
                .isThrownBy(() -> EvidenceReader.read("", Map.of("certificates", List.of("one"))))
                .withMessageStartingWith("This is no record")
                .satisfies(refused -> assertThat(refused.path()).isEqualTo("evidence.certificates[0]"));
    }

    static Stream<String> fields() {
        return Stream.of(
                        named("certificates", Certificate.class).map(field -> field.replace("elements", "covers")),
                        named("declarations", Declaration.class),
                        named("assessments", ConformityAssessment.class),
                        Stream.of("requirements.code", "requirements.standing", "requirements.note"),
                        Stream.of("article15Elements.code", "article15Elements.standing", "article15Elements.evidence"))
                .flatMap(Function.identity())
                .filter(field -> !field.equals("certificates.requirements"));
    }

    private static Stream<String> named(String list, Class<? extends Record> kind) {
        return Arrays.stream(kind.getRecordComponents()).map(component -> list + "." + component.getName());
    }

    @ParameterizedTest
    @MethodSource("fields")
    void refusesEachFieldInTheWordsThatPeopleRead(String field) {
        String list = field.substring(0, field.indexOf('.'));
        String name = field.substring(list.length() + 1);
        String code = list.equals("requirements") ? "CRA-AI-P1-1" : "A15-CY1";
        List<RefusedEvidence> refusals = Stream.of("?", "\0", List.of("?"), List.of("\0"))
                .map(met -> catchThrowableOfType(RefusedEvidence.class, () -> {
                    Map<String, Object> record = new HashMap<>(Map.of("code", code));
                    record.put(name, met);
                    read(list, record);
                }))
                .filter(Objects::nonNull)
                .toList();

        assertThat(refusals).isNotEmpty().allSatisfy(refused -> {
            assertThat(refused.path()).isEqualTo("evidence." + list + "[0]." + name);
            assertThat(refused).hasMessageContaining('"' + RecordHeaders.of(field) + '"');
            assertThat(PlainWords.nameOfTheApi(String.valueOf(refused.getMessage())))
                    .isEmpty();
        });
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
