package org.craregistry.assessment;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.craregistry.testing.Api;
import org.craregistry.testing.Api.Answer;
import org.craregistry.testing.IntegrationTest;
import org.craregistry.testing.Registry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

/** What cannot be is refused with a sentence that names the field, what was met and what is accepted. */
@IntegrationTest
class BadInputTests {

    @LocalServerPort
    int port;

    private Api administrator() {
        return Api.at(port).asAdministrator();
    }

    private Answer determine(Map<String, ?> variables) {
        return administrator().ask("""
                query ($facts: FactsInput!, $evidence: EvidenceInput, $asOf: Date, $state: ID) {
                  determine(facts: $facts, evidence: $evidence, asOf: $asOf, stateOfLaw: $state) { asOf } }""", variables);
    }

    static Stream<Arguments> wrongFacts() {
        return Stream.of(
                Arguments.of("chipAvaVan", 9, "facts.chipAvaVan: \"9\"", "from 0 to 5"),
                Arguments.of("chipAvaVan", "high", "facts.chipAvaVan", "Int"),
                Arguments.of(
                        "coreFunctionality",
                        List.of("CRA-III-I-01", "CRA-III-I-02"),
                        "facts.coreFunctionality: A list of 2",
                        "one of NONE"),
                Arguments.of("coreFunctionality", "CRA-V-01", "facts.coreFunctionality: \"CRA-V-01\"", "CRA-IV-03"),
                Arguments.of("nature", "WETWARE", "facts.nature: \"WETWARE\"", "SOFTWARE"),
                Arguments.of("otherLaw", List.of("X"), "facts.otherLaw[0]: \"X\"", "MEDICAL_DEVICES_2017_745"),
                Arguments.of("dataConnection", "yes", "facts.dataConnection", "Boolean"),
                Arguments.of("placedOnMarketOn", "2029-02-29", "facts.placedOnMarketOn: \"2029-02-29\"", "2027-12-11"),
                Arguments.of("placedOnMarketOn", "1200-01-01", "facts.placedOnMarketOn", "1900-01-01"),
                Arguments.of("version", "x".repeat(501), "facts.version", "at most 500"),
                Arguments.of("colour", "red", "facts: \"colour\"", "FactsInput"));
    }

    @ParameterizedTest
    @MethodSource("wrongFacts")
    void refusesFactsThatCannotBe(String fact, Object value, String place, String accepted) {
        Answer answer = determine(Map.of("facts", Map.of(fact, value)));

        assertThat(answer.code()).isEqualTo("BAD_REQUEST");
        assertThat(answer.message()).startsWith(place).contains(accepted);
    }

    /** How the engine keeps a value is nobody's business, and no answer to what was written. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "{nature: WETWARE}",
                "{chipAvaVan: \"high\"}",
                "{coreFunctionality: \"CRA-V-01\"}",
                "{colour: \"red\"}",
                "{otherLaw: [null]}",
                "3"
            })
    void doesNotTellHowAValueInTheDocumentIsKept(String facts) {
        Answer answer = administrator().ask("{ determine(facts: %s) { asOf } }".formatted(facts));

        assertThat(answer.code()).isEqualTo("BAD_REQUEST");
        assertThat(answer.message()).contains("argument 'facts").doesNotContain("Value{", "with value");
    }

    static Stream<Arguments> wrongEvidence() {
        return Stream.of(
                wrong(
                        "certificates",
                        Map.of("issuedOn", "2026-06-01", "expiresOn", "2026-01-01"),
                        "[0].expiresOn: 2026-01-01 lies before the day of its issue, 2026-06-01"),
                wrong("certificates", Map.of("issuedOn", "2026-06-01", "withdrawnOn", "2026-05-31"), "[0].withdrawnOn"),
                wrong(
                        "certificates",
                        Map.of("suspendedFrom", "2026-06-02", "suspendedUntil", "2026-06-01"),
                        "[0].suspendedUntil"),
                wrong("certificates", Map.of("suspendedUntil", "2026-06-01"), "[0].suspendedUntil"),
                wrong("certificates", Map.of("issuedOn", "1899-12-31"), "[0].issuedOn: \"1899-12-31\" is not accepted"),
                wrong(
                        "certificates",
                        Map.of("expiresOn", "2201-01-01"),
                        "[0].expiresOn: \"2201-01-01\" is not accepted"),
                wrong("certificates", Map.of("covers", List.of("A15-CY9")), "[0].covers[0]: \"A15-CY9\""),
                wrong("certificates", Map.of("scheme", "x".repeat(301)), "[0].scheme: \"Scheme\" has 301 characters"),
                wrong("certificates", Map.of("level", "ULTRA"), "[0].level: \"ULTRA\""),
                wrong("certificates", Map.of("url", "ftp://example.org/c"), "[0].url"),
                wrong("declarations", Map.of("issuedOn", "2026-06-01", "withdrawnOn", "2026-05-31"), "[0].withdrawnOn"),
                wrong("declarations", Map.of("annexVItems", List.of(1, 9)), "[0].annexVItems: \"9\""),
                wrong("declarations", Map.of("annexVItems", List.of(0)), "[0].annexVItems: \"0\""),
                wrong("declarations", Map.of("elements", List.of("A15-AC1")), "[0].elements: \"A15-AC1\""),
                wrong(
                        "assessments",
                        Map.of("completedOn", "2026-06-01", "validUntil", "2026-05-31"),
                        "[0].validUntil: 2026-05-31 lies before the day of its completion, 2026-06-01"),
                wrong("assessments", Map.of("bodyNumber", "123"), "[0].bodyNumber: \"123\""),
                wrong("assessments", Map.of("bodyNumber", "12345"), "[0].bodyNumber: \"12345\""),
                wrong("requirements", Map.of("code", "CRA-AI-P3-1"), "[0].code: \"CRA-AI-P3-1\""),
                wrong("requirements", Map.of("standing", "FULFILLED"), "[0].code: it is missing"),
                wrong("requirements", Map.of("code", "CRA-AI-P1-1", "note", "x".repeat(4001)), "[0].note"),
                wrong("article15Elements", Map.of("code", "A15-CY4f"), "[0].code: \"A15-CY4f\""),
                wrong("article15Elements", Map.of("code", "A15-CY1", "standing", "YES"), "[0].standing: \"YES\""));
    }

    private static Arguments wrong(String list, Map<String, ?> record, String place) {
        return Arguments.of(list, record, "evidence." + list + place);
    }

    @ParameterizedTest
    @MethodSource("wrongEvidence")
    void refusesEvidenceThatCannotBe(String list, Map<String, ?> record, String place) {
        Answer answer = determine(Map.of("facts", Map.of(), "evidence", Map.of(list, List.of(record))));

        assertThat(answer.code()).isEqualTo("BAD_REQUEST");
        assertThat(answer.message()).startsWith(place);
    }

    @Test
    void refusesCodesListedTwiceWithDifferentStandings() {
        Answer answer = determine(Map.of(
                "facts",
                Map.of(),
                "evidence",
                Map.of(
                        "article15Elements",
                        List.of(
                                Map.of("code", "A15-CY1", "standing", "EVIDENCED"),
                                Map.of("code", "A15-CY1", "standing", "NOT_EVIDENCED")))));

        assertThat(answer.message())
                .isEqualTo("evidence.article15Elements[1].standing: Level of cybersecurity (A15-CY1) is listed as"
                        + " \"Evidenced\" and as \"Not evidenced\"; list it once.");
    }

    @Test
    void refusesMoreRecordsThanAnybodyHas() {
        List<Map<String, String>> many =
                Stream.generate(() -> Map.of("number", "1")).limit(101).toList();

        Answer answer = determine(Map.of("facts", Map.of(), "evidence", Map.of("certificates", many)));

        assertThat(answer.code()).isEqualTo("BAD_REQUEST");
        assertThat(answer.message()).isEqualTo("evidence.certificates: it has 101 entries; at most 100 are accepted.");
    }

    @Test
    void refusesDatesAndStatesOfTheLawThatAreNone() {
        assertThat(determine(Map.of("facts", Map.of(), "asOf", "1200-01-01")).message())
                .startsWith("asOf: 1200-01-01 is out of bounds");
        assertThat(determine(Map.of("facts", Map.of(), "asOf", "tomorrow")).message())
                .startsWith("asOf: \"tomorrow\" is no date");
        assertThat(determine(Map.of("facts", Map.of(), "state", "R9")).message())
                .isEqualTo("stateOfLaw: \"R9\" is no state of the law; there is R0, R1, R2, R3, R4.");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "coreFunctionality: [\"CRA-III-I-01\", \"CRA-III-I-02\"] | facts.coreFunctionality",
                "coreFunctionality: \"CRA-III-I-01\", coreFunctionality: \"CRA-III-I-02\" | coreFunctionality",
                "nature: WETWARE | facts.nature",
                "chipAvaVan: 9 | facts.chipAvaVan",
                "colour: RED | 'colour'"
            })
    void namesTheFieldOfWhatIsWrittenInTheDocument(String facts, String field) {
        Answer answer = administrator().ask("{ determine(facts: {" + facts + "}) { asOf } }");

        assertThat(answer.code()).isEqualTo("BAD_REQUEST");
        assertThat(answer.message()).contains(field);
    }

    @Test
    void refusesWhatIsNoPointInTimeAndWhatIsNoIdInAVariable() {
        String reporting =
                "query ($v: DateTime!) { law { reportingDeadlines(event: SEVERE_INCIDENT, awareAt: $v) { __typename } } }";
        assertThat(administrator().ask(reporting, Map.of("v", "2026-11-30")).message())
                .isEqualTo("v: \"2026-11-30\" is no point in time; write a day, a time and its offset, such as"
                        + " 2027-12-11T09:30:00Z.");
        String address =
                "query ($v: URL) { determine(facts: {}, evidence: {declarations: [{url: $v}]}) { __typename } }";
        for (String met : List.of("", "nowhere", "x".repeat(5000), "\uD83D\uDE00".repeat(99))) {
            assertThat(administrator().ask(address, Map.of("v", met)).message())
                    .startsWith("v: \"")
                    .endsWith("\" is no address of a page on the web; write one such as https://example.com/report.")
                    .hasSizeLessThan(200);
        }
        for (Object met : List.of(Map.of(), true, List.of("x"))) {
            Answer answer = administrator().ask("query ($i: ID!) { node(id: $i) { id } }", Map.of("i", met));
            assertThat(answer.code()).isEqualTo("BAD_REQUEST");
            assertThat(answer.message()).startsWith("i: ").contains("is no id");
        }
    }

    @Test
    void refusesAVersionAmongTheFactsThatIsNotThatOfTheProduct() {
        Registry registry = new Registry(port);
        String portfolio = registry.portfolio(Registry.newKey());

        JsonNode other = register(portfolio, "R-1", "3", "2");
        assertThat(other.at("/errors/0/path").toString()).isEqualTo("[\"facts\",\"version\"]");
        assertThat(other.at("/errors/0/message").asString())
                .startsWith("Version mismatch: the facts are for version \"2\", but the product is version \"3\".");
        assertThat(other.at("/product").isNull()).isTrue();
        assertThat(register(portfolio, "R-2", "", "2").at("/errors/0/message").asString())
                .contains("but the product has none");

        JsonNode same = register(portfolio, "R-3", "3", " 3 ");
        assertThat(same.at("/errors")).isEmpty();
        String id = same.at("/product/id").asString();
        assertThat(update(id, Map.of("facts", Map.of("version", "4")))
                        .at("/errors/0/code")
                        .asString())
                .isEqualTo("INVALID");
        assertThat(update(id, Map.of("version", "4", "facts", Map.of("version", "4")))
                        .at("/product/version")
                        .asString())
                .isEqualTo("4");
    }

    private JsonNode register(String portfolio, String reference, String version, String amongFacts) {
        Map<String, Object> input = Map.of(
                "portfolio",
                portfolio,
                "reference",
                reference,
                "name",
                reference,
                "version",
                version,
                "facts",
                Map.of("nature", "SOFTWARE", "version", amongFacts));
        return administrator().ask("""
                        mutation ($input: RegisterProductInput!) { registerProduct(input: $input) {
                          product { id version } errors { code path message } } }""", Map.of("input", input)).data("/registerProduct");
    }

    private JsonNode update(String id, Map<String, ?> change) {
        Map<String, Object> input = new java.util.HashMap<>(change);
        input.put("id", id);
        input.put("expectedRevision", 0);
        return administrator().ask("""
                        mutation ($input: UpdateProductInput!) { updateProduct(input: $input) {
                          product { id version } errors { code path message } } }""", Map.of("input", input)).data("/updateProduct");
    }
}
