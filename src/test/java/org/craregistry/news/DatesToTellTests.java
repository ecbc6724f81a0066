package org.craregistry.news;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.craregistry.graphql.NodeId;
import org.craregistry.storage.Ids;
import org.craregistry.testing.Given;
import org.craregistry.testing.IntegrationTest;
import org.craregistry.testing.MovedClock;
import org.craregistry.testing.Registry;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

@IntegrationTest
class DatesToTellTests {

    private static final ZoneId BRUSSELS = ZoneId.of("Europe/Brussels");

    @LocalServerPort
    int port;

    @Autowired
    DatesToTell dates;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    MovedClock clock;

    private Registry registry;
    private String portfolio;
    private String webhook;
    private String product;
    private LocalDate supportEnds;

    @BeforeEach
    void fill() {
        registry = new Registry(port);
        portfolio = registry.portfolio(Registry.newKey());
        supportEnds = LocalDate.ofInstant(clock.instant(), BRUSSELS).plusDays(20);
        product = registry.product(
                portfolio,
                "R-1",
                Map.of(
                        "facts",
                        Given.aProduct().supportedUntil(supportEnds.toString()).facts()));
        webhook = registry.mutate(
                        "createWebhook",
                        Map.of(
                                "portfolio",
                                portfolio,
                                "address",
                                "http://127.0.0.1:9/",
                                "kinds",
                                List.of("DATE_AHEAD")),
                        "webhook { id }")
                .at("/webhook/id")
                .asString();
    }

    @AfterEach
    void moveBack() {
        clock.moveBack();
        registry.mutate("removeWebhook", Map.of("id", webhook), "");
    }

    private void runOn(LocalDate day) {
        Duration noon = Duration.ofHours(12);
        clock.moveTo(day.atStartOfDay(BRUSSELS).toInstant().plus(noon));
        // What was sent meanwhile has failed for as many days as the clock was moved by, which ends the wish.
        jdbc.sql("UPDATE webhook SET failures = 0, failing_since = NULL, disabled_at = NULL")
                .update();
        dates.run(NewsWork.ONLY);
    }

    /** What was told of the day on which the support ends, by lead times. */
    private List<String> told() {
        UUID id = NodeId.find(NodeId.Kind.PORTFOLIO, portfolio).orElseThrow();
        return jdbc
                .sql("SELECT lead_times, subject FROM happening WHERE portfolio_id = ? AND happens_on = ? ORDER BY id")
                .params(Ids.bytes(id), supportEnds)
                .query((row, number) -> {
                    assertThat(row.getString(2)).isEqualTo(product);
                    return row.getString(1);
                })
                .list()
                .stream()
                .map(leadTimes -> new java.util.TreeSet<>(NewsWish.numbers(leadTimes)).toString())
                .toList();
    }

    @Test
    void tellsADateOnceForEachLeadTimeHoweverOftenItLooks() {
        LocalDate today = supportEnds.minusDays(20);
        runOn(today);
        runOn(today);
        runOn(today.plusDays(1));
        assertThat(told()).containsExactly("[30, 90]");

        runOn(supportEnds.minusDays(8));
        assertThat(told()).hasSize(1);
        runOn(supportEnds.minusDays(6));
        assertThat(told()).as("also when the day itself was missed").containsExactly("[30, 90]", "[7]");
        assertThat(ChronoUnit.DAYS.between(today, supportEnds)).isEqualTo(20);
    }

    @Test
    void tellsADateOnceWhenTwoNodesLookAtOnce() {
        runOn(supportEnds.minusDays(100));
        clock.moveTo(
                supportEnds.minusDays(20).atStartOfDay(BRUSSELS).toInstant().plusSeconds(3600));
        CompletableFuture.allOf(
                        CompletableFuture.runAsync(() -> dates.run(NewsWork.ONLY)),
                        CompletableFuture.runAsync(() -> dates.run(NewsWork.ONLY)))
                .join();

        assertThat(told()).containsExactly("[30, 90]");
    }
}
