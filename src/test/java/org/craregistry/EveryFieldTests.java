package org.craregistry;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import java.net.http.HttpRequest.BodyPublishers;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import javax.sql.DataSource;
import org.craregistry.SchemaPlaces.Place;
import org.craregistry.graphql.NodeId;
import org.craregistry.testing.Api;
import org.craregistry.testing.Api.Answer;
import org.craregistry.testing.IntegrationTest;
import org.craregistry.testing.Registry;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.condition.DisabledIfSystemProperty;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.graphql.execution.GraphQlSource;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** Asks for everything there is, twice as often as there are connections: whatever keeps one is found by those who come after. */
@IntegrationTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class EveryFieldTests {

    @LocalServerPort
    int port;

    @Autowired
    GraphQlSource graphQl;

    @Autowired
    DataSource pool;

    @Autowired
    @Qualifier("requestMappingHandlerMapping")
    RequestMappingHandlerMapping paths;

    private final Map<NodeId.Kind, String> nodes = new LinkedHashMap<>();
    private Api admin;
    private String key;
    private String product;
    private String file;

    /** Fewer connections than a registry has, so that few requests use them up. */
    private static final int CONNECTIONS = 1;

    private final int times = 2 * CONNECTIONS;
    private int usual;

    @BeforeAll
    void haveFewConnections() throws SQLException {
        HikariDataSource connections = pool.unwrap(HikariDataSource.class);
        usual = connections.getMaximumPoolSize();
        connections.setMaximumPoolSize(CONNECTIONS);
        connections.getHikariPoolMXBean().softEvictConnections();
    }

    @AfterAll
    void haveAsManyAsBefore() throws SQLException {
        pool.unwrap(HikariDataSource.class).setMaximumPoolSize(usual);
    }

    @BeforeAll
    void fill() {
        Registry registry = new Registry(port);
        admin = registry.administrator();
        key = Registry.newKey();
        String portfolio = registry.portfolio(key);
        product = registry.product(portfolio, "R-1", Map.of("facts", Map.of("nature", "SOFTWARE")));
        Map<String, ?> certificate = Map.of("product", product, "certificate", Map.of("scheme", "EUCC", "number", "1"));
        nodes.put(NodeId.Kind.PORTFOLIO, portfolio);
        nodes.put(NodeId.Kind.PRODUCT, product);
        nodes.put(NodeId.Kind.CERTIFICATE, made(registry, "fileCertificate", certificate, "certificate"));
        nodes.put(
                NodeId.Kind.DECLARATION,
                made(
                        registry,
                        "issueDeclaration",
                        Map.of("product", product, "declaration", Map.of("number", "1")),
                        "declaration"));
        nodes.put(
                NodeId.Kind.ASSESSMENT,
                made(
                        registry,
                        "recordAssessment",
                        Map.of("product", product, "assessment", Map.of("procedure", "MODULE_A")),
                        "assessment"));
        nodes.put(NodeId.Kind.TOKEN, made(registry, "createToken", Map.of("label", "every field"), "newToken { token"));
        nodes.put(
                NodeId.Kind.ACCOUNT,
                made(registry, "createAccount", Map.of("name", "u-" + UUID.randomUUID()), "account"));
        String change = "{ portfolio(key: \"%s\") { changes(first: 1) { nodes { id } } } }".formatted(key);
        nodes.put(NodeId.Kind.CHANGE, at(change, "/portfolio/changes/nodes/0/id"));
        nodes.put(
                NodeId.Kind.IMPORT,
                sent("/registers/%s/imports".formatted(key), "text/csv", "Reference,Name\nR-2,B\n"));
        file = sent(
                "/evidence/%s/files?fileName=a.txt".formatted(nodes.get(NodeId.Kind.CERTIFICATE)),
                "text/plain",
                "text");
        nodes.put(NodeId.Kind.EVIDENCE_FILE, file);
        nodes.put(NodeId.Kind.STATE_OF_LAW, at("{ law { states { nodes { id } } } }", "/law/states/nodes/0/id"));
        nodes.put(NodeId.Kind.CLASSIFICATION_DECISION, registry.classified(product, 3, "It is nothing special."));
        nodes.put(NodeId.Kind.ROUTE_DECISION, registry.planned(portfolio, "R-3", "We will conform."));
        nodes.put(NodeId.Kind.IMPORT_ROW, registry.firstRowOf(nodes.get(NodeId.Kind.IMPORT)));
        nodes.put(
                NodeId.Kind.EVIDENCE_ADDRESS,
                made(
                        registry,
                        "attachAddress",
                        Map.of("to", product, "url", "https://example.org/risks", "kind", "RISK_ASSESSMENT"),
                        "address"));
        String webhook = made(
                registry,
                "createWebhook",
                Map.of("portfolio", portfolio, "address", "http://127.0.0.1:9/", "kinds", List.of("IMPORT_WAITS")),
                "webhook");
        nodes.put(NodeId.Kind.WEBHOOK, webhook);
        nodes.put(NodeId.Kind.WEBHOOK_DELIVERY, registry.delivered(webhook, key));
        String standing = "{ product(by: {id: \"%s\"}) { of: %s { id } } }";
        nodes.put(
                NodeId.Kind.REQUIREMENT_STANDING, at(standing.formatted(product, "requirements"), "/product/of/0/id"));
        nodes.put(
                NodeId.Kind.ELEMENT_STANDING, at(standing.formatted(product, "article15Elements"), "/product/of/0/id"));
    }

    private static String made(Registry registry, String mutation, Map<String, ?> input, String asked) {
        String closing =
                "}".repeat((int) asked.chars().filter(letter -> letter == '{').count() + 1);
        return registry.mutate(mutation, input, asked + " { id " + closing)
                .at("/" + asked.replace(" { ", "/") + "/id")
                .asString();
    }

    private String at(String query, String pointer) {
        return admin.ask(query).data(pointer).asString();
    }

    private String sent(String path, String type, String body) {
        return admin.send(admin.request(path).header("Content-Type", type).POST(BodyPublishers.ofString(body)))
                .json()
                .at("/id")
                .asString();
    }

    @Test
    @DisabledIfSystemProperty(
            named = "registry.test.database",
            matches = "mysql",
            disabledReason = "takes a minute, and a connection that is kept is kept on every database")
    void answersEveryFieldMoreOftenThanThereAreConnections() {
        SchemaPlaces schema = new SchemaPlaces(graphQl.schema(), nodes, key);
        List<Place> places = schema.all();
        assertThat(places).hasSizeGreaterThan(60);
        places.forEach(place -> ask(place, schema.fields(place.type())));
    }

    @Test
    void answersEveryKindOfNodeMoreOftenThanThereAreConnections() {
        assertThat(nodes).containsOnlyKeys(NodeId.Kind.values()).doesNotContainValue("");
        nodes.forEach((kind, id) -> {
            String absent = NodeId.of(kind, UUID.randomUUID(), kind == NodeId.Kind.IMPORT_ROW ? 1 : 0);
            for (int time = 0; time < times; time++) {
                assertThat(at("{ node(id: \"%s\") { id } }".formatted(id), "/node/id"))
                        .isEqualTo(id);
                assertThat(admin.ask("{ node(id: \"%s\") { id } }".formatted(absent))
                                .data("/node")
                                .isNull())
                        .isTrue();
            }
        });
    }

    @Test
    void answersEveryPathMoreOftenThanThereAreConnections() {
        List<String> asked = paths.getHandlerMethods().keySet().stream()
                .filter(EveryFieldTests::reads)
                .flatMap(mapping -> mapping.getPatternValues().stream())
                .map(this::filled)
                .toList();
        assertThat(asked).hasSizeGreaterThan(8);
        for (String path : asked) {
            for (int time = 0; time < times; time++) {
                assertThat(admin.get(path).status()).as(path).isLessThan(HttpStatus.INTERNAL_SERVER_ERROR.value());
            }
        }
    }

    private static boolean reads(RequestMappingInfo mapping) {
        Set<RequestMethod> methods = mapping.getMethodsCondition().getMethods();
        return methods.isEmpty() || methods.contains(RequestMethod.GET);
    }

    private String filled(String pattern) {
        return pattern.replaceAll("\\{(portfolio|portfolioKey|key)(:[^}]*)?}", key)
                .replaceAll("/products/\\{[^}]*}", "/products/" + product)
                .replaceAll("/files/\\{[^}]*}", "/files/" + file)
                .replaceAll("\\{[^}]*}", "none");
    }

    /** Asks for all fields at once, or for fewer where that is more than one request may ask for. */
    private void ask(Place place, List<String> fields) {
        String query = place.query(fields);
        Answer answer = admin.ask(query);
        if (answer.code().equals("LIMIT_EXCEEDED") && fields.size() > 1) {
            int half = fields.size() / 2;
            ask(place, fields.subList(0, half));
            ask(place, fields.subList(half, fields.size()));
            return;
        }
        for (int time = 1; time <= times; time++) {
            assertThat(answer.status()).as(query).isEqualTo(HttpStatus.OK.value());
            assertThat(answer.code()).as(query).isNotIn("INTERNAL_ERROR", "UNAVAILABLE", "TIMEOUT");
            answer = time < times ? admin.ask(query) : answer;
        }
    }
}
