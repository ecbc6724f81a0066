package org.craregistry.portfolio;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.craregistry.testing.Api;
import org.craregistry.testing.Api.Answer;
import org.craregistry.testing.IntegrationTest;
import org.craregistry.testing.Registry;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

/** What changed in a portfolio is found by kind, author, time and product, from both ends, and leads to what was changed. */
@IntegrationTest
class ChangeListTests {

    private static final String CHANGES = """
            query ($key: String!, $filter: ChangeFilter, $first: Int, $after: String, $last: Int, $before: String) {
              portfolio(key: $key) { changes(filter: $filter, first: $first, after: $after, last: $last, before: $before) {
                totalCount pageInfo { startCursor endCursor hasNextPage hasPreviousPage }
                nodes { id at action subject actor product { reference } import { id }
                  changed { __typename id ... on Product { reference } ... on Certificate { number } } } } } }""";

    @LocalServerPort
    private int port;

    private Registry registry;
    private String key;
    private String product;
    private String certificate;

    @BeforeEach
    void fill() {
        registry = new Registry(port);
        key = Registry.newKey();
        String portfolio = registry.portfolio(key);
        product = registry.product(portfolio, "R-1", Map.of());
        registry.product(portfolio, "R-2", Map.of());
        certificate = registry.mutate(
                        "fileCertificate",
                        Map.of("product", product, "certificate", Map.of("number", "17")),
                        "certificate { id }")
                .at("/certificate/id")
                .asString();
    }

    @Test
    void linksWhatWasChangedAndTheProductItConcerns() {
        JsonNode change = changes(Map.of("filter", Map.of("subject", List.of("CERTIFICATE"))))
                .at("/nodes/0");
        assertThat(change.at("/changed").toString())
                .isEqualTo("{\"__typename\":\"Certificate\",\"id\":\"%s\",\"number\":\"17\"}".formatted(certificate));
        assertThat(change.at("/product/reference").asString()).isEqualTo("R-1");
        assertThat(change.at("/import").isNull()).isTrue();
        registry.mutate("removeEvidence", Map.of("id", certificate, "expectedRevision", 0, "reason", "Not ours."), "");
        JsonNode removed =
                changes(Map.of("filter", Map.of("action", List.of("REMOVED")))).at("/nodes/0");
        assertThat(removed.at("/changed").isNull()).isTrue();
        assertThat(removed.at("/product/reference").asString()).isEqualTo("R-1");
    }

    @Test
    void findsByKindAuthorTimeAndProduct() {
        JsonNode all = changes(Map.of());
        assertThat(all.at("/totalCount").asInt())
                .isEqualTo(all.at("/nodes").size())
                .isGreaterThanOrEqualTo(4);
        assertThat(count(Map.of("subject", List.of("PRODUCT"), "action", List.of("CREATED"))))
                .isEqualTo(2);
        assertThat(count(Map.of("product", product))).isEqualTo(2);
        assertThat(count(Map.of("actor", List.of("admin"))))
                .isEqualTo(all.at("/totalCount").asInt());
        assertThat(count(Map.of("actor", List.of("nobody")))).isZero();
        assertThat(count(Map.of("subject", List.of()))).isZero();
        String second = all.at("/nodes/1/at").asString();
        int since = count(Map.of("since", second));
        assertThat(since).isPositive();
        assertThat(since + count(Map.of("until", second)))
                .isEqualTo(all.at("/totalCount").asInt());
        Answer wrong = ask(Map.of("filter", Map.of("product", "no id")));
        assertThat(wrong.code()).isEqualTo("BAD_REQUEST");
    }

    @Test
    void walksFromBothEnds() {
        List<String> all = ids(changes(Map.of("first", 100)));
        List<String> forward = walk("first", "after", "endCursor", "hasNextPage");
        List<String> backward = walk("last", "before", "startCursor", "hasPreviousPage");
        Collections.reverse(backward);
        assertThat(forward).isEqualTo(all);
        assertThat(backward).isEqualTo(all);
    }

    private List<String> walk(String size, String from, String cursor, String more) {
        List<String> walked = new ArrayList<>();
        Map<String, Object> variables = new HashMap<>(Map.of(size, 1));
        boolean goesOn = true;
        while (goesOn) {
            JsonNode page = changes(variables);
            walked.addAll(ids(page));
            variables.put(from, page.at("/pageInfo/" + cursor).asString());
            goesOn = page.at("/pageInfo/" + more).asBoolean();
        }
        return walked;
    }

    private static List<String> ids(JsonNode page) {
        return page.at("/nodes")
                .valueStream()
                .map(node -> node.at("/id").asString())
                .toList();
    }

    private int count(Map<String, ?> filter) {
        JsonNode page = changes(Map.of("filter", filter));
        assertThat(page.at("/nodes")).hasSize(page.at("/totalCount").asInt());
        return page.at("/totalCount").asInt();
    }

    private JsonNode changes(Map<String, ?> variables) {
        Answer answer = ask(variables);
        assertThat(answer.json().has("errors")).as(answer.text()).isFalse();
        return answer.data("/portfolio/changes");
    }

    private Answer ask(Map<String, ?> variables) {
        Map<String, Object> all = new HashMap<>(variables);
        all.put("key", key);
        Api api = registry.administrator();
        return api.ask(CHANGES, all);
    }
}
