package org.craregistry.assessment.states;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.craregistry.assessment.DeterminationTests;
import org.craregistry.assessment.Drafts;
import org.craregistry.assessment.StatesOfLaw;
import org.craregistry.law.CategoryCode;
import org.craregistry.law.ProductClass;
import org.craregistry.testing.Api.Answer;
import org.craregistry.testing.IntegrationTest;
import org.craregistry.testing.Queries;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.JdbcTemplate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** What administrators draft of the law, and what the law answers under it. */
@IntegrationTest
class StateOfLawDraftTests {

    private static final String DAY = "2028-09-01";

    @LocalServerPort
    private int port;

    @Autowired
    private JdbcTemplate jdbc;

    @Autowired
    private StatesOfLaw states;

    private Drafts drafts;

    @BeforeEach
    void signIn() {
        drafts = new Drafts(port);
    }

    @AfterEach
    void remove() {
        Drafts.removeAll(jdbc, states);
    }

    @Test
    void draftsOnTheStateInForceAndShowsWhatWasDrafted() {
        JsonNode draft = drafts.draft(Map.of(
                "dates", List.of(Drafts.moved("CRA_GENERAL_APPLICATION", "2028-12-11")),
                "craStandards", List.of(Drafts.standard(" EN 1 ", "CRA-III-I-03"))));

        assertThat(draft.at("/code").asString()).isEqualTo("R0.1");
        assertThat(draft.at("/status").asString()).isEqualTo("DRAFT");
        assertThat(draft.at("/base/code").asString()).isEqualTo("R0");
        assertThat(draft.at("/revision").asInt()).isZero();
        assertThat(draft.at("/hypothetical").asBoolean()).isTrue();
        assertThat(draft.at("/inForce").asBoolean()).isFalse();
        assertThat(draft.at("/draftedBy").asString()).isEqualTo("admin");
        assertThat(draft.at("/adoptedBy").isNull()).isTrue();
        assertThat(draft.at("/legalChanges/0/reference").asString()).isEqualTo("CRA_GENERAL_APPLICATION");
        assertThat(draft.at("/legalChanges/0/before").asString()).isEqualTo("2027-12-11");
        assertThat(draft.at("/legalChanges/0/day").asString()).isEqualTo("2028-12-11");
        assertThat(draft.at("/legalChanges/1/entry/reference").asString()).isEqualTo("EN 1");
        assertThat(draft.at("/legalChanges/1/entry/categories/0").asString()).isEqualTo("CRA-III-I-03");
        assertThat(draft.at("/legalChanges/1/checkedOn").asString()).isEqualTo("2026-10-06");
        assertThat(drafts.statesOfLaw()).containsExactly("R0", "R1", "R2", "R3", "R4", "R0.1");
    }

    @Test
    void tellsOfDeliveredStatesThatNobodyDraftedThem() {
        JsonNode delivered = drafts.state("R0");

        assertThat(delivered.at("/status").asString()).isEqualTo("SHIPPED");
        assertThat(delivered.at("/inForce").asBoolean()).isTrue();
        assertThat(delivered.at("/base").isNull()).isTrue();
        assertThat(delivered.at("/revision").isNull()).isTrue();
        assertThat(delivered.at("/legalChanges")).isEmpty();
        assertThat(drafts.state("R1").at("/inForce").asBoolean()).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"R1", "R2", "R3", "R4"})
    void answersAsUnderTheDeliveredStateThatSaysTheSame(String delivered) {
        String draft = drafts.draft(changesOf(delivered)).at("/code").asString();
        List<Map<String, Object>> cases = List.of(
                DeterminationTests.facts(
                        "coreFunctionality", "CRA-III-I-03", "standardsApplied", "FULL", "freeAndOpenSource", false),
                DeterminationTests.facts("coreFunctionality", "CRA-IV-01", "freeAndOpenSource", false),
                DeterminationTests.facts("coreFunctionality", "CRA-IV-03", "freeAndOpenSource", false),
                DeterminationTests.aiFacts("aiStandardsApplied", "FULL"));

        boolean differs = false;
        for (Map<String, Object> facts : cases) {
            JsonNode underDraft = answers(facts, draft);
            assertThat(underDraft).isEqualTo(answers(facts, delivered));
            differs |= !underDraft.equals(answers(facts, "R0"));
        }
        assertThat(differs).isTrue();
    }

    private static Map<String, List<Map<String, Object>>> changesOf(String delivered) {
        Map<String, List<Map<String, Object>>> changes = new HashMap<>();
        if (delivered.equals("R4")) {
            changes.put(
                    "aiStandards",
                    List.of(Drafts.read(
                            "reference", "EN AI", "title", "All", "coversSection2", true, "restricted", false)));
            return changes;
        }
        changes.put("craStandards", List.of(Drafts.standard("EN 1", categories(ProductClass.IMPORTANT_CLASS_I))));
        if (!delivered.equals("R1")) {
            changes.put(
                    "designatedSchemes",
                    List.of(Drafts.read(
                            "scheme",
                            "EUCC",
                            "leastLevel",
                            "SUBSTANTIAL",
                            "categories",
                            categories(ProductClass.values()))));
        }
        if (delivered.equals("R3")) {
            changes.put(
                    "mandatoryCertifications",
                    List.of(Drafts.read(
                            "act",
                            "DR_1",
                            "scheme",
                            "EUCC",
                            "level",
                            "HIGH",
                            "categories",
                            List.of("CRA-IV-03"),
                            "appliesFrom",
                            "2026-11-22")));
        }
        return changes;
    }

    private static String[] categories(ProductClass... classes) {
        return CategoryCode.ALL.stream()
                .filter(code -> List.of(classes).contains(code.productClass()))
                .map(CategoryCode::code)
                .toArray(String[]::new);
    }

    @Test
    void answersARouterOfClassIFromTheDayOfTheCitationOn() {
        Map<String, Object> cited = Drafts.standard("EN 1", "CRA-III-I-03");
        cited.put("appliesFrom", "2028-09-01");
        String draft =
                drafts.draft(Map.of("craStandards", List.of(cited))).at("/code").asString();
        Map<String, Object> router = DeterminationTests.facts(
                "coreFunctionality", "CRA-III-I-03", "standardsApplied", "FULL", "freeAndOpenSource", false);

        assertThat(row(router, "2028-08-31", draft)).isEqualTo("T9");
        assertThat(row(router, "2028-09-01", draft)).isEqualTo("T5");
        assertThat(row(router, "2028-09-01", "R0")).isEqualTo("T9");
    }

    @ParameterizedTest
    @CsvSource({
        "2027-12-11, FULL, ARTICLE_14_ONLY",
        "2028-12-10, FULL, ARTICLE_14_ONLY",
        "2028-12-11, FULL, FULL",
        "2027-12-10, ARTICLE_14_ONLY, ARTICLE_14_ONLY"
    })
    void appliesTheActFromTheMovedDayOn(String day, String inForce, String underDraft) {
        String draft = drafts.draft(Map.of("dates", List.of(Drafts.moved("CRA_GENERAL_APPLICATION", "2028-12-11"))))
                .at("/code")
                .asString();
        Map<String, Object> facts = DeterminationTests.facts("placedOnMarketOn", "2028-12-11");

        assertThat(determined(facts, day, "R0").at("/applicability/outcome").asString())
                .isEqualTo(inForce);
        assertThat(determined(facts, day, draft).at("/applicability/outcome").asString())
                .isEqualTo(underDraft);
    }

    @ParameterizedTest
    @MethodSource
    void refusesWhatCannotBeLaw(String list, Map<String, Object> entry, String path, String sentence) {
        JsonNode error = drafts.refused(Map.of(list, List.of(entry)));

        assertThat(error.at("/code").asString()).isEqualTo("INVALID");
        assertThat(error.at("/message").asString()).contains(sentence);
        assertThat(Drafts.texts(error.at("/path")))
                .containsExactlyElementsOf(List.of(("legalChanges." + list + ".0." + path).split("\\.")));
        assertThat(drafts.statesOfLaw()).hasSize(5);
    }

    static Stream<Arguments> refusesWhatCannotBeLaw() {
        return Stream.of(
                Arguments.of("dates", Drafts.moved("CRA_GENERAL_APPLICATION", "2026-09-10"), "day", "2026-09-11"),
                Arguments.of("dates", Drafts.moved("CRA_GENERAL_APPLICATION", "2201-01-01"), "day", "2200-12-31"),
                Arguments.of(
                        "designatedSchemes",
                        Drafts.read("scheme", "EUCS", "leastLevel", "HIGH", "categories", List.of("CRA-IV-01")),
                        "scheme",
                        "EUCC"),
                Arguments.of("craStandards", standardWith("url", "ftp://x/y"), "url", "https://"),
                Arguments.of("craStandards", standardWith("checkedOn", "2199-01-01"), "checkedOn", "future"),
                Arguments.of("craStandards", standardWith("title", "x".repeat(2001)), "title", "2,001"),
                Arguments.of("craStandards", standardWith("title", "a\0b"), "title", "cannot be kept"),
                Arguments.of("craStandards", standardWith("reference", "  "), "reference", "missing"),
                Arguments.of("craStandards", standardWith("categories", List.of()), "categories", "empty"));
    }

    private static Map<String, Object> standardWith(String field, Object value) {
        Map<String, Object> standard = Drafts.standard("EN 1", "CRA-III-I-03");
        standard.put(field, value);
        return standard;
    }

    @Test
    void refusesAnUnknownCategoryWithThoseThereAre() {
        Answer answer = drafts.mutate(
                "draftStateOfLaw",
                Map.of(
                        "title",
                        "One",
                        "legalChanges",
                        Map.of("craStandards", List.of(Drafts.standard("EN 1", "CRA-V-01")))));

        assertThat(answer.code()).isEqualTo("BAD_REQUEST");
        assertThat(answer.message()).contains("legalChanges.craStandards[0].categories[0]", "CRA-V-01", "CRA-III-I-01");
    }

    @Test
    void refusesADraftThatChangesNothingAndOneWithoutATitle() {
        JsonNode nothing = drafts.refused(Map.of("craStandards", List.of()));
        assertThat(nothing.at("/code").asString()).isEqualTo("REQUIRED");
        assertThat(nothing.at("/path/0").asString()).isEqualTo("legalChanges");

        JsonNode nameless = drafts.error(
                "draftStateOfLaw",
                Map.of(
                        "title",
                        "  ",
                        "legalChanges",
                        Map.of("craStandards", List.of(Drafts.standard("EN 1", "CRA-III-I-03")))));
        assertThat(nameless.at("/path/0").asString()).isEqualTo("title");
    }

    @Test
    void changesADraftForThoseWhoKnowItsRevision() {
        drafts.draft(Map.of("dates", List.of(Drafts.moved("CRA_GENERAL_APPLICATION", "2028-12-11"))));
        Map<String, Object> update = Map.of(
                "id",
                "R0.1",
                "expectedRevision",
                0,
                "title",
                "Later still",
                "legalChanges",
                Map.of("dates", List.of(Drafts.moved("CRA_GENERAL_APPLICATION", "2029-12-11"))));

        JsonNode updated = drafts.done("updateStateOfLawDraft", update);

        assertThat(updated.at("/revision").asInt()).isEqualTo(1);
        assertThat(updated.at("/title").asString()).isEqualTo("Later still");
        assertThat(updated.at("/legalChanges/0/day").asString()).isEqualTo("2029-12-11");
        assertThat(drafts.error("updateStateOfLawDraft", update).at("/code").asString())
                .isEqualTo("CONFLICT");
        JsonNode same = drafts.done("updateStateOfLawDraft", Map.of("id", "R0.1", "expectedRevision", 1));
        assertThat(same.at("/revision").asInt()).isEqualTo(1);
        assertThat(determined(DeterminationTests.facts("placedOnMarketOn", "2029-12-11"), "2029-12-10", "R0.1")
                        .at("/applicability/outcome")
                        .asString())
                .isEqualTo("ARTICLE_14_ONLY");
        assertThat(Drafts.logged(jdbc)).containsExactly("CREATED", "UPDATED");
    }

    @Test
    void addsToWhatADraftChangesAndTakesOutOfIt() {
        drafts.draft(Map.of(
                "dates", List.of(Drafts.moved("CRA_GENERAL_APPLICATION", "2028-12-11")),
                "craStandards", List.of(Drafts.standard("EN 1", "CRA-III-I-03"))));

        JsonNode added = drafts.done(
                "updateStateOfLawDraft",
                Map.of(
                        "id",
                        "R0.1",
                        "expectedRevision",
                        0,
                        "addedChanges",
                        Map.of(
                                "dates",
                                List.of(Drafts.moved("CRA_GENERAL_APPLICATION", "2029-12-11")),
                                "craStandards",
                                List.of(Drafts.standard("EN 2", "CRA-III-I-03")))));

        assertThat(told(added)).containsExactly("dates 2029-12-11", "craStandards EN 1", "craStandards EN 2");
        Map<String, Object> removal = Map.of(
                "id",
                "R0.1",
                "expectedRevision",
                1,
                "removedChanges",
                List.of(Map.of("list", "craStandards", "reference", "EN 1")));
        assertThat(told(drafts.done("updateStateOfLawDraft", removal)))
                .containsExactly("dates 2029-12-11", "craStandards EN 2");
        Map<String, Object> again = new HashMap<>(removal);
        again.put("expectedRevision", 2);
        assertThat(drafts.error("updateStateOfLawDraft", again).at("/message").asString())
                .isEqualTo("The draft does not change \"EN 1\" there; read it again.");
    }

    @Test
    void takesAStandardAddedAgainFromAnotherDayForTheSame() {
        drafts.draft(Map.of("craStandards", List.of(standardWith("appliesFrom", "2028-09-01"))));
        Map<String, Object> again = standardWith("appliesFrom", "2028-10-01");
        again.put("reference", "en 1");

        JsonNode added = drafts.done(
                "updateStateOfLawDraft",
                Map.of("id", "R0.1", "expectedRevision", 0, "addedChanges", Map.of("craStandards", List.of(again))));

        assertThat(told(added)).containsExactly("craStandards en 1");
        assertThat(added.at("/legalChanges/0/day").asString()).isEqualTo("2028-10-01");
    }

    @Test
    void keepsADesignationBesideOneFromAnotherDay() {
        drafts.draft(Map.of("designatedSchemes", List.of(designatedFrom("2028-09-01"))));

        JsonNode added = drafts.done(
                "updateStateOfLawDraft",
                Map.of(
                        "id",
                        "R0.1",
                        "expectedRevision",
                        0,
                        "addedChanges",
                        Map.of("designatedSchemes", List.of(designatedFrom("2028-10-01")))));

        assertThat(told(added)).containsExactly("designatedSchemes EUCC", "designatedSchemes EUCC");
    }

    private static Map<String, Object> designatedFrom(String day) {
        return Drafts.read(
                "scheme", "EUCC", "leastLevel", "SUBSTANTIAL", "categories", List.of("CRA-IV-01"), "appliesFrom", day);
    }

    @Test
    void refusesToAddMoreToAListThanItTakes() {
        drafts.draft(Map.of("craStandards", standards(0, 200)));
        Map<String, Object> more = Map.of(
                "id", "R0.1", "expectedRevision", 0, "addedChanges", Map.of("craStandards", standards(199, 201)));

        JsonNode refused = drafts.error("updateStateOfLawDraft", more);

        assertThat(refused.at("/message").asString())
                .isEqualTo("The list would have 201 entries; at most 200 are accepted.");
        assertThat(Drafts.texts(refused.at("/path"))).containsExactly("addedChanges", "craStandards");
    }

    @Test
    void namesThePlaceInTheInputOfAnAddedChangeThatIsRefused() {
        drafts.draft(Map.of("craStandards", standards(0, 3)));
        List<Map<String, Object>> added =
                List.of(Drafts.standard("EN 2", "CRA-III-I-03"), standardWith("url", "ftp://x/y"));
        Map<String, Object> more =
                Map.of("id", "R0.1", "expectedRevision", 0, "addedChanges", Map.of("craStandards", added));

        JsonNode refused = drafts.error("updateStateOfLawDraft", more);

        assertThat(Drafts.texts(refused.at("/path"))).containsExactly("addedChanges", "craStandards", "1", "url");
    }

    private static List<Map<String, Object>> standards(int from, int until) {
        return IntStream.range(from, until)
                .mapToObj(number -> Drafts.standard("EN " + number, "CRA-III-I-03"))
                .toList();
    }

    private static List<String> told(JsonNode draft) {
        List<String> told = new ArrayList<>();
        draft.at("/legalChanges")
                .forEach(change -> told.add(change.at("/list").asString() + " "
                        + (change.at("/entry").isNull() ? change.at("/day") : change.at("/reference")).asString()));
        return told;
    }

    @Test
    void refusesToAskUnderADraftThatWasDiscarded() {
        drafts.draft(Map.of("dates", List.of(Drafts.moved("CRA_GENERAL_APPLICATION", "2028-12-11"))));

        JsonNode discarded = drafts.done("discardStateOfLawDraft", Map.of("id", "R0.1", "expectedRevision", 0));

        assertThat(discarded.at("/status").asString()).isEqualTo("DISCARDED");
        assertThat(drafts.statesOfLaw()).doesNotContain("R0.1");
        Answer answer = ask(DeterminationTests.facts(), DAY, "R0.1");
        assertThat(answer.code()).isEqualTo("BAD_REQUEST");
        assertThat(drafts.error("adoptStateOfLaw", Map.of("id", "R0.1", "expectedRevision", 1, "reason", "Why not"))
                        .at("/code")
                        .asString())
                .isEqualTo("NOT_POSSIBLE");
        assertThat(drafts.draft(Map.of("dates", List.of(Drafts.moved("CRA_GENERAL_APPLICATION", "2028-12-11"))))
                        .at("/code")
                        .asString())
                .isEqualTo("R0.2");
    }

    @Test
    void draftsOnASupposedStateToPlanWithAndNeverAdoptsThat() {
        JsonNode draft = drafts.done(
                "draftStateOfLaw",
                Map.of(
                        "title",
                        "Both",
                        "base",
                        "R1",
                        "legalChanges",
                        Map.of("dates", List.of(Drafts.moved("CRA_GENERAL_APPLICATION", "2028-12-11")))));
        assertThat(draft.at("/code").asString()).isEqualTo("R1.1");

        JsonNode refused =
                drafts.error("adoptStateOfLaw", Map.of("id", "R1.1", "expectedRevision", 0, "reason", "Why not"));

        assertThat(refused.at("/code").asString()).isEqualTo("NOT_POSSIBLE");
        assertThat(refused.at("/message").asString()).contains("R1", "R0 is in force");
    }

    @ParameterizedTest
    @CsvSource({"R9", "R0.7", "R0.1"})
    void refusesABaseThatIsNoneOrADraft(String base) {
        drafts.draft(Map.of("dates", List.of(Drafts.moved("CRA_GENERAL_APPLICATION", "2028-12-11"))));

        JsonNode refused = drafts.error(
                "draftStateOfLaw",
                Map.of(
                        "title",
                        "On top",
                        "base",
                        base,
                        "legalChanges",
                        Map.of("dates", List.of(Drafts.moved("CRA_GENERAL_APPLICATION", "2028-12-12")))));

        assertThat(refused.at("/path/0").asString()).isEqualTo("base");
        assertThat(refused.at("/message").asString()).contains(base, "R0");
    }

    @Test
    void givesAReadingCopyOfADraftAsItIsNow() {
        drafts.draft(Map.of("craStandards", List.of(Drafts.standard("EN 4711", "CRA-III-I-03"))));
        assertThat(drafts.administrator().get("/law?stateOfLaw=R0.1").text()).contains("EN 4711");

        drafts.done(
                "updateStateOfLawDraft",
                Map.of(
                        "id",
                        "R0.1",
                        "expectedRevision",
                        0,
                        "legalChanges",
                        Map.of("craStandards", List.of(Drafts.standard("EN 4712", "CRA-III-I-03")))));

        assertThat(drafts.administrator().get("/law?stateOfLaw=R0.1").text())
                .contains("EN 4712")
                .doesNotContain("EN 4711");
        assertThat(drafts.administrator().get("/law.docx?stateOfLaw=R0.1").status())
                .isEqualTo(200);
    }

    private String row(Map<String, Object> facts, String day, String state) {
        return determined(facts, day, state).at("/withoutAiAct/row").asString();
    }

    /** All answers but the state of the law itself. */
    private JsonNode answers(Map<String, Object> facts, String state) {
        ObjectNode answers = (ObjectNode) determined(facts, DAY, state);
        answers.remove("stateOfLaw");
        return answers;
    }

    private JsonNode determined(Map<String, Object> facts, String day, String state) {
        Answer answer = ask(facts, day, state);
        assertThat(answer.json().has("errors")).as(answer.text()).isFalse();
        return answer.data("/determine");
    }

    private Answer ask(Map<String, Object> facts, String day, String state) {
        return drafts.administrator()
                .ask(
                        "query ($facts: FactsInput!, $day: Date!, $state: ID) { determine(facts: $facts, asOf: $day, stateOfLaw: $state) { %s } }"
                                .formatted(Queries.ANSWERS),
                        Map.of("facts", facts, "day", day, "state", state));
    }
}
