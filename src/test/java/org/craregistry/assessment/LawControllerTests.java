package org.craregistry.assessment;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.craregistry.law.AnnexIRequirement;
import org.craregistry.law.Article15Element;
import org.craregistry.law.Law;
import org.craregistry.testing.Api;
import org.craregistry.testing.Api.Answer;
import org.craregistry.testing.IntegrationTest;
import org.craregistry.testing.Queries;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

/** What the registry shows of the law itself. */
@IntegrationTest
class LawControllerTests {

    @LocalServerPort
    int port;

    private JsonNode law() {
        Answer answer = Api.at(port).asAdministrator().ask(Queries.LAW);
        assertThat(answer.json().has("errors"))
                .as(answer.text().substring(0, 500))
                .isFalse();
        return answer.data("/law");
    }

    private static List<String> texts(JsonNode list, String pointer) {
        List<String> texts = new ArrayList<>();
        list.forEach(one -> texts.add(one.at(pointer).asString()));
        return texts;
    }

    @Test
    void showsTheWholeLaw() {
        JsonNode law = law();

        assertThat(law.at("/requirements")).hasSize(AnnexIRequirement.values().length);
        assertThat(law.at("/requirements/4/code").asString()).isEqualTo("CRA-AI-P1-2d");
        assertThat(law.at("/elements")).hasSize(Article15Element.values().length);
        assertThat(law.at("/sections")).hasSize(Law.sections().size());
        assertThat(texts(law.at("/sections/0/rulings/0/rows"), "/result")).contains("IN_SCOPE", "OUT_OF_SCOPE");
        assertThat(law.at("/sections/0/rulings/0/inOrder").asBoolean()).isTrue();
        assertThat(law.at("/sections/0/checklists/0/conditions")).isNotEmpty();
    }

    @Test
    void showsForEachStateWhatIsListedAndHowOpenPointsAreRead() {
        JsonNode states = law().at("/states/nodes");

        assertThat(texts(states, "/code")).containsExactly("R0", "R1", "R2", "R3", "R4");
        assertThat(texts(states, "/hypothetical")).containsExactly("false", "true", "true", "true", "true");
        JsonNode inForce = states.get(0);
        assertThat(texts(inForce.at("/listings"), "/name"))
                .containsExactly(
                        "delegatedExclusions",
                        "mandatoryCertifications",
                        "craStandards",
                        "craSpecifications",
                        "designatedSchemes",
                        "csaSchemes",
                        "aiLimitations",
                        "aiStandards",
                        "aiSpecifications");
        assertThat(inForce.at("/listings/2/entries")).isEmpty();
        assertThat(inForce.at("/listings/2/checkedOn").asString()).isEqualTo("2026-10-06");
        assertThat(inForce.at("/listings/5/entries/0/reference").asString()).isEqualTo("EUCC");
        assertThat(texts(inForce.at("/listings/5/entries/0/levels"), "")).containsExactly("SUBSTANTIAL", "HIGH");
        assertThat(states.get(3).at("/listings/1/entries/0/categories/0").asString())
                .isEqualTo("CRA-IV-03");
        assertThat(texts(inForce.at("/readings"), "/value"))
                .isEqualTo(texts(inForce.at("/readings"), "/default"))
                .containsExactly("DESIGNATED_ONLY", "true", "true", "true", "false", "true", "true", "SYSTEM");
        assertThat(texts(inForce.at("/readings"), "/point")).containsExactly("4", "5", "5", "5", "6", "7", "8", "15");
    }

    @Test
    void givesWordsForCodesSoThatNoFrontEndKeepsItsOwn() {
        JsonNode terms = Api.at(port)
                .asAdministrator()
                .ask("{ law { terms { kind code label explanation citation { place } } } }")
                .data("/law/terms");
        assertThat(terms).hasSizeGreaterThan(300);
        JsonNode some = Api.at(port)
                .asAdministrator()
                .ask("{ law { terms(kinds: [\"ProductClass\", \"ImportState\"]) { kind code label explanation } } }")
                .data("/law/terms");
        assertThat(texts(some, "/label")).contains("Important, class II", "Being planned");
        assertThat(some)
                .allSatisfy(term -> assertThat(term.at("/explanation").asString())
                        .as(term.toString())
                        .endsWith("."));
    }

    @Test
    void asksQuestionsThatNeedNoSecondQuery() {
        JsonNode questions = Api.at(port).asAdministrator().ask("""
                        { law { questions {
                          fact type unit minimum maximum help
                          choices { code label explanation } group { code title purpose }
                        } } }""").data("/law/questions");
        JsonNode nature = questions.get(0);
        assertThat(nature.at("/type").asString()).isEqualTo("CHOICE");
        assertThat(nature.at("/choices/2/label").asString()).isEqualTo("Hardware and software");
        assertThat(nature.at("/group/code").asString()).isEqualTo("GATE");
        questions.forEach(question -> {
            if (question.at("/fact").asString().equals("expectedUseYears")) {
                assertThat(question.at("/unit").asString()).isEqualTo("years");
                assertThat(question.at("/maximum").asDouble()).isEqualTo(100);
            }
        });
    }

    private Answer deadlines(String arguments) {
        return Api.at(port)
                .asAdministrator()
                .ask("{ law { reportingDeadlines(%s) { title dueAt citation { place } } } }".formatted(arguments));
    }

    @Test
    void saysUntilWhenReportsAreDue() {
        JsonNode incident = deadlines(
                        "event: SEVERE_INCIDENT, awareAt: \"2027-01-30T10:00:00Z\", notifiedAt: \"2027-01-31T10:00:00Z\"")
                .data("/law/reportingDeadlines");
        assertThat(texts(incident, "/dueAt"))
                .containsExactly("2027-01-31T10:00:00.000Z", "2027-02-02T10:00:00.000Z", "2027-02-28T10:00:00.000Z");

        JsonNode vulnerability = deadlines("event: ACTIVELY_EXPLOITED_VULNERABILITY, awareAt: \"2027-01-30T10:00:00Z\"")
                .data("/law/reportingDeadlines");
        assertThat(vulnerability.at("/2/dueAt").isNull()).isTrue();
        assertThat(vulnerability.at("/2/citation/place").asString()).isEqualTo("Art. 14(2)(c)");
    }

    @ParameterizedTest
    @CsvSource({
        "SEVERE_INCIDENT, 2027-01-30T10:00:00Z, notifiedAt, 2027-01-30T09:59:59Z",
        "ACTIVELY_EXPLOITED_VULNERABILITY, 2027-01-30T10:00:00Z, measureAt, 2027-01-29T10:00:00Z",
        "SEVERE_INCIDENT, 2027-01-30T10:00:00Z, notifiedAt, 2300-01-01T00:00:00Z"
    })
    void refusesImpossibleOrders(String event, String awareAt, String argument, String at) {
        Answer answer = deadlines("event: %s, awareAt: \"%s\", %s: \"%s\"".formatted(event, awareAt, argument, at));

        assertThat(answer.code()).isEqualTo("BAD_REQUEST");
        assertThat(answer.message()).startsWith(argument + ": ");
    }

    @Test
    void refusesToCountFromAMomentOutOfBounds() {
        assertThat(deadlines("event: SEVERE_INCIDENT, awareAt: \"1200-01-01T00:00:00Z\"")
                        .message())
                .startsWith("awareAt: ");
    }

    @Test
    void findsNoWayToAskForTheWholeLawManyTimes() {
        String whole = Queries.LAW.replaceFirst("\\{ law", "").replaceFirst("}$", "");
        StringBuilder many = new StringBuilder("{");
        for (int i = 0; i < 15; i++) {
            many.append(" a").append(i).append(": law").append(whole);
        }

        assertThat(Api.at(port).asAdministrator().ask(many + "}").code()).isEqualTo("LIMIT_EXCEEDED");
    }
}
