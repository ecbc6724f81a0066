package org.craregistry.graphql;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import org.craregistry.testing.Api;
import org.craregistry.testing.Api.Answer;
import org.craregistry.testing.IntegrationTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.web.server.LocalServerPort;

/** What is no GraphQL request is told why, with the status that HTTP has for it. */
@IntegrationTest
class GraphQlOverHttpTests {

    private static final String QUERY = "{\"query\": \"{ law { edition } }\"}";

    @LocalServerPort
    int port;

    @ParameterizedTest
    @ValueSource(strings = {"GET", "HEAD", "OPTIONS", "PUT", "DELETE", "PATCH"})
    void tellsTheMethodThatIsAllowed(String method) {
        Answer answer = admin().send(admin().request("/graphql").method(method, BodyPublishers.noBody()));

        assertThat(answer.status()).isEqualTo(405);
        assertThat(answer.header("Allow")).isEqualTo("GET, POST");
    }

    @Test
    void tellsWhatTheAddressesBesideItTake() {
        Answer nothing = admin().get("/registers/sample.pdf");
        assertThat(nothing.status()).isEqualTo(404);
        assertThat(nothing.json().at("/detail").asString()).startsWith("There is nothing at this address.");
        assertThat(nothing.headers().keySet()).doesNotContain("content-disposition");

        Answer posted =
                admin().send(admin().request("/registers/template.xlsx").method("POST", BodyPublishers.noBody()));
        assertThat(posted.status()).isEqualTo(405);
        assertThat(posted.header("Allow")).isEqualTo("GET, HEAD, OPTIONS");
        assertThat(posted.json().at("/detail").asString()).isEqualTo("This address takes GET and HEAD.");

        Answer options =
                admin().send(admin().request("/registers/template.xlsx").method("OPTIONS", BodyPublishers.noBody()));
        assertThat(options.header("Allow")).contains("GET", "HEAD", "OPTIONS");
        assertThat(options.headers().keySet()).doesNotContain("accept-patch");
    }

    @ParameterizedTest
    @CsvSource({
        "application/json, application/json, 200",
        "application/json; charset=utf-8, '*/*', 200",
        "application/json, application/graphql-response+json, 200",
        "application/json, 'text/html, application/json;q=0.5', 200",
        "application/json, text/html, 406",
        "application/json, 'application/json;q=0, text/html', 406",
        "application/json, nonsense, 406",
        "application/graphql, application/json, 415",
        "text/plain, application/json, 415",
        "application/*, application/json, 415",
        "'*/*', application/json, 415",
        "application/x-www-form-urlencoded, application/json, 415",
    })
    void takesAndAnswersJsonOnly(String type, String accept, int status) {
        assertThat(post(QUERY, type, accept).status()).isEqualTo(status);
    }

    @Test
    void readsWhatIsAcceptedInSeveralFields() {
        Answer answer = admin().send(admin().request("/graphql")
                .header("Content-Type", "application/json")
                .header("Accept", "text/html")
                .header("Accept", "application/json")
                .POST(BodyPublishers.ofString(QUERY)));

        assertThat(answer.status()).isEqualTo(200);
    }

    @Test
    void refusesWhoAcceptsMoreThanCanBePutInOrder() {
        String many = "*/*;q=0.1, ".repeat(60) + "*/*";

        assertThat(post(QUERY, "application/json", many).status()).isEqualTo(406);
        assertThat(admin().with("Accept", many).get("/sign-in/options").status())
                .isEqualTo(406);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/sign-in", "/sign-out", "/registers/none/imports", "/evidence/none/files", "/nowhere"})
    void refusesATypeThatIsNoneWhereverItIsSent(String path) {
        Answer answer = admin().send(
                        admin().request(path).header("Content-Type", "text/*").POST(BodyPublishers.ofString("{}")));

        assertThat(answer.status()).as(answer.text()).isEqualTo(415);
    }

    @Test
    void leavesEventsAloneUnbufferedByAProxy() {
        assertThat(post(QUERY, "application/json", "application/json").header("X-Accel-Buffering"))
                .isEmpty();
        assertThat(post(QUERY, "application/json", "application/json, text/event-stream")
                        .header("X-Accel-Buffering"))
                .isEmpty();
        assertThat(post(QUERY, "application/json", "text/event-stream").header("X-Accel-Buffering"))
                .isEqualTo("no");
    }

    @Test
    void answersWhoAcceptsAnything() {
        Answer answer = admin().send(admin().request("/graphql")
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(QUERY)));

        assertThat(answer.status()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "null",
                " \n null",
                "",
                "[]",
                "\"{ law { edition } }\"",
                "{",
                "{}",
                "{\"query\": null}",
                "{\"documentId\": \"x\", \"extensions\": null}",
                "{\"extensions\": null}",
                "{\"query\": null, \"extensions\": null}"
            })
    void refusesABodyThatIsNoRequestAndSaysWhatOneIs(String body) {
        Answer answer = post(body, "application/json", "application/graphql-response+json");

        assertThat(answer.status()).as(answer.text()).isEqualTo(400);
        assertThat(answer.text()).containsAnyOf("field query", "fields query", "id of a trusted document");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"query\": \"{ law { edition } }\", \"variables\": []} | variables is no object.",
                "{\"query\": \"{ law { edition } }\", \"extensions\": 5} | extensions is no object.",
                "{\"query\": {}} | query is no text."
            })
    void saysWhichFieldOfARequestIsWrong(String body, String sentence) {
        Answer answer = post(body, "application/json", "application/json");

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.json().at("/detail").asString()).isEqualTo(sentence);
    }

    @Test
    void answersInTheTypeThatIsLikedBest() {
        assertThat(typeFor("application/graphql-response+json; charset=utf-8, application/json; charset=utf-8"))
                .startsWith("application/graphql-response+json");
        assertThat(typeFor("application/json;q=0.5, application/graphql-response+json;q=0.9"))
                .startsWith("application/graphql-response+json");
        assertThat(typeFor("application/json, application/graphql-response+json;q=0"))
                .startsWith("application/json");
        assertThat(typeFor("text/html")).isEqualTo("application/problem+json");
        assertThat(typeFor("*/*")).startsWith("application/json");
        assertThat(typeFor("application/json;q=0, */*")).startsWith("application/graphql-response+json");
        assertThat(typeFor("*/*;q=0.9, application/json;q=0.1")).startsWith("application/graphql-response+json");
        assertThat(typeFor("text/event-stream, */*;q=0.1")).startsWith("text/event-stream");
        assertThat(typeFor("application/json;q=0.1, text/event-stream")).startsWith("text/event-stream");
        assertThat(typeFor("application/json, text/event-stream")).startsWith("application/json");
    }

    @Test
    void answersNoQueryByGetEventByEvent() {
        String path = "/graphql?documentId=none";

        assertThat(admin().with("Accept", "text/event-stream").get(path).status())
                .isEqualTo(406);
        assertThat(admin().with("Accept", "text/event-stream, application/json;q=0.1")
                        .get(path)
                        .header("Content-Type"))
                .startsWith("application/json");
    }

    private String typeFor(String accepted) {
        return post(QUERY, "application/json", accepted).header("Content-Type");
    }

    @Test
    void refusesToChooseBetweenSeveralOperations() {
        for (String named :
                new String[] {"", ", \"operationName\": \"\"", ", \"operationName\": null", ", \"operationName\": \"c\""
                }) {
            String body = "{\"query\": \"query a { law { edition } } query b { law { edition } }\"%s}".formatted(named);
            Answer answer = post(body, "application/json", "application/graphql-response+json");

            assertThat(answer.code()).as(body + answer.text()).isEqualTo("BAD_REQUEST");
        }
    }

    private Answer post(String body, String type, String accept) {
        return admin().send(admin().request("/graphql")
                .header("Content-Type", type)
                .header("Accept", accept)
                .POST(BodyPublishers.ofString(body)));
    }

    private Api admin() {
        return Api.at(port).asAdministrator();
    }
}
