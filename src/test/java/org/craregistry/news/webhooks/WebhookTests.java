package org.craregistry.news.webhooks;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.craregistry.graphql.NodeId;
import org.craregistry.news.Happening;
import org.craregistry.news.Happenings;
import org.craregistry.news.NewsKind;
import org.craregistry.news.NewsWork;
import org.craregistry.storage.Ids;
import org.craregistry.storage.UtcTime;
import org.craregistry.testing.Api;
import org.craregistry.testing.IntegrationTest;
import org.craregistry.testing.MovedClock;
import org.craregistry.testing.Registry;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@IntegrationTest
class WebhookTests {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    @LocalServerPort
    int port;

    @Autowired
    Happenings happenings;

    @Autowired
    WebhookSending sending;

    @Autowired
    List<NewsWork> works;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    MovedClock clock;

    private final BlockingQueue<Message> received = new LinkedBlockingQueue<>();
    private final String key = Registry.newKey();
    private volatile int status = 204;
    private HttpServer endpoint;
    private Registry registry;
    private String portfolio;
    private String webhook;
    private String secret;

    private record Message(String id, long timestamp, String signature, String body) {

        JsonNode json() {
            return JSON.readTree(body);
        }
    }

    @BeforeEach
    void listen() throws IOException {
        endpoint = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        endpoint.createContext("/", exchange -> {
            received.add(new Message(
                    exchange.getRequestHeaders().getFirst("webhook-id"),
                    Long.parseLong(exchange.getRequestHeaders().getFirst("webhook-timestamp")),
                    exchange.getRequestHeaders().getFirst("webhook-signature"),
                    new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8)));
            exchange.sendResponseHeaders(status, -1);
            exchange.close();
        });
        endpoint.start();
        registry = new Registry(port);
        portfolio = registry.portfolio(key);
        JsonNode made = registry.mutate(
                "createWebhook",
                Map.of(
                        "portfolio",
                        portfolio,
                        "address",
                        "http://localhost:" + endpoint.getAddress().getPort() + "/key-of-the-endpoint",
                        "kinds",
                        List.of("IMPORT_WAITS", "VIOLATION_FOUND")),
                "webhook { id } secret");
        webhook = made.at("/webhook/id").asString();
        secret = made.at("/secret").asString();
    }

    @AfterEach
    void stop() {
        clock.moveBack();
        registry.mutate("removeWebhook", Map.of("id", webhook), "");
        endpoint.stop(0);
    }

    private Message next() throws InterruptedException {
        Message message = received.poll(20, TimeUnit.SECONDS);
        assertThat(message).isNotNull();
        return message;
    }

    /** Something that happens in a transaction of its own. */
    private void happens() {
        Happening happening = Happening.now(
                NewsKind.IMPORT_WAITS,
                idOf(NodeId.Kind.PORTFOLIO, portfolio),
                clock.instant(),
                null,
                "r.csv",
                "It waits.");
        transaction.executeWithoutResult(status -> happenings.add(List.of(happening)));
    }

    private static UUID idOf(NodeId.Kind kind, String id) {
        return NodeId.find(kind, id).orElseThrow();
    }

    private void sendNow() {
        sending.run(idOf(NodeId.Kind.WEBHOOK, webhook).toString());
    }

    private JsonNode shown() {
        return registry.administrator().ask("""
                        { node(id: "%s") { ... on Webhook {
                            enabled disabledBecause failingSince deliveries { totalCount nodes { id messageId state tries answer nextTryAt } }
                        } } }""".formatted(webhook)).data("/node");
    }

    /** What came is kept just after the endpoint has answered. */
    private JsonNode shownWith(String state) throws InterruptedException {
        JsonNode shown = shown();
        for (int i = 0; i < 200 && !shown.at("/deliveries/nodes/0/answer").isString(); i++) {
            Thread.sleep(20);
            shown = shown();
        }
        assertThat(shown.at("/deliveries/nodes/0/state").asString()).isEqualTo(state);
        return shown;
    }

    @Test
    void tellsThatAnImportWaitsSignedAsTheConventionsSay() throws InterruptedException {
        registry.delivered(webhook, key);
        Message message = next();

        WebhookSecret known = WebhookSecret.of(Base64.getDecoder().decode(secret.replace("whsec_", "")));
        assertThat(message.signature()).isEqualTo(known.sign(message.id(), message.timestamp(), message.body()));
        assertThat(message.timestamp())
                .isCloseTo(clock.instant().getEpochSecond(), org.assertj.core.data.Offset.offset(30L));
        assertThat(message.json().at("/type").asString()).isEqualTo("import.waits");
        assertThat(message.json().at("/data/label").asString()).isEqualTo("told.csv");
        assertThat(message.json().at("/data/portfolio/id").asString()).isEqualTo(portfolio);
        String imported = message.json().at("/data/subject").asString();
        assertThat(NodeId.find(NodeId.Kind.IMPORT, imported)).isPresent();
        JsonNode delivery = shownWith("DELIVERED").at("/deliveries/nodes/0");
        assertThat(delivery.at("/messageId").asString()).isEqualTo(message.id());
        assertThat(delivery.at("/answer").asString()).isEqualTo("The endpoint accepted it (204).");
    }

    @Test
    void tellsWhatIsFoundAtAProductThatDoesNotComply() throws InterruptedException {
        String product = registry.product(
                portfolio,
                "R-1",
                Map.of(
                        "facts",
                        org.craregistry.testing.Given.aHighRiskSystemOnTheMarket()
                                .with(Map.of("prohibitedPractices", List.of("ART_5_1_C")))
                                .facts()));

        JsonNode message = next().json();

        assertThat(message.at("/type").asString()).isEqualTo("violation.found");
        assertThat(message.at("/data/subject").asString()).isEqualTo(product);
        assertThat(message.at("/data/statement").asString()).contains("Prohibited practice");
    }

    @Test
    void triesAgainUnderTheSameIdWhatWasRefused() throws InterruptedException {
        status = 500;
        happens();
        Message first = next();
        assertThat(shownWith("WAITING").at("/deliveries/nodes/0/answer").asString())
                .isEqualTo("The endpoint answered 500.");
        sendNow();
        assertThat(received).as("before its pause is over").isEmpty();

        status = 200;
        clock.moveTo(clock.instant().plusSeconds(10));
        sendNow();

        assertThat(next().id()).isEqualTo(first.id());
        JsonNode shown = shown();
        assertThat(shown.at("/deliveries/nodes/0/state").asString()).isEqualTo("DELIVERED");
        assertThat(shown.at("/failingSince").isNull()).isTrue();
    }

    @Test
    void sendsAgainWhatSomebodyAsksFor() throws InterruptedException {
        happens();
        Message first = next();
        String delivery = shownWith("DELIVERED").at("/deliveries/nodes/0/id").asString();

        registry.mutate("sendWebhookDeliveryAgain", Map.of("id", delivery), "delivery { state }");
        // The work of the first one may be ending just now, and would be woken again within a minute only.
        sendNow();

        assertThat(next().id()).isEqualTo(first.id());
    }

    @Test
    void sendsWhatWasNotedBeforeTheClockWasSetBack() throws InterruptedException {
        happens();
        Message first = next();
        shownWith("DELIVERED");
        forgetTask();
        jdbc.sql("UPDATE webhook_delivery SET state = 'WAITING', tries = 0, next_try_at = ? WHERE webhook_id = ?")
                .params(
                        UtcTime.column(clock.instant().plus(Duration.ofDays(1))),
                        Ids.bytes(idOf(NodeId.Kind.WEBHOOK, webhook)))
                .update();

        sendNow();

        assertThat(next().id()).isEqualTo(first.id());
    }

    @Test
    void sendsWhatIsDueThoughTheQueueWasNotTold() throws InterruptedException {
        happens();
        Message first = next();
        shownWith("DELIVERED");
        forgetTask();
        jdbc.sql("UPDATE webhook_delivery SET state = 'WAITING', next_try_at = ? WHERE webhook_id = ?")
                .params(UtcTime.column(clock.instant()), Ids.bytes(idOf(NodeId.Kind.WEBHOOK, webhook)))
                .update();

        works.stream().filter(work -> work.name().equals("distribute-news")).forEach(work -> work.run(NewsWork.ONLY));

        assertThat(next().id()).isEqualTo(first.id());
    }

    /** As if the node had died before it put the task into the queue. */
    private void forgetTask() throws InterruptedException {
        int gone = 0;
        for (int i = 0; i < 200 && gone == 0; i++) {
            Thread.sleep(20);
            gone = jdbc.sql("DELETE FROM news_task WHERE task_instance = ? AND picked = ?")
                    .params(idOf(NodeId.Kind.WEBHOOK, webhook).toString(), false)
                    .update();
        }
        assertThat(gone).isOne();
    }

    @Test
    void signsWithBothSecretsForAWhileAfterTheyWereRotated() throws InterruptedException {
        String rotated = registry.mutate("rotateWebhookSecret", Map.of("id", webhook), "secret")
                .at("/secret")
                .asString();
        happens();
        Message message = next();

        assertThat(rotated).isNotEqualTo(secret);
        assertThat(message.signature().split(" "))
                .containsExactly(signature(rotated, message), signature(secret, message));
    }

    private static String signature(String secret, Message message) {
        return WebhookSecret.of(Base64.getDecoder().decode(secret.replace("whsec_", "")))
                .sign(message.id(), message.timestamp(), message.body());
    }

    @Test
    void isSwitchedOffAfterFiveDaysWithoutSuccessAndSaysSo() throws InterruptedException {
        status = 500;
        happens();
        next();
        shownWith("WAITING");
        for (int day = 0; day < 6; day++) {
            clock.moveOn(Duration.ofHours(27));
            sendNow();
        }

        JsonNode shown = shown();
        assertThat(shown.at("/enabled").asBoolean()).isFalse();
        assertThat(shown.at("/disabledBecause").asString()).contains("Nothing was accepted since", "500");
        assertThat(registry.administrator()
                        .ask(
                                "{ portfolio(key: \"%s\") { changes(first: 1) { nodes { actor changed { id } fieldChanges { field new } } } } }"
                                        .formatted(key))
                        .data("/portfolio/changes/nodes/0")
                        .toString())
                .contains("registry", webhook, "enabled", "false");

        status = 200;
        received.clear();
        registry.mutate("updateWebhook", Map.of("id", webhook, "enabled", true), "webhook { enabled }");
        assertThat(next().body()).contains("It waits.");
    }

    @Test
    void sendsWhatItMissedOnceWhereThatIsAskedFor() throws InterruptedException {
        switched(Map.of("enabled", false));
        happens();
        awaitDistributed();

        switched(Map.of("enabled", true));
        assertThat(shown().at("/deliveries/totalCount").asInt()).isZero();

        for (int round = 0; round < 2; round++) {
            switched(Map.of("enabled", false));
            switched(Map.of("enabled", true, "sendMissed", true));
        }
        assertThat(next().body()).contains("It waits.");
        assertThat(shownWith("DELIVERED").at("/deliveries/totalCount").asInt()).isOne();
    }

    @Test
    void missesNothingForWhatItDoesNotWant() throws InterruptedException {
        switched(Map.of("enabled", false));
        happens();
        UUID place = idOf(NodeId.Kind.PORTFOLIO, portfolio);
        List<Happening> unwanted = Stream.generate(() -> Happening.now(
                        NewsKind.DECISION_LOST_SUPPORT, place, clock.instant(), null, "R-1", "It lost its support."))
                .limit(1_000)
                .toList();
        transaction.executeWithoutResult(status -> happenings.add(unwanted));
        awaitDistributed();

        switched(Map.of("enabled", true, "sendMissed", true));

        assertThat(shown().at("/deliveries/totalCount").asInt()).isOne();
        assertThat(next().body()).contains("It waits.");
    }

    private void switched(Map<String, Object> changes) {
        Map<String, Object> input = new HashMap<>(changes);
        input.put("id", webhook);
        registry.mutate("updateWebhook", input, "webhook { enabled }");
    }

    private void awaitDistributed() throws InterruptedException {
        for (int i = 0; i < 500 && undistributed() > 0; i++) {
            Thread.sleep(20);
        }
        assertThat(undistributed()).isZero();
    }

    private int undistributed() {
        return jdbc.sql("SELECT COUNT(*) FROM happening WHERE distributed = FALSE")
                .query(Integer.class)
                .single();
    }

    @Test
    void tellsNobodyOfWhatWasRolledBack() throws InterruptedException {
        Happening happening = Happening.now(
                NewsKind.IMPORT_WAITS,
                idOf(NodeId.Kind.PORTFOLIO, portfolio),
                clock.instant(),
                null,
                "never",
                "Never.");
        transaction.executeWithoutResult(status -> {
            happenings.add(List.of(happening));
            status.setRollbackOnly();
        });
        happens();

        assertThat(next().body()).contains("It waits.");
        assertThat(shown().at("/deliveries/totalCount").asInt()).isOne();
    }

    @Test
    void showsNoSecretToAnybodyAfterwards() {
        Api admin = registry.administrator();
        String told = admin.ask("""
                        { portfolio(key: "%s") { webhooks { id kinds leadTimes } changes { nodes { fieldChanges { field new old } } } } }""".formatted(key)).text();

        assertThat(told).contains(webhook, "localhost").doesNotContain("whsec_", "key-of-the-endpoint");
    }
}
