package org.craregistry.assessment;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.craregistry.testing.Api;
import org.craregistry.testing.Api.Answer;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.test.util.ReflectionTestUtils;
import tools.jackson.databind.JsonNode;

/** Drafts of the law as tests make them over the API. */
public record Drafts(Api administrator) {

    private static final String STATE = """
            { id code title hypothetical status inForce base { code } revision draftedBy draftedAt adoptedBy adoptedAt reason
              legalChanges { list reference before day source url checkedOn entry { reference categories since } }
              reevaluation { products renewed done } }""";

    public Drafts(int port) {
        this(Api.at(port).asAdministrator());
    }

    /** The state in force is in force for all tests: back to the one delivered, with no answer left of one whose id comes again. */
    public static void removeAll(JdbcTemplate jdbc, StatesOfLaw states) {
        jdbc.update("DELETE FROM state_of_law");
        jdbc.update("UPDATE product SET answered_under = 'R' WHERE answered_under LIKE 'R_.%'");
        jdbc.update("DELETE FROM scheduled_tasks WHERE task_name = 'renew-answers-under'");
        readAnew(states);
    }

    /** Reads again what tests have set back, which the registry never does and takes for old. */
    public static void readAnew(StatesOfLaw states) {
        ReflectionTestUtils.setField(states, "current", ReflectionTestUtils.invokeMethod(states, "read"));
    }

    /** What was recorded of the drafts there are. */
    public static List<String> logged(JdbcTemplate jdbc) {
        return jdbc.queryForList(
                "SELECT c.action FROM change_log c JOIN state_of_law s ON s.id = c.subject_id ORDER BY c.id",
                String.class);
    }

    public static Map<String, Object> moved(String date, String day) {
        return read("date", date, "day", day);
    }

    public static Map<String, Object> standard(String reference, String... categories) {
        return read("reference", reference, "title", "A standard", "categories", List.of(categories));
    }

    /** An entry with these fields that somebody has read somewhere. */
    public static Map<String, Object> read(Object... fields) {
        Map<String, Object> entry = new HashMap<>(Map.of(
                "source", "OJ C/2026/1", "url", "https://data.europa.eu/eli/C/2026/1", "checkedOn", "2026-10-06"));
        for (int i = 0; i < fields.length; i += 2) {
            entry.put((String) fields[i], fields[i + 1]);
        }
        return entry;
    }

    /** Drafts a state on the one in force. */
    public JsonNode draft(Map<String, ?> changes) {
        return done("draftStateOfLaw", Map.of("title", "A draft", "legalChanges", changes));
    }

    public JsonNode adopt(JsonNode draft) {
        return done(
                "adoptStateOfLaw",
                Map.of(
                        "id",
                        draft.at("/id").asString(),
                        "expectedRevision",
                        draft.at("/revision").asInt(),
                        "reason",
                        "It was published."));
    }

    /** Why a draft with these changes is refused. */
    public JsonNode refused(Map<String, ?> changes) {
        return error("draftStateOfLaw", Map.of("title", "A draft", "legalChanges", changes));
    }

    public JsonNode done(String mutation, Map<String, ?> input) {
        Answer answer = mutate(mutation, input);
        JsonNode payload = answer.data("/" + mutation);
        assertThat(payload.has("errors") && payload.at("/errors").isEmpty())
                .as(answer.text())
                .isTrue();
        return payload.at("/stateOfLaw");
    }

    public JsonNode error(String mutation, Map<String, ?> input) {
        Answer answer = mutate(mutation, input);
        JsonNode payload = answer.data("/" + mutation);
        assertThat(payload.at("/errors")).as(answer.text()).isNotEmpty();
        assertThat(payload.at("/stateOfLaw").isNull()).isTrue();
        return payload.at("/errors/0");
    }

    public Answer mutate(String mutation, Map<String, ?> input) {
        String type = Character.toUpperCase(mutation.charAt(0)) + mutation.substring(1);
        return administrator.ask(
                "mutation ($input: %sInput!) { %s(input: $input) { stateOfLaw %s errors { code path message } } }"
                        .formatted(type, mutation, STATE),
                Map.of("input", input));
    }

    public List<String> statesOfLaw() {
        List<String> ids = new ArrayList<>();
        all().forEach(state -> ids.add(state.at("/code").asString()));
        return ids;
    }

    public JsonNode state(String id) {
        for (JsonNode state : all()) {
            if (state.at("/code").asString().equals(id)) {
                return state;
            }
        }
        throw new AssertionError("no state " + id);
    }

    private JsonNode all() {
        Answer answer = administrator.ask("{ law { states { nodes %s } } }".formatted(STATE));
        assertThat(answer.json().has("errors")).as(answer.text()).isFalse();
        return answer.data("/law/states/nodes");
    }

    public static List<String> texts(JsonNode list) {
        List<String> texts = new ArrayList<>();
        list.forEach(one -> texts.add(one.asString()));
        return texts;
    }
}
