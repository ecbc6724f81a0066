package org.craregistry.graphql;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import org.craregistry.testing.Api;
import org.craregistry.testing.Api.Answer;
import org.craregistry.testing.IntegrationTest;
import org.craregistry.testing.Registry;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.json.JsonMapper;

/** How documents are asked for by their hash, over the wire; which of them is the matter of {@link DocumentChoiceTests}. */
@IntegrationTest
class TrustedDocumentsTests {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String EDITION = id("query Edition { law { edition } }");
    private static final String PORTFOLIO =
            id("query PortfolioName($key: String!) {\n  portfolio(key: $key) { name }\n}\n");
    private static final String CREATE =
            id("mutation Create($input: CreatePortfolioInput!) { createPortfolio(input: $input) { errors { code } } }");

    @LocalServerPort
    int port;

    private Api admin;

    @BeforeEach
    void signIn() {
        admin = Api.at(port).asAdministrator();
    }

    @Test
    void answersADocumentByItsId() {
        Answer answer = post(Map.of("documentId", EDITION));

        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        assertThat(answer.data("/law/edition").asString()).isNotEmpty();
    }

    @Test
    void saysThatThereIsNoDocumentWithAnId() {
        Answer answer = post(Map.of("documentId", id("another")));

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.code()).isEqualTo("NOT_FOUND");
    }

    @Test
    void answersHashesAsClientsOfAutomaticPersistedQueriesExpect() {
        String text = "{ law { edition } } # " + System.nanoTime();
        Map<String, ?> hash = Map.of("persistedQuery", Map.of("version", 1, "sha256Hash", TrustedDocuments.hash(text)));

        Answer unknown = post(Map.of("extensions", hash));
        assertThat(unknown.status()).isEqualTo(200);
        assertThat(unknown.message()).isEqualTo("PersistedQueryNotFound");
        assertThat(unknown.code()).isEqualTo("PERSISTED_QUERY_NOT_FOUND");

        assertThat(post(Map.of("query", text, "extensions", hash))
                        .data("/law/edition")
                        .asString())
                .isNotEmpty();
        assertThat(post(Map.of("extensions", hash)).data("/law/edition").asString())
                .isNotEmpty();
        assertThat(post(Map.of("query", text + " ", "extensions", hash)).message())
                .isEqualTo("provided sha does not match query");
    }

    @Test
    void answersAQueryByGetAndSaysWhenNothingHasChanged() {
        String key = Registry.newKey();
        String portfolio = new Registry(port).portfolio(key);
        Answer first = get(admin, PORTFOLIO, Map.of("key", key));

        assertThat(first.status()).as(first.text()).isEqualTo(200);
        assertThat(first.data("/portfolio/name").asString()).isEqualTo("Portfolio " + key);
        assertThat(first.header("Cache-Control")).isEqualTo("no-cache, private");
        assertThat(first.header("Vary")).contains("Authorization", "Cookie");

        Api knowing = admin.with("If-None-Match", first.header("ETag"));
        Answer same = get(knowing, PORTFOLIO, Map.of("key", key));
        assertThat(same.status()).isEqualTo(304);
        assertThat(same.text()).isEmpty();
        assertThat(get(admin.with("If-None-Match", "*"), PORTFOLIO, Map.of("key", key))
                        .status())
                .isEqualTo(304);

        new Registry(port)
                .mutate(
                        "renamePortfolio",
                        Map.of("id", portfolio, "expectedRevision", 0, "name", "New"),
                        "portfolio { id }");
        assertThat(get(knowing, PORTFOLIO, Map.of("key", key))
                        .data("/portfolio/name")
                        .asString())
                .isEqualTo("New");
    }

    @ParameterizedTest
    @ValueSource(strings = {"*/*", "text/plain", "nonsense"})
    void passesOverTheTypeOfABodyThatIsNotThere(String type) {
        Answer answer = get(admin.with("Content-Type", type), PORTFOLIO, Map.of("key", "none"));

        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
    }

    @Test
    void keepsNoAnswerWithErrors() {
        Answer answer = get(admin.with("If-None-Match", "*"), PORTFOLIO, Map.of());

        assertThat(answer.code()).isEqualTo("BAD_REQUEST");
        assertThat(answer.header("Cache-Control")).isEqualTo("no-store");
        assertThat(answer.header("ETag")).isEmpty();
    }

    @Test
    void changesNothingByGet() {
        String key = Registry.newKey();
        for (String accept : new String[] {"application/json", "application/graphql-response+json"}) {
            Answer answer =
                    get(admin.with("Accept", accept), CREATE, Map.of("input", Map.of("key", key, "name", "By GET")));
            assertThat(answer.status()).isEqualTo(405);
            assertThat(answer.header("Allow")).isEqualTo("POST");
        }
        assertThat(admin.ask("{ portfolio(key: \"%s\") { id } }".formatted(key))
                        .data("/portfolio")
                        .isNull())
                .isTrue();
    }

    @Test
    void takesNoTextByGet() {
        assertThat(admin.get("/graphql?query=%7Blaw%7Bedition%7D%7D").status()).isEqualTo(405);
    }

    @Test
    void refusesVariablesThatAreNoObject() {
        Answer answer = admin.get("/graphql?documentId=" + encoded(PORTFOLIO) + "&variables=%5B");

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.text()).contains("The parameter variables is no object in JSON.");
    }

    @Test
    void refusesWhatAnotherSiteHasABrowserGet() {
        assertThat(get(admin.with("Sec-Fetch-Site", "cross-site"), EDITION, Map.of())
                        .status())
                .isEqualTo(403);
        assertThat(get(admin.with("Sec-Fetch-Site", "same-origin"), EDITION, Map.of())
                        .status())
                .isEqualTo(200);
        assertThat(get(Api.at(port), EDITION, Map.of()).status()).isEqualTo(401);
    }

    @Test
    void compressesAnswersOfTheApiOnly() {
        String schema = "{ __schema { types { name description fields { name description } } } }";
        Answer answer = admin.with("Accept-Encoding", "gzip").ask(schema);
        assertThat(answer.header("Content-Encoding")).isEqualTo("gzip");

        Answer file = admin.with("Accept-Encoding", "gzip").get("/registers/template.xlsx");
        assertThat(file.status()).isEqualTo(200);
        assertThat(file.header("Content-Encoding")).isEmpty();
    }

    private Answer post(Map<String, ?> request) {
        return admin.send(admin.request("/graphql")
                .header("Content-Type", "application/json")
                .header("Accept", "application/graphql-response+json")
                .POST(BodyPublishers.ofString(JSON.writeValueAsString(new HashMap<>(request)))));
    }

    private static Answer get(Api api, String id, Map<String, ?> variables) {
        return api.get(
                "/graphql?documentId=" + encoded(id) + "&variables=" + encoded(JSON.writeValueAsString(variables)));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private static String id(String text) {
        return "sha256:" + TrustedDocuments.hash(text);
    }
}
