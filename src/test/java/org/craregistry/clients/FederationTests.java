package org.craregistry.clients;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.craregistry.testing.Api;
import org.craregistry.testing.Api.Answer;
import org.craregistry.testing.IntegrationTest;
import org.craregistry.testing.Registry;
import org.craregistry.testing.StatementCount;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.TestPropertySource;
import tools.jackson.databind.JsonNode;

/** The registry as a service of a federated graph. */
@IntegrationTest
@TestPropertySource(properties = "registry.graphql.federation=true")
class FederationTests {

    private static final Path SCRIPTS = Path.of("src", "test", "clients");
    private static final String ENTITIES = """
            query($representations: [_Any!]!) {
              _entities(representations: $representations) {
                __typename ... on Product { id reference portfolio { key } } ... on Portfolio { id key }
              }
            }""";

    @LocalServerPort
    int port;

    @Autowired
    StatementCount statements;

    private Registry registry;
    private String key;
    private String portfolio;
    private String product;

    @BeforeEach
    void fill() {
        registry = new Registry(port);
        key = Registry.newKey();
        portfolio = registry.portfolio(key);
        product = registry.product(portfolio, "P-1", Map.of("version", "2"));
    }

    @Test
    void findsWhatRepresentationsStandForInTheirOrder() {
        JsonNode found = entities(
                        registry.administrator(),
                        Map.of("__typename", "Portfolio", "key", key),
                        naturally("P-1", "2"),
                        naturally("P-1", "3"),
                        Map.of("__typename", "Product", "id", product),
                        Map.of("__typename", "Portfolio", "id", portfolio))
                .data("/_entities");

        assertThat(found.findValuesAsString("__typename"))
                .containsExactly("Portfolio", "Product", "Product", "Portfolio");
        assertThat(found.at("/0/id").asString()).isEqualTo(portfolio);
        assertThat(found.at("/1/id").asString()).isEqualTo(product);
        assertThat(found.at("/2").isNull()).isTrue();
        assertThat(found.at("/3/portfolio/key").asString()).isEqualTo(key);
        assertThat(found.at("/4/key").asString()).isEqualTo(key);
    }

    @Test
    void findsNothingThatTheCallerDoesNotSee() {
        Answer answer = entities(
                registry.stranger(),
                Map.of("__typename", "Portfolio", "key", key),
                naturally("P-1", "2"),
                Map.of("__typename", "Product", "id", product),
                Map.of("__typename", "Portfolio", "id", portfolio));

        assertThat(answer.json().has("errors")).as(answer.text()).isFalse();
        assertThat(answer.data("/_entities")).hasSize(4).allMatch(JsonNode::isNull);
    }

    @Test
    void saysWhichRepresentationNamesNothing() {
        Answer answer = entities(
                registry.administrator(),
                Map.of("__typename", "Product", "id", portfolio),
                Map.of("__typename", "Product", "reference", "P-1"),
                Map.of("__typename", "Import", "key", "x"),
                naturally("P-1", "2"));

        assertThat(answer.json().at("/errors"))
                .hasSize(3)
                .allMatch(error -> error.at("/extensions/code").asString().equals("BAD_REQUEST"));
        assertThat(answer.json().at("/errors/1/path/1").asInt()).isEqualTo(1);
        assertThat(answer.data("/_entities/3/id").asString()).isEqualTo(product);
    }

    @Test
    void takesNoMoreStatementsForMoreRepresentations() {
        List<Map<String, ?>> many = new ArrayList<>();
        for (int i = 2; i < 12; i++) {
            many.add(Map.of("__typename", "Product", "id", registry.product(portfolio, "P-" + i, Map.of())));
            many.add(naturally("P-" + i, ""));
            many.add(Map.of("__typename", "Portfolio", "key", key));
        }
        List<String> few = statements.during(() -> entities(registry.administrator(), many.subList(0, 3)));
        List<String> more = statements.during(() -> entities(registry.administrator(), many));

        assertThat(more).hasSameSizeAs(few);
    }

    @Test
    void countsRepresentationsForTheLimits() {
        Map<String, ?> one = Map.of("__typename", "Portfolio", "key", key);
        assertThat(entities(registry.administrator(), Collections.nCopies(1001, one))
                        .code())
                .isEqualTo("BAD_REQUEST");
        Answer answer = registry.administrator()
                .ask(
                        "query($r: [_Any!]!) { _entities(representations: $r) { ... on Portfolio { products { totalCount } } } }",
                        Map.of("r", Collections.nCopies(200, one)));
        assertThat(answer.code()).as(answer.text()).isEqualTo("LIMIT_EXCEEDED");
    }

    @Test
    void composesWithAnotherService(@TempDir Path folder) throws IOException, InterruptedException {
        String sdl = registry.administrator()
                .ask("{ _service { sdl } }")
                .data("/_service/sdl")
                .asString();
        assertThat(sdl)
                .contains("@key(fields : \"id\")")
                .doesNotContain("@cost", "_entities", "nodes(")
                .doesNotContain("_Any");
        assumeTrue(Files.isDirectory(SCRIPTS.resolve("node_modules")), "npm ci was not run in " + SCRIPTS);

        Path file = Files.writeString(folder.resolve("registry.graphql"), sdl);
        Process node = new ProcessBuilder("node", "compose.mjs", file.toString())
                .directory(SCRIPTS.toFile())
                .redirectErrorStream(true)
                .start();
        String told = new String(node.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(node.waitFor(1, TimeUnit.MINUTES)).isTrue();
        assertThat(node.exitValue()).as(told).isZero();
        assertThat(told)
                .contains("Product: @join__type(graph: REGISTRY, key: \"id\")")
                .contains("Product: @join__type(graph: REGISTRY, key: \"portfolio { key } reference version\")")
                .contains("Product: @join__type(graph: REVIEWS, key: \"portfolio { key } reference version\")");
    }

    private Map<String, ?> naturally(String reference, String version) {
        return Map.of(
                "__typename", "Product", "portfolio", Map.of("key", key), "reference", reference, "version", version);
    }

    @SafeVarargs
    private static Answer entities(Api caller, Map<String, ?>... representations) {
        return entities(caller, List.of(representations));
    }

    private static Answer entities(Api caller, List<? extends Map<String, ?>> representations) {
        return caller.ask(ENTITIES, Map.of("representations", representations));
    }
}
