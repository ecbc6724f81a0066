package org.craregistry.law.plain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
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

    private static final Map<String, Object> CERTIFICATE = Map.ofEntries(
            Map.entry("scheme", "EUCC"),
            Map.entry("kind", "CERTIFICATE"),
            Map.entry("number", "EUCC-1"),
            Map.entry("level", "HIGH"),
            Map.entry("issuer", "A body"),
            Map.entry("certifiedObject", "COMPONENT"),
            Map.entry("certifiedVersion", "3"),
            Map.entry("coversVersions", List.of("3.1", "3.2")),
            Map.entry("continuityDocument", "Report 7"),
            Map.entry("issuedOn", "2026-06-01"),
            Map.entry("expiresOn", "2031-05-31"),
            Map.entry("withdrawnOn", "2028-01-01"),
            Map.entry("suspendedFrom", "2027-01-01"),
            Map.entry("suspendedUntil", "2027-02-11"),
            Map.entry("covers", List.of("CRA-AI-P1-2d", "A15-CY1")),
            Map.entry("url", "https://example.com/1"));
    private static final Map<String, Object> DECLARATION = Map.ofEntries(
            Map.entry("number", "DoC-1"),
            Map.entry("form", "FULL"),
            Map.entry("issuedOn", "2028-05-20"),
            Map.entry("withdrawnOn", "2028-07-01"),
            Map.entry("annexVItems", List.of(1, 8)),
            Map.entry("identifiesThisVersion", true),
            Map.entry("namesAiActArticle15", false),
            Map.entry("elements", List.of("A15-CY1", "A15-CY4a")),
            Map.entry("acts", List.of("CRA", "AI_ACT")),
            Map.entry("signatory", "A director"),
            Map.entry("url", "https://example.com/2"));
    private static final Map<String, Object> ASSESSMENT = Map.ofEntries(
            Map.entry("procedure", "MODULE_H"),
            Map.entry("bodyName", "A body"),
            Map.entry("bodyNumber", "0123"),
            Map.entry("certificateNumber", "H-1"),
            Map.entry("completedOn", "2028-05-15"),
            Map.entry("validUntil", "2030-05-14"),
            Map.entry("coversAnnexI", true),
            Map.entry("article39Assessed", false),
            Map.entry("openFindings", true),
            Map.entry("manualReviewReference", "REV 1"));

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
    void writesEveryFieldAsItWasRead() {
        Map<String, Object> requirement =
                Map.of("code", "CRA-AI-P1-2l", "standing", "NOT_APPLICABLE", "note", "it has no users");
        Map<String, Object> element = Map.of("code", "A15-CY1", "standing", "EVIDENCED", "evidence", "Report 9");
        Evidence inLists = EvidenceReader.read(
                "3",
                Map.of(
                        "certificates", List.of(CERTIFICATE),
                        "declarations", List.of(DECLARATION),
                        "assessments", List.of(ASSESSMENT),
                        "requirements", List.of(requirement),
                        "article15Elements", List.of(element)));

        assertThat(inLists.certificates()).containsExactly(EvidenceReader.certificate("certificate", CERTIFICATE));
        assertThat(inLists.declarations()).containsExactly(EvidenceReader.declaration("declaration", DECLARATION));
        assertThat(inLists.assessments()).containsExactly(EvidenceReader.assessment("assessment", ASSESSMENT));
        assertThat(inLists.certificates()).extracting(EvidenceWriter::plain).containsExactly(CERTIFICATE);
        assertThat(inLists.declarations()).extracting(EvidenceWriter::plain).containsExactly(DECLARATION);
        assertThat(inLists.assessments()).extracting(EvidenceWriter::plain).containsExactly(ASSESSMENT);
        inLists.requirements()
                .forEach((code, standing) ->
                        assertThat(EvidenceWriter.plain(code, standing)).isEqualTo(requirement));
        inLists.elements()
                .forEach((code, standing) ->
                        assertThat(EvidenceWriter.plain(code, standing)).isEqualTo(element));
        assertThat(inLists.requirements()).hasSize(1);
        assertThat(inLists.elements()).hasSize(1);
    }

    @Test
    void writesNothingOfWhatIsNotKnown() {
        Certificate unknown = EvidenceReader.certificate("certificate", Map.of());

        assertThat(unknown.requirements()).isNull();
        assertThat(unknown.elements()).isNull();
        assertThat(EvidenceWriter.plain(unknown)).isEmpty();
        assertThat(EvidenceWriter.plain(EvidenceReader.certificate("certificate", Map.of("covers", List.of()))))
                .isEqualTo(Map.of("covers", List.of()));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "certificates | expiresOn | issuedOn | the day of its issue",
                "certificates | withdrawnOn | issuedOn | the day of its issue",
                "certificates | suspendedUntil | suspendedFrom | its first day",
                "declarations | withdrawnOn | issuedOn | the day of its issue",
                "assessments | validUntil | completedOn | the day of its completion"
            })
    void refusesADayBeforeTheOneItFollowsAndTakesTheSameDay(String list, String field, String earlier, String day) {
        read(list, Map.of(earlier, "2028-05-20", field, "2028-05-20"));

        assertThatExceptionOfType(RefusedEvidence.class)
                .isThrownBy(() -> read(list, Map.of(earlier, "2028-05-20", field, "2028-05-19")))
                .withMessageStartingWith("2028-05-19 lies before " + day + ", 2028-05-20; ")
                .satisfies(refused -> {
                    assertThat(refused.path()).isEqualTo("evidence." + list + "[0]." + field);
                    assertThat(refused.missing()).isEmpty();
                });
    }

    @Test
    void refusesTheEndOfASuspensionOfWhichTheFirstDayIsMissing() {
        assertThatExceptionOfType(RefusedEvidence.class)
                .isThrownBy(() -> EvidenceReader.certificate("certificate", Map.of("suspendedUntil", "2028-05-19")))
                .withMessageContaining("give its first day")
                .satisfies(refused -> {
                    assertThat(refused.path()).isEqualTo("certificate.suspendedUntil");
                    assertThat(refused.missing()).isEqualTo("suspendedFrom");
                });
    }

    @Test
    void acceptsAsManyRecordsAndVersionsAsItSaysAndNoMore() {
        List<Map<String, Object>> records =
                Collections.nCopies(EvidenceReader.MOST_RECORDS, Map.of("issuer", "A body"));
        List<Map<String, Object>> more = new ArrayList<>(records);
        more.add(Map.of());
        List<String> versions =
                IntStream.rangeClosed(1, 200).mapToObj(Integer::toString).toList();
        List<String> moreVersions = new ArrayList<>(versions);
        moreVersions.add("0");

        assertThat(EvidenceReader.read("3", Map.of("certificates", records)).certificates())
                .hasSize(1000);
        assertThatExceptionOfType(RefusedEvidence.class)
                .isThrownBy(() -> EvidenceReader.read("3", Map.of("certificates", more)))
                .withMessage("The list has 1,001 records; at most 1,000 are accepted.");
        assertThat(EvidenceReader.certificate("", Map.of("coversVersions", versions))
                        .coversVersions())
                .hasSize(200);
        assertThatExceptionOfType(RefusedEvidence.class)
                .isThrownBy(() -> EvidenceReader.certificate("", Map.of("coversVersions", moreVersions)))
                .withMessage("\"Further versions\" has 201 texts; at most 200 are accepted.");
    }

    @Test
    void showsTheBeginningOfALongValueWithoutHalfACharacter() {
        assertThat(Stream.of("x".repeat(60), "x".repeat(61), "x".repeat(59) + "\uD83D\uDE80y")
                        .map(value -> catchThrowableOfType(
                                        RefusedEvidence.class,
                                        () -> EvidenceReader.assessment("assessment", Map.of("bodyNumber", value)))
                                .getMessage()
                                .split("\"")[1]))
                .containsExactly("x".repeat(60), "x".repeat(60) + "...", "x".repeat(59) + "...");
    }

    @Test
    void refusesWholeNumbersThatAreNoItemOfAnnexV() {
        assertThat(Stream.of(0, 9, "1")
                        .map(item -> catchThrowableOfType(
                                        RefusedEvidence.class,
                                        () -> EvidenceReader.declaration(
                                                "declaration", Map.of("annexVItems", List.of(1, item))))
                                .getMessage()))
                .allSatisfy(message -> assertThat(message).endsWith("accepted: whole numbers from 1 to 8."));
    }

    /** CRA Article 12(1)(c). */
    @ParameterizedTest
    @ValueSource(strings = {"A15-AC1", "CRA-AI-P1-1"})
    void aDeclarationShowsElementsOfCybersecurityOnly(String code) {
        assertThatExceptionOfType(RefusedEvidence.class)
                .isThrownBy(() -> EvidenceReader.declaration("declaration", Map.of("elements", List.of(code))))
                .withMessageContaining("\"" + code + "\" is not accepted")
                .withMessageContaining("accepted: Level of cybersecurity (A15-CY1); ");
    }

    @ParameterizedTest
    @CsvSource({
        "requirements, CRA-AI-P1-1, FULFILLED, NOT_FULFILLED",
        "article15Elements, A15-CY1, EVIDENCED, NOT_EVIDENCED"
    })
    void refusesTwoStandingsThatDiffer(String list, String code, String one, String other) {
        assertThatExceptionOfType(RefusedEvidence.class)
                .isThrownBy(() -> EvidenceReader.read(
                        "3",
                        Map.of(
                                list,
                                List.of(
                                        Map.of("code", code, "standing", one),
                                        Map.of("code", code, "standing", other)))))
                .withMessageMatching(
                        ".+ \\(%s\\) is listed as \".+\" and as \"Not .+\"; list it once\\.".formatted(code))
                .satisfies(refused -> assertThat(refused.path()).isEqualTo("evidence." + list + "[1].standing"));
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
