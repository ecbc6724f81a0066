package org.craregistry.law.plain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.Collections;
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
import org.craregistry.law.ElementStanding;
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

    /** Each field of a kind of record, as it is written. */
    private static final Map<String, Map<String, Object>> FULL = Map.of(
            "certificates",
            Map.ofEntries(
                    Map.entry("scheme", "EUCC"),
                    Map.entry("kind", "CERTIFICATE"),
                    Map.entry("number", "EUCC-2026-17"),
                    Map.entry("level", "HIGH"),
                    Map.entry("issuer", "A body"),
                    Map.entry("certifiedObject", "THIS_PRODUCT"),
                    Map.entry("certifiedVersion", "3"),
                    Map.entry("coversVersions", List.of("3.2", "3.1")),
                    Map.entry("continuityDocument", "AC-1"),
                    Map.entry("issuedOn", "2026-06-01"),
                    Map.entry("expiresOn", "2031-05-31"),
                    Map.entry("withdrawnOn", "2030-01-01"),
                    Map.entry("suspendedFrom", "2029-01-01"),
                    Map.entry("suspendedUntil", "2029-02-11"),
                    Map.entry("covers", List.of("CRA-AI-P1-2d", "A15-CY1")),
                    Map.entry("url", "https://example.org/certificate")),
            "declarations",
            Map.ofEntries(
                    Map.entry("number", "D-1"),
                    Map.entry("form", "FULL"),
                    Map.entry("issuedOn", "2028-05-20"),
                    Map.entry("withdrawnOn", "2029-01-01"),
                    Map.entry("annexVItems", List.of(1, 8)),
                    Map.entry("identifiesThisVersion", true),
                    Map.entry("namesAiActArticle15", false),
                    Map.entry("elements", List.of("A15-CY4e")),
                    Map.entry("acts", List.of("CRA", "AI_ACT")),
                    Map.entry("signatory", "A person"),
                    Map.entry("url", "https://example.org/declaration")),
            "assessments",
            Map.of(
                    "procedure", "MODULE_H",
                    "bodyName", "A body",
                    "bodyNumber", "0123",
                    "certificateNumber", "H-9",
                    "completedOn", "2028-05-15",
                    "validUntil", "2032-05-14",
                    "coversAnnexI", true,
                    "article39Assessed", false,
                    "openFindings", false,
                    "manualReviewReference", "R-1"),
            "requirements",
            Map.of("code", "CRA-AI-P1-2l", "standing", "NOT_APPLICABLE", "note", "no logs"),
            "article15Elements",
            Map.of("code", "A15-CY1", "standing", "EVIDENCED", "evidence", "TD-7"));

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
    void showsTheBeginningOfALongValueWithoutHalfACharacter() {
        assertThat(Stream.of("x".repeat(60), "x".repeat(61), "x".repeat(59) + "\uD83D\uDE80y")
                        .map(value -> catchThrowableOfType(
                                        RefusedEvidence.class, () -> read("assessments", Map.of("bodyNumber", value)))
                                .getMessage()
                                .split("\"")[1]))
                .containsExactly("x".repeat(60), "x".repeat(60) + "...", "x".repeat(59) + "...");
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
                                Map.of("code", "CRA-AI-P1-2l", "standing", "NOT_APPLICABLE", "note", "no users"),
                                Map.of("code", "CRA-AI-P1-1")),
                        "article15Elements",
                        List.of(
                                Map.of("code", "A15-CY1", "standing", "EVIDENCED"),
                                Map.of("code", "A15-CY1", "standing", "EVIDENCED", "evidence", "Report 9"),
                                Map.of("code", "A15-CY1", "standing", "EVIDENCED", "evidence", "Report 10"),
                                Map.of("code", "A15-CY2"))));

        assertThat(evidence.requirements())
                .containsOnly(Map.entry(
                        AnnexIRequirement.P1_2L,
                        new RequirementStanding(RequirementStanding.Value.NOT_APPLICABLE, "no logs")));
        assertThat(evidence.elements())
                .containsOnly(Map.entry(
                        Article15Element.CY1, new ElementStanding(ElementStanding.Value.EVIDENCED, "Report 9")));
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

    /** As the registry keeps it. */
    private static Map<String, Object> written(String list, Evidence evidence) {
        return switch (list) {
            case "certificates" -> EvidenceWriter.plain(evidence.certificates().get(0));
            case "declarations" -> EvidenceWriter.plain(evidence.declarations().get(0));
            case "assessments" -> EvidenceWriter.plain(evidence.assessments().get(0));
            case "requirements" ->
                EvidenceWriter.plain(
                        AnnexIRequirement.P1_2L, evidence.requirements().get(AnnexIRequirement.P1_2L));
            default ->
                EvidenceWriter.plain(Article15Element.CY1, evidence.elements().get(Article15Element.CY1));
        };
    }

    @ParameterizedTest
    @ValueSource(strings = {"certificates", "declarations", "assessments", "requirements", "article15Elements"})
    void isWrittenAsItWasRead(String list) {
        Map<String, Object> full = Objects.requireNonNull(FULL.get(list));

        assertThat(written(list, read(list, full))).isEqualTo(full);
        Map<String, Object> code = full.containsKey("code") ? Map.of("code", full.get("code")) : Map.of();
        Map<String, Object> bare = new HashMap<>(code);
        if (!code.isEmpty()) {
            bare.put("standing", full.get("standing"));
        }
        assertThat(written(list, read(list, bare)))
                .as("what is not known is absent")
                .isEqualTo(bare);
    }

    @ParameterizedTest
    @CsvSource({
        "certificates, issuedOn, expiresOn",
        "certificates, issuedOn, withdrawnOn",
        "certificates, suspendedFrom, suspendedUntil",
        "declarations, issuedOn, withdrawnOn",
        "assessments, completedOn, validUntil"
    })
    void refusesAnEndBeforeItsBeginning(String list, String begins, String ends) {
        assertThatExceptionOfType(RefusedEvidence.class)
                .isThrownBy(() -> read(list, Map.of(begins, "2028-09-02", ends, "2028-09-01")))
                .withMessageStartingWith("2028-09-01 lies before ")
                .satisfies(refused -> assertThat(refused.path()).isEqualTo("evidence." + list + "[0]." + ends));
    }

    @Test
    void asksForTheFirstDayOfASuspension() {
        assertThatExceptionOfType(RefusedEvidence.class)
                .isThrownBy(() -> read("certificates", Map.of("suspendedUntil", "2028-09-01")))
                .satisfies(refused -> {
                    assertThat(refused.missing()).isEqualTo("suspendedFrom");
                    assertThat(refused.path()).isEqualTo("evidence.certificates[0].suspendedUntil");
                });
    }

    /** CRA Article 12(1)(c) is about the level of cybersecurity alone, and Annex V has eight items. */
    @ParameterizedTest
    @CsvSource({
        "elements, A15-AC1, Level of cybersecurity (A15-CY1); ",
        "annexVItems, 0, whole numbers from 1 to 8",
        "annexVItems, 9, whole numbers from 1 to 8"
    })
    void refusesWhatADeclarationCannotShow(String field, String value, String accepted) {
        Object one = field.equals("annexVItems") ? Integer.valueOf(value) : value;

        assertThatExceptionOfType(RefusedEvidence.class)
                .isThrownBy(() -> read("declarations", Map.of(field, List.of(one))))
                .withMessageContaining("accepted: " + accepted);
    }

    @ParameterizedTest
    @CsvSource({
        "requirements, CRA-AI-P1-2l, NOT_APPLICABLE, FULFILLED",
        "article15Elements, A15-CY4a, EVIDENCED, NOT_EVIDENCED"
    })
    void refusesTwoStandingsOfOneCode(String list, String code, String before, String now) {
        List<Map<String, String>> twice =
                List.of(Map.of("code", code, "standing", before), Map.of("code", code, "standing", now));

        assertThatExceptionOfType(RefusedEvidence.class)
                .isThrownBy(() -> EvidenceReader.read("3", Map.of(list, twice)))
                .withMessageEndingWith("list it once.");
    }

    @ParameterizedTest
    @CsvSource({"certificates, 1000", "coversVersions, 200"})
    void takesAsManyAsItSays(String list, int most) {
        assertThat(refused(list, most)).isNull();
        assertThat(refused(list, most + 1)).hasMessageContaining("at most %,d are accepted".formatted(most));
    }

    private static RefusedEvidence refused(String list, int many) {
        Map<String, Object> plain = list.equals("certificates")
                ? Map.of(list, Collections.nCopies(many, Map.of()))
                : Map.of(
                        "certificates",
                        List.of(Map.of(list, IntStream.range(0, many).boxed().toList())));
        return catchThrowableOfType(RefusedEvidence.class, () -> EvidenceReader.read("3", plain));
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
