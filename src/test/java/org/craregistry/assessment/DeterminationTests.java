package org.craregistry.assessment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.craregistry.testing.Given.aHighRiskSystem;
import static org.craregistry.testing.Given.aProduct;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.craregistry.law.AnnexIRequirement;
import org.craregistry.law.Article15Element;
import org.craregistry.testing.Api;
import org.craregistry.testing.Api.Answer;
import org.craregistry.testing.Given;
import org.craregistry.testing.IntegrationTest;
import org.craregistry.testing.Queries;
import org.craregistry.testing.Registry;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

/** What the law answers over the API: worked examples with what is on file, and under each state of the law. */
@IntegrationTest
public class DeterminationTests {

    private static final String DAY = "2028-09-01";

    @LocalServerPort
    int port;

    private Api anyone;

    @BeforeEach
    void signIn() {
        anyone = Api.at(port).asAdministrator();
    }

    /** An ordinary software product of ours, placed on the market on 2028-06-01, with these facts on top. */
    public static Map<String, Object> facts(Object... more) {
        Map<String, Object> facts =
                new HashMap<>(aProduct().placedOn("2028-06-01").neverModified().facts());
        facts.putAll(Map.of("ehrSystem", false, "chip", "NONE", "version", "3"));
        put(facts, more);
        return facts;
    }

    /** The same with an AI system that is the product, for a use of Annex III. */
    public static Map<String, Object> aiFacts(Object... more) {
        Map<String, Object> facts = facts();
        facts.putAll(aHighRiskSystem().facts());
        facts.putAll(Map.of(
                "publicAuthorityUse", false,
                "lawEnforcementUse", false,
                "aiStandardsApplied", "NONE",
                "riskAssessmentCoversAiThreats", true,
                "supportUntil", "2033-12-31"));
        put(facts, more);
        return facts;
    }

    private static void put(Map<String, Object> facts, Object... more) {
        for (int i = 0; i < more.length; i += 2) {
            facts.put((String) more[i], more[i + 1]);
        }
    }

    /** All that CRA Article 12(1) asks: Annex I, the declaration, and an assessment of this procedure. */
    static Map<String, Object> complete(String procedure) {
        List<Map<String, Object>> requirements = new ArrayList<>();
        for (AnnexIRequirement requirement : AnnexIRequirement.values()) {
            requirements.add(Map.of("code", requirement.code(), "standing", "FULFILLED"));
        }
        return new HashMap<>(Map.of(
                "requirements", requirements,
                "declarations", List.of(declaration()),
                "assessments", List.of(assessment(procedure))));
    }

    static Map<String, Object> declaration() {
        return new HashMap<>(Map.of(
                "form",
                "FULL",
                "issuedOn",
                "2028-05-20",
                "annexVItems",
                List.of(1, 2, 3, 4, 5, 6, 7, 8),
                "identifiesThisVersion",
                true,
                "namesAiActArticle15",
                true,
                "elements",
                Article15Element.CYBERSECURITY.stream()
                        .map(Article15Element::code)
                        .toList(),
                "acts",
                List.of("CRA", "AI_ACT")));
    }

    static Map<String, Object> assessment(String procedure) {
        return new HashMap<>(Map.of(
                "procedure",
                procedure,
                "completedOn",
                "2028-05-10",
                "coversAnnexI",
                true,
                "article39Assessed",
                true,
                "openFindings",
                false));
    }

    /** A certificate on this version that covers these codes. */
    static Map<String, Object> certificate(String version, String... covers) {
        Map<String, Object> certificate = new HashMap<>(Given.certificateUnder("EUCC"));
        certificate.putAll(Map.of("certifiedVersion", version, "covers", List.of(covers)));
        return certificate;
    }

    private static List<Map<String, Object>> elements(String... standings) {
        List<Map<String, Object>> elements = new ArrayList<>();
        for (int i = 0; i < standings.length; i += 2) {
            elements.add(Map.of("code", "A15-" + standings[i], "standing", standings[i + 1]));
        }
        return elements;
    }

    private static List<Map<String, Object>> allEvidenced() {
        return Article15Element.CYBERSECURITY.stream()
                .map(element -> Map.<String, Object>of("code", element.code(), "standing", "EVIDENCED"))
                .toList();
    }

    private Answer ask(Map<String, Object> facts, Map<String, Object> evidence, String asOf, String state) {
        Map<String, Object> variables = new HashMap<>(Map.of("facts", facts, "evidence", evidence, "asOf", asOf));
        variables.put("state", state);
        return anyone.ask("""
                query ($facts: FactsInput!, $evidence: EvidenceInput, $asOf: Date, $state: ID) {
                  determine(facts: $facts, evidence: $evidence, asOf: $asOf, stateOfLaw: $state) { %s } }""".formatted(Queries.DETERMINATION), variables);
    }

    private JsonNode determine(Map<String, Object> facts, Map<String, Object> evidence, String asOf, String state) {
        Answer answer = ask(facts, evidence, asOf, state);
        assertThat(answer.json().has("errors")).as(answer.text()).isFalse();
        return answer.data("/determine");
    }

    private JsonNode determine(Map<String, Object> facts, Map<String, Object> evidence) {
        return determine(facts, evidence, DAY, null);
    }

    private static String text(JsonNode node, String pointer) {
        return node.at(pointer).asString("");
    }

    private static List<String> texts(JsonNode node, String pointer) {
        List<String> texts = new ArrayList<>();
        node.at(pointer).forEach(one -> texts.add(one.asString()));
        return texts;
    }

    private static JsonNode route(JsonNode determination, String route) {
        for (JsonNode one : determination.at("/article15/routes")) {
            if (one.at("/route").asString().equals(route)) {
                return one;
            }
        }
        throw new AssertionError("no route " + route + " in " + determination.at("/article15"));
    }

    private static List<String> findings(JsonNode determination) {
        List<String> codes = new ArrayList<>();
        determination.at("/findings").forEach(finding -> codes.add(text(finding, "/code")));
        return codes;
    }

    private static List<String> open(JsonNode determination, String state) {
        List<String> procedures = new ArrayList<>();
        determination.at("/procedures").forEach(option -> {
            if (text(option, "/state").equals(state)) {
                procedures.add(text(option, "/procedure"));
            }
        });
        return procedures;
    }

    @Test
    void x14PureServiceHasNoRouteOverTheCra() {
        JsonNode service = determine(aiFacts("nature", "SERVICE"), Map.of());

        assertThat(text(service, "/scope/outcome")).isEqualTo("OUT_OF_SCOPE");
        assertThat(text(service, "/scope/grounds/0/code")).isEqualTo("NOT_A_PDE");
        assertThat(text(service, "/aiStatus/outcome")).isEqualTo("HIGH_RISK_ANNEX_III");
        assertThat(text(service, "/aiStatus/limb")).isEqualTo("Art. 6(2)");
        assertThat(text(service, "/aiStatus/point")).isEqualTo("4a");
        assertThat(text(service, "/aiProcedure")).isEqualTo("ANNEX_VI");
        assertThat(text(service, "/article15/outcome")).isEqualTo("INCOMPLETE");
        assertThat(text(route(service, "CRA_CONFORMITY"), "/status")).isEqualTo("UNAVAILABLE");
        assertThat(text(route(service, "CRA_CONFORMITY"), "/reason"))
                .startsWith("The CRA does not cover the product: ");
        assertThat(texts(route(service, "CRA_CONFORMITY"), "/reasonCodes")).containsExactly("NOT_A_PDE");
        assertThat(texts(route(service, "CRA_CONFORMITY"), "/unmet")).containsExactly("D1");
        assertThat(texts(route(service, "CYBERSECURITY_ACT_CERTIFICATION"), "/unmet"))
                .containsExactly("C1");
        assertThat(texts(route(service, "DIRECT_EVIDENCE"), "/missing")).hasSize(8);
        assertThat(text(service, "/craConformity/outcome")).isEqualTo("NOT_APPLICABLE");
        assertThat(service.at("/duties").isNull()).isTrue();

        JsonNode evidenced = determine(aiFacts("nature", "SERVICE"), Map.of("article15Elements", allEvidenced()));
        assertThat(text(evidenced, "/article15/outcome")).isEqualTo("DEMONSTRATED_DIRECTLY");
        assertThat(text(evidenced, "/article15/route")).isEqualTo("DIRECT_EVIDENCE");
    }

    @Test
    void x15CompleteConformityIsDeemedCompliance() {
        JsonNode software = determine(aiFacts(), complete("AI_ACT_ANNEX_VI"));

        assertThat(text(software, "/withoutAiAct/row")).isEqualTo("T1");
        assertThat(texts(software, "/withoutAiAct/open")).containsExactly("MODULE_A", "MODULE_B_C", "MODULE_H");
        assertThat(text(software, "/interplay")).isEqualTo("I1");
        assertThat(open(software, "OPEN")).containsExactly("AI_ACT_ANNEX_VI");
        assertThat(text(software, "/article15/outcome")).isEqualTo("DEEMED_COMPLIANT");
        assertThat(text(software, "/article15/route")).isEqualTo("CRA_CONFORMITY");
        assertThat(software.at("/article15/coversAccuracy").asBoolean(true)).isFalse();
        assertThat(software.at("/article15/coversRobustness").asBoolean(true)).isFalse();
        assertThat(software.at("/article15/article43StillRequired").asBoolean()).isTrue();
        assertThat(text(software, "/craConformity/outcome")).isEqualTo("DEMONSTRATED");
        assertThat(text(software, "/duties/documentsKeptUntil")).isEqualTo("2038-06-01");
    }

    @Test
    void x16DeclarationWithoutArticle15LeavesD7Open() {
        Map<String, Object> evidence = complete("AI_ACT_ANNEX_VI");
        Map<String, Object> silent = declaration();
        silent.putAll(Map.of("namesAiActArticle15", false, "elements", List.of()));
        evidence.put("declarations", List.of(silent));

        JsonNode software = determine(aiFacts(), evidence);

        assertThat(text(software, "/article15/outcome")).isEqualTo("INCOMPLETE");
        assertThat(texts(route(software, "CRA_CONFORMITY"), "/unmet")).containsExactly("D7");
        JsonNode unmet = condition(route(software, "CRA_CONFORMITY"), "D7");
        assertThat(text(unmet, "/truth")).isEqualTo("NO");
        assertThat(text(unmet, "/because")).isNotBlank();
        assertThat(texts(unmet, "/restsOn")).contains("evidence.declarations[0].namesAiActArticle15");
        assertThat(text(software, "/craConformity/outcome")).isEqualTo("DEMONSTRATED");
    }

    private static JsonNode condition(JsonNode route, String id) {
        for (JsonNode one : route.at("/conditions")) {
            if (text(one, "/code").equals(id)) {
                return one;
            }
        }
        throw new AssertionError("no condition " + id);
    }

    private static Map<String, Object> pressureControl() {
        return aiFacts("annexIIIPoints", List.of("P2"), "profiling", false, "noSignificantRisk", false);
    }

    private static Map<String, Object> partlyCertified(String version, String... standings) {
        return Map.of(
                "certificates", List.of(certificate(version, "A15-CY1", "A15-CY2", "A15-CY3")),
                "article15Elements", elements(standings));
    }

    @Test
    void x26CertificateCoversAPart() {
        String[] nothingShown = {
            "CY4a",
            "NOT_EVIDENCED",
            "CY4b",
            "NOT_APPROPRIATE",
            "CY4c",
            "NOT_EVIDENCED",
            "CY4d",
            "NOT_APPROPRIATE",
            "CY4e",
            "NOT_EVIDENCED"
        };
        String[] restShown = {
            "CY4a",
            "EVIDENCED",
            "CY4b",
            "NOT_APPROPRIATE",
            "CY4c",
            "EVIDENCED",
            "CY4d",
            "NOT_APPROPRIATE",
            "CY4e",
            "EVIDENCED"
        };

        JsonNode part = determine(pressureControl(), partlyCertified("3", nothingShown));
        assertThat(text(part, "/article15/outcome")).isEqualTo("PARTIALLY_PRESUMED");
        assertThat(texts(part, "/article15/missing")).containsExactly("A15-CY4a", "A15-CY4c", "A15-CY4e");
        assertThat(text(part, "/aiStatus/registration/code")).isNotEmpty();
        JsonNode certified = route(part, "CYBERSECURITY_ACT_CERTIFICATION");
        assertThat(text(certified, "/status")).isEqualTo("PRESUMED_PARTIAL");
        assertThat(text(certified, "/certificates/0/number")).isEqualTo("EUCC-1");

        JsonNode rest = determine(pressureControl(), partlyCertified("3", restShown));
        assertThat(text(rest, "/article15/outcome")).isEqualTo("PRESUMED_PARTIAL_PLUS_DIRECT");
    }

    @Test
    void x56CertificateOfAnotherVersionDoesNotCount() {
        JsonNode other = determine(pressureControl(), partlyCertified("2", "CY4a", "NOT_EVIDENCED"));

        JsonNode certified = route(other, "CYBERSECURITY_ACT_CERTIFICATION");
        assertThat(text(certified, "/status")).isEqualTo("INCOMPLETE");
        assertThat(texts(certified, "/unmet")).contains("C9");
        assertThat(text(other, "/article15/outcome")).isEqualTo("INCOMPLETE");
    }

    @Test
    void x28MedicalDeviceIsPresumedByItsCertificateOrNotYetConcerned() {
        Map<String, Object> facts = aiFacts(
                "otherLaw",
                List.of("MEDICAL_DEVICES_2017_745"),
                "placedOnMarketOn",
                "2028-08-15",
                "annexIAct",
                "MEDICAL_DEVICES",
                "annexIIIPoints",
                List.of(),
                "aiIsProductItself",
                true,
                "thirdPartyAssessmentRequired",
                true,
                "thirdPartyOnlyForOtherRisks",
                false,
                "sectoralThirdParty",
                true);
        String[] all = Article15Element.CYBERSECURITY.stream()
                .map(Article15Element::code)
                .toArray(String[]::new);
        Map<String, Object> evidence = Map.of("certificates", List.of(certificate("3", all)));

        JsonNode device = determine(facts, evidence);
        assertThat(text(device, "/scope/grounds/0/code")).isEqualTo("EXCL_2_2_A");
        assertThat(text(device, "/aiStatus/outcome")).isEqualTo("HIGH_RISK_ANNEX_I_A");
        assertThat(text(device, "/aiStatus/point")).isEqualTo("11");
        assertThat(text(device, "/aiProcedure")).isEqualTo("SECTORAL");
        assertThat(text(device, "/article15/outcome")).isEqualTo("PRESUMED_COMPLIANT");
        assertThat(text(device, "/article15/route")).isEqualTo("CYBERSECURITY_ACT_CERTIFICATION");

        JsonNode before = determine(facts, evidence, "2028-07-01", null);
        assertThat(text(before, "/article15/outcome")).isEqualTo("NOT_YET_APPLICABLE");
        assertThat(text(before, "/article15/appliesFrom")).isEqualTo("2028-08-02");
        assertThat(text(before, "/article15/projection/asOf")).isEqualTo("2028-08-02");
        assertThat(text(before, "/article15/projection/outcome")).isEqualTo("PRESUMED_COMPLIANT");
    }

    @Test
    void x34ToyNeedsABodyThatWasAssessed() {
        Map<String, Object> facts = aiFacts(
                "nature",
                "HARDWARE_AND_SOFTWARE",
                "coreFunctionality",
                "CRA-III-I-18",
                "placedOnMarketOn",
                "2028-08-15",
                "annexIAct",
                "TOYS",
                "annexIIIPoints",
                List.of(),
                "aiIsProductItself",
                false,
                "aiFulfilsSafetyFunction",
                false,
                "aiSolelyNonSafety",
                false,
                "aiFailureEndangersHealthOrSafety",
                true,
                "thirdPartyAssessmentRequired",
                true,
                "thirdPartyOnlyForOtherRisks",
                false,
                "sectoralThirdParty",
                true);

        JsonNode assessed = determine(facts, complete("SECTORAL"));
        assertThat(text(assessed, "/classification/category/code")).isEqualTo("CRA-III-I-18");
        assertThat(text(assessed, "/interplay")).isEqualTo("I7");
        assertThat(text(assessed, "/article15/outcome")).isEqualTo("DEEMED_COMPLIANT");

        Map<String, Object> evidence = complete("SECTORAL");
        Map<String, Object> sectoral = assessment("SECTORAL");
        sectoral.put("article39Assessed", false);
        evidence.put("assessments", List.of(sectoral));
        JsonNode notAssessed = determine(facts, evidence);
        assertThat(text(notAssessed, "/article15/outcome")).isEqualTo("INCOMPLETE");
        assertThat(texts(route(notAssessed, "CRA_CONFORMITY"), "/unmet")).containsExactly("D9");
        assertThat(findings(notAssessed)).contains("NB_ART39_NOT_ASSESSED");
    }

    @Test
    void x37OtherSchemesDoNotCount() {
        Map<String, Object> iso = certificate("3", "A15-CY1");
        iso.put("scheme", "ISO/IEC 27001");
        Map<String, Object> draft = certificate("3", "A15-CY1");
        draft.put("scheme", "EUCS draft");

        JsonNode scoring = determine(
                aiFacts("nature", "SERVICE", "annexIIIPoints", List.of("P5B")),
                Map.of("certificates", List.of(iso, draft)));

        JsonNode certified = route(scoring, "CYBERSECURITY_ACT_CERTIFICATION");
        assertThat(text(certified, "/status")).isEqualTo("UNAVAILABLE");
        assertThat(texts(certified, "/unmet")).contains("C2");
        assertThat(certified.at("/certificates")).hasSize(2);
        assertThat(text(scoring, "/article15/outcome")).isEqualTo("INCOMPLETE");
    }

    @Test
    void x40ModificationInvalidatesWhatWasDeclared() {
        JsonNode modified = determine(
                aiFacts("aiSubstantiallyModified", true, "aiSubstantiallyModifiedOn", "2028-08-01"),
                complete("AI_ACT_ANNEX_VI"));

        assertThat(text(route(modified, "CRA_CONFORMITY"), "/status")).isEqualTo("INVALIDATED");
        assertThat(texts(route(modified, "CRA_CONFORMITY"), "/unmet")).containsExactly("D10");
        assertThat(text(modified, "/article15/outcome")).isEqualTo("INCOMPLETE");
        assertThat(findings(modified)).contains("REASSESSMENT_REQUIRED");
    }

    @Test
    void x43StewardHasNoClassAndNoProcedure() {
        JsonNode library = determine(
                facts("operatorRole", "OPEN_SOURCE_STEWARD", "commercialActivity", false, "freeAndOpenSource", true),
                Map.of());

        assertThat(text(library, "/scope/outcome")).isEqualTo("STEWARD_REGIME");
        assertThat(text(library, "/classification/productClass")).isEqualTo("NONE");
        assertThat(open(library, "CLOSED")).hasSize(8);
    }

    @Test
    void x53ProhibitedPracticeBlocksEverything() {
        JsonNode emotions =
                determine(aiFacts("prohibitedPractices", List.of("ART_5_1_F")), complete("AI_ACT_ANNEX_VI"));

        assertThat(text(emotions, "/aiStatus/outcome")).isEqualTo("PROHIBITED");
        assertThat(text(emotions, "/aiProcedure")).isEqualTo("BLOCKED");
        assertThat(text(emotions, "/article15/outcome")).isEqualTo("BLOCKED_PROHIBITED");
        assertThat(emotions.at("/interplay").isNull()).isTrue();
        assertThat(open(emotions, "CLOSED")).hasSize(8);
        assertThat(findings(emotions)).contains("PROHIBITED_PRACTICE");
    }

    @Test
    void answersNothingAskedWithUnknown() {
        JsonNode nothing = determine(Map.of(), Map.of());

        assertThat(text(nothing, "/scope/outcome")).isEqualTo("UNKNOWN");
        assertThat(text(nothing, "/aiStatus/outcome")).isEqualTo("UNKNOWN");
        assertThat(text(nothing, "/article15/outcome")).isEqualTo("UNKNOWN");
        assertThat(nothing.at("/openQuestions")).isNotEmpty();
    }

    @Test
    void namesFieldsOfWhatIsOnFileAmongTheOpenQuestions() {
        JsonNode unclear = determine(aiFacts(), Map.of("declarations", List.of(Map.of("issuedOn", "2028-05-20"))));

        List<String> questions = new ArrayList<>();
        unclear.at("/openQuestions").forEach(question -> questions.add(text(question, "/fact")));
        assertThat(questions).contains("declarations.form", "article15Elements.A15-CY4a");
    }

    @ParameterizedTest
    @CsvSource({
        "R0, CRA-III-I-03, FULL, BASIC, T9, false",
        "R1, CRA-III-I-03, FULL, BASIC, T5, true",
        "R2, CRA-IV-01, NONE, SUBSTANTIAL, T14, true",
        "R3, CRA-IV-03, NONE, SUBSTANTIAL, T15, true",
        "R4, CRA-III-I-03, FULL, BASIC, T9, true"
    })
    void answersUnderEachStateOfTheLaw(
            String state, String category, String standards, String level, String row, boolean hypothetical) {
        Map<String, Object> certificate = certificate("3", "CRA-AI-P1-1");
        certificate.put("level", level);
        Map<String, Object> evidence = Map.of("certificates", List.of(certificate));

        JsonNode answer = determine(
                facts("coreFunctionality", category, "standardsApplied", standards, "freeAndOpenSource", false),
                state.equals("R2") || state.equals("R3") ? evidence : Map.of(),
                DAY,
                state);

        assertThat(text(answer, "/stateOfLaw/code")).isEqualTo(state);
        assertThat(answer.at("/stateOfLaw/hypothetical").asBoolean()).isEqualTo(hypothetical);
        assertThat(text(answer, "/withoutAiAct/row")).isEqualTo(row);
    }

    @Test
    void neverAnswersUnderAHypotheticalStateUnlessAsked() {
        assertThat(text(determine(facts(), Map.of()), "/stateOfLaw/code")).isEqualTo("R0");
    }

    @Test
    void takesAiStandardsForAPresumptionWhereTheyAreCited() {
        Map<String, Object> facts = aiFacts("aiStandardsApplied", "FULL");

        assertThat(text(determine(facts, Map.of(), DAY, "R0"), "/article15/outcome"))
                .isEqualTo("INCOMPLETE");
        JsonNode cited = determine(facts, Map.of(), DAY, "R4");
        assertThat(text(cited, "/article15/outcome")).isEqualTo("DEMONSTRATED_DIRECTLY");
        assertThat(text(route(cited, "DIRECT_EVIDENCE"), "/status")).isEqualTo("PRESUMED_VIA_STANDARD");
    }

    @Test
    void saysUntilWhenAnUpdateStaysAvailable() {
        Answer answer = anyone.ask("""
                query ($facts: FactsInput!) { determine(facts: $facts, asOf: "2028-09-01") { duties {
                  short: updateAvailableUntil(issuedOn: "2028-10-01") wrong: requiredSupportYears } } }""", Map.of("facts", facts("supportUntil", "2040-01-31", "expectedUseYears", 7)));

        assertThat(text(answer.data("/determine"), "/duties/short")).isEqualTo("2040-01-31");
        assertThat(answer.data("/determine/duties/wrong").asDouble()).isEqualTo(7);
    }

    @Test
    void answersEverythingForAStoredProduct() {
        Registry registry = new Registry(port);
        String product = registry.product(
                registry.portfolio(Registry.newKey()), "R-1", Map.of("version", "3", "facts", stored(aiFacts())));

        Answer answer = anyone.ask("""
                query ($id: ID!) { product(by: {id: $id}) { determination(asOf: "2028-09-01", stateOfLaw: "R4") { %s } } }""".formatted(Queries.DETERMINATION), Map.of("id", product));

        assertThat(answer.json().has("errors")).as(answer.text()).isFalse();
        JsonNode determination = answer.data("/product/determination");
        assertThat(text(determination, "/stateOfLaw/code")).isEqualTo("R4");
        assertThat(text(determination, "/aiStatus/outcome")).isEqualTo("HIGH_RISK_ANNEX_III");
        assertThat(text(determination, "/article15/outcome")).isEqualTo("INCOMPLETE");
    }

    private static Map<String, Object> stored(Map<String, Object> facts) {
        facts.remove("version");
        return facts;
    }
}
