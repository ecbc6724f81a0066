package org.craregistry.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import org.craregistry.testing.Api.Answer;
import tools.jackson.databind.JsonNode;

/** A running registry as tests fill it: portfolios, products and people, each made over the API. */
public final class Registry {

    private final int port;
    private final Api administrator;

    public Registry(int port) {
        this.port = port;
        this.administrator = Api.at(port).asAdministrator();
    }

    /** A client of the administrator. */
    public Api administrator() {
        return administrator;
    }

    /** A key that no other test uses. */
    public static String newKey() {
        return "t-" + UUID.randomUUID();
    }

    /** Makes a portfolio and returns its id. */
    public String portfolio(String key) {
        Answer answer = administrator.ask("""
                mutation($input: CreatePortfolioInput!) {
                  createPortfolio(input: $input) { portfolio { id } errors { message } }
                }""", Map.of("input", Map.of("key", key, "name", "Portfolio " + key)));
        return done(answer, "createPortfolio").at("/portfolio/id").asString();
    }

    /** Registers a product and returns its id. */
    public String product(String portfolio, String reference, Map<String, ?> more) {
        Map<String, Object> input =
                new HashMap<>(Map.of("portfolio", portfolio, "reference", reference, "name", reference));
        input.putAll(more);
        Answer answer = administrator.ask("""
                mutation($input: RegisterProductInput!) {
                  registerProduct(input: $input) { product { id } errors { code path message } }
                }""", Map.of("input", input));
        return done(answer, "registerProduct").at("/product/id").asString();
    }

    /** Waits until the plan of an import is there, and returns the id of its first row. */
    public String firstRowOf(String imported) {
        String asked = "{ import(id: \"%s\") { rows(first: 1) { nodes { id } } } }".formatted(imported);
        JsonNode rows = administrator.ask(asked).data("/import/rows/nodes");
        for (int i = 0; i < 300 && rows.isEmpty(); i++) {
            LockSupport.parkNanos(Duration.ofMillis(100).toNanos());
            rows = administrator.ask(asked).data("/import/rows/nodes");
        }
        assertThat(rows).as("the plan").isNotEmpty();
        return rows.at("/0/id").asString();
    }

    /** Decides the core functionality of a product, and returns the id of the decision. */
    public String classified(String product, int revision, String reason) {
        Map<String, ?> input =
                Map.of("id", product, "expectedRevision", revision, "coreFunctionality", "NONE", "reason", reason);
        return mutate("decideClassification", input, "product { classificationDecision { id } }")
                .at("/product/classificationDecision/id")
                .asString();
    }

    /** Registers a high-risk system, decides on a plan for it, and returns the id of the decision. */
    public String planned(String portfolio, String reference, String reason) {
        Map<String, ?> facts = Given.aHighRiskSystemOnTheMarket().facts();
        Map<String, ?> input = Map.of(
                "id",
                product(portfolio, reference, Map.of("facts", facts)),
                "expectedRevision",
                0,
                "route",
                "CRA_CONFORMITY",
                "plan",
                true,
                "reason",
                reason);
        return mutate("decideArticle15Route", input, "product { routeDecision { id } }")
                .at("/product/routeDecision/id")
                .asString();
    }

    /** Has an import wait in a portfolio, and returns the id of the delivery by which a webhook of it is told. */
    public String delivered(String webhook, String portfolioKey) {
        administrator.send(administrator
                .request("/registers/" + portfolioKey + "/imports?fileName=told.csv")
                .header("Content-Type", "text/csv")
                .POST(BodyPublishers.ofString("Reference,Name\nR-told,Told\n")));
        String asked =
                "{ node(id: \"%s\") { ... on Webhook { deliveries(first: 1) { nodes { id } } } } }".formatted(webhook);
        JsonNode found = administrator.ask(asked).data("/node/deliveries/nodes");
        for (int i = 0; i < 300 && found.isEmpty(); i++) {
            LockSupport.parkNanos(Duration.ofMillis(100).toNanos());
            found = administrator.ask(asked).data("/node/deliveries/nodes");
        }
        assertThat(found).as("what the webhook is told").isNotEmpty();
        return found.at("/0/id").asString();
    }

    /**
     * Carries out a mutation as the administrator, and returns its payload; errors in it fail the test.
     *
     * @param asked what is asked of the payload beside its errors, such as {@code certificate { id }}
     */
    public JsonNode mutate(String mutation, Map<String, ?> input, String asked) {
        return done(mutation(administrator, mutation, input, asked), mutation);
    }

    /** Carries out a mutation as somebody, and returns the answer, whatever it says. */
    public static Answer mutation(Api caller, String mutation, Map<String, ?> input, String asked) {
        String type = Character.toUpperCase(mutation.charAt(0)) + mutation.substring(1);
        return caller.ask(
                "mutation($input: %sInput!) { %s(input: $input) { %s errors { code path message } } }"
                        .formatted(type, mutation, asked),
                Map.of("input", input));
    }

    /** Makes an account with a role in a portfolio and returns a client that uses a token of it. */
    public Api member(String portfolio, String role) {
        String name = "u-" + UUID.randomUUID();
        Api client = stranger(name);
        Answer answer = administrator.ask(
                "mutation($input: GrantRoleInput!) { grantRole(input: $input) { errors { message } } }",
                Map.of("input", Map.of("portfolio", portfolio, "account", name, "role", role)));
        done(answer, "grantRole");
        return client;
    }

    /** Makes an account without any role and returns a client that uses a token of it. */
    public Api stranger() {
        return stranger("u-" + UUID.randomUUID());
    }

    private Api stranger(String name) {
        done(
                administrator.ask(
                        "mutation($input: CreateAccountInput!) { createAccount(input: $input) { errors { message } } }",
                        Map.of("input", Map.of("name", name))),
                "createAccount");
        Answer token = administrator.ask("""
                mutation($input: CreateTokenInput!) {
                  createToken(input: $input) { newToken { secret } errors { message } }
                }""", Map.of("input", Map.of("label", "test", "account", name)));
        return Api.at(port)
                .withToken(done(token, "createToken").at("/newToken/secret").asString());
    }

    private static JsonNode done(Answer answer, String mutation) {
        assertThat(answer.json().has("errors")).as(answer.text()).isFalse();
        JsonNode payload = answer.data("/" + mutation);
        assertThat(payload.at("/errors")).as(answer.text()).isEmpty();
        return payload;
    }
}
