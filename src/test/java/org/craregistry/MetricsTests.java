package org.craregistry;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.craregistry.testing.Api;
import org.craregistry.testing.Api.Answer;
import org.craregistry.testing.IntegrationTest;
import org.craregistry.testing.Registry;
import org.craregistry.testing.TestDatabase;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;

/** What a registry tells those who watch it, and to whom. */
@IntegrationTest
class MetricsTests {

    private static final String METRICS = "/actuator/prometheus";

    @LocalServerPort
    private int port;

    private Registry registry;
    private Api api;

    @BeforeEach
    void aRegistry() {
        registry = new Registry(port);
        api = registry.administrator();
    }

    @Test
    void areForAdministratorsAndForWhoHasTheirToken() {
        Api member = registry.member(registry.portfolio(Registry.newKey()), "OWNER");

        assertThat(Api.at(port).get(METRICS).status()).isEqualTo(401);
        assertThat(Api.at(port)
                        .withToken("wrong " + TestDatabase.METRICS_TOKEN)
                        .get(METRICS)
                        .status())
                .isEqualTo(401);
        assertThat(member.get(METRICS).status()).isEqualTo(403);
        assertThat(api.get(METRICS).status()).isEqualTo(200);
        assertThat(watching(METRICS).status()).isEqualTo(200);
    }

    @Test
    void aTokenForMetricsOpensNothingElse() {
        for (String path : new String[] {"/actuator/info", "/actuator/sbom", "/graphql", "/actuator/prometheus/x"}) {
            assertThat(watching(path).status()).as(path).isEqualTo(401);
        }
    }

    @Test
    void whatItIsAndWhichLawItKnowsIsToldToWhoIsSignedIn() {
        Api member = registry.member(registry.portfolio(Registry.newKey()), "VIEWER");

        assertThat(Api.at(port).get("/actuator/info").status()).isEqualTo(401);
        Answer info = member.get("/actuator/info");
        assertThat(info.json().at("/law/edition").asString()).isNotEmpty();
        assertThat(info.json().at("/law/stateOfLaw").asString()).startsWith("R0");
        assertThat(member.get("/actuator/env").status()).isEqualTo(404);
    }

    @Test
    void countRequestsByOperationAndHowTheyEnded() {
        String name = "Asked" + Registry.newKey().replace("-", "");
        api.ask("query %s { portfolios { totalCount } }".formatted(name));
        api.ask("query %s { product(by: {id: \"wrong\"}) { id } }".formatted(name));
        double limits = value("registry_graphql_limits_total", "limit=\"rootFields\"");
        api.ask("{ "
                + IntStream.range(0, 25)
                        .mapToObj(i -> "a" + i + ": portfolios { totalCount }")
                        .reduce("", String::concat)
                + " }");

        assertThat(value("registry_graphql_requests_seconds_count", name, "query", "ok"))
                .isEqualTo(1);
        assertThat(value("registry_graphql_requests_seconds_count", name, "query", "refused"))
                .isEqualTo(1);
        assertThat(value("registry_graphql_cost_sum", name)).isGreaterThan(20);
        assertThat(value("registry_graphql_errors_total", "BAD_REQUEST")).isPositive();
        assertThat(value("registry_graphql_limits_total", "limit=\"rootFields\""))
                .isEqualTo(limits + 1);
    }

    @Test
    void countSignInsThatWereRefused() {
        double wrong = value("registry_signins_refused_total", "credentials");
        double tokens = value("registry_signins_refused_total", "token");
        Api.at(port).get("/graphiql");
        Api.at(port).as("nobody-" + Registry.newKey(), "not the password").get("/graphiql");
        Api.at(port).withToken("crt_wrong").get("/graphiql");

        assertThat(value("registry_signins_refused_total", "credentials")).isEqualTo(wrong + 1);
        assertThat(value("registry_signins_refused_total", "token")).isEqualTo(tokens + 1);
    }

    @Test
    void tellWhatLiesInTheDatabase() {
        assertThat(value("registry_imports", "APPLIED")).isNotNegative();
        assertThat(value("registry_work_waiting", "plan-import")).isNotNegative();
        assertThat(value("registry_work_age_seconds", "plan-import")).isNotNegative();
        assertThat(value("registry_work_failing", "plan-import")).isNotNegative();
        assertThat(value("registry_database_up")).isEqualTo(1);
        assertThat(value("registry_answers_waiting")).isNotNegative();
        assertThat(value("registry_news_waiting", "deliveries")).isNotNegative();
        assertThat(value("registry_news_webhooks", "disabled")).isNotNegative();
        assertThat(value("registry_news_letters", "given up")).isNotNegative();
        assertThat(value("registry_turns_large_most")).isPositive();
        assertThat(value("hikaricp_connections_max")).isPositive();
        assertThat(value("jvm_memory_used_bytes", "heap")).isPositive();
    }

    @Test
    void haveEveryNameThatTheDashboardAndTheAlertsAskFor() throws IOException {
        api.ask("{ portfolios { totalCount } }");
        Set<String> exported = names("(?m)^\\w+", watching(METRICS).text());
        for (String file : List.of("dashboard.json", "alerts.yml")) {
            String asking = Files.readString(Path.of("docs/monitoring", file));
            Set<String> names = names("\\b(?:registry|http_server|hikaricp|jvm|process|disk)_[a-z_]+", asking);
            // What is measured only once it has happened.
            names.removeAll(Set.of("registry_graphql_limits_total"));
            names.removeIf(name -> name.startsWith("registry_imports_work") || name.startsWith("jvm_gc_pause"));
            assertThat(names).as(file).hasSizeGreaterThan(10);
            assertThat(exported).as(file).containsAll(names);
        }
    }

    private static Set<String> names(String pattern, String text) {
        return Pattern.compile(pattern)
                .matcher(text)
                .results()
                .map(MatchResult::group)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    @Test
    void everyAlertIsExplained() throws IOException {
        String explained = Files.readString(Path.of("docs/operation.md"));
        assertThat(Pattern.compile("alert: (\\w+)")
                        .matcher(Files.readString(Path.of("docs/monitoring/alerts.yml")))
                        .results()
                        .map(alert -> "`" + alert.group(1) + "`"))
                .hasSizeGreaterThan(10)
                .allSatisfy(alert -> assertThat(explained).contains(alert));
    }

    private Answer watching(String path) {
        return Api.at(port).withToken(TestDatabase.METRICS_TOKEN).get(path);
    }

    /** The value of the first line of a metric whose labels contain all that; 0 where there is none, for a counter not used yet. */
    private double value(String metric, String... labels) {
        String text = watching(METRICS).text();
        Matcher line = Pattern.compile("^" + metric + "(\\{[^}]*})? (\\S+)", Pattern.MULTILINE)
                .matcher(text);
        boolean known = false;
        while (line.find()) {
            known = true;
            String all = String.valueOf(line.group(1));
            if (java.util.Arrays.stream(labels).allMatch(all::contains)) {
                return Double.parseDouble(line.group(2));
            }
        }
        if (!known && !metric.endsWith("_total")) {
            throw new AssertionError("There is no metric " + metric);
        }
        return 0;
    }
}
