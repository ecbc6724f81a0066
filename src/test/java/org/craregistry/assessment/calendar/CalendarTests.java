package org.craregistry.assessment.calendar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.craregistry.testing.Given.aProduct;

import biweekly.Biweekly;
import biweekly.ICalVersion;
import biweekly.ICalendar;
import biweekly.component.VEvent;
import com.github.kagkarlsson.scheduler.Scheduler;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.craregistry.testing.Api;
import org.craregistry.testing.Api.Answer;
import org.craregistry.testing.IntegrationTest;
import org.craregistry.testing.Jobs;
import org.craregistry.testing.MovedClock;
import org.craregistry.testing.Registry;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.JdbcTemplate;
import tools.jackson.databind.JsonNode;

@IntegrationTest
class CalendarTests {

    private static final String HOSTILE = "Ro,ut;er\\ \"x\"\r\nEND:VEVENT\nBEGIN:VALARM ünï 漢字 🛡 ".strip();

    @LocalServerPort
    private int port;

    @Autowired
    private MovedClock clock;

    @Autowired
    private Scheduler scheduler;

    @Autowired
    private JdbcTemplate jdbc;

    private Registry registry;
    private Api admin;
    private String key;
    private String portfolio;
    private String path;

    @BeforeEach
    void aPortfolio() {
        Jobs.pause(scheduler);
        clock.onTheDay("2028-02-01");
        registry = new Registry(port);
        admin = registry.administrator();
        key = Registry.newKey();
        portfolio = registry.portfolio(key);
        path = "/portfolios/" + key + "/calendar.ics";
    }

    @AfterEach
    void moveBack() {
        clock.moveBack();
        scheduler.resume();
    }

    @Test
    void isReadBackByAnotherProgram() {
        String product = product("R-1", "Router", Map.of("supportUntil", "2028-03-01"));
        file(product, "17", "2028-02-29");

        ICalendar calendar = parsed(admin.get(path).text());

        assertThat(calendar.validate(ICalVersion.V2_0).isEmpty())
                .as(calendar.validate(ICalVersion.V2_0).toString())
                .isTrue();
        assertThat(calendar.getEvents()).hasSize(2);
        VEvent expiry = calendar.getEvents().get(0);
        assertThat(expiry.getDateStart().getValue().hasTime()).isFalse();
        assertThat(expiry.getDateStart().getValue().getRawComponents().toString())
                .contains("2028");
        assertThat(admin.get(path).text())
                .contains("DTSTART;VALUE=DATE:20280229\r\n", "DTSTART;VALUE=DATE:20280301\r\n");
        assertThat(expiry.getSummary().getValue())
                .isEqualTo("Router (R-1 1.0): renew certificate 17 by 29 February 2028, its last day.");
        assertThat(expiry.getAlarms()).hasSize(1);
        assertThat(expiry.getAlarms().get(0).getAction().isDisplay()).isTrue();
        assertThat(expiry.getAlarms().get(0).getTrigger().getDuration().toString())
                .isEqualTo("-P30D");
        assertThat(expiry.getCategories().get(0).getValues()).containsExactly("Expires");
        assertThat(expiry.getDescription().getValue()).contains("29 February 2028 is its last day", "Art. ", "http");
        assertThat(expiry.getUrl().getValue()).startsWith("http");
    }

    @Test
    void keepsWhatPeopleTypedWithinItsText() {
        product("R;1", HOSTILE, Map.of("supportUntil", "2028-03-01"));

        Answer answer = admin.get(path);
        List<VEvent> events = parsed(answer.text()).getEvents();

        assertThat(events).hasSize(1);
        assertThat(events.get(0).getAlarms()).hasSize(1);
        assertThat(events.get(0).getSummary().getValue().replaceAll("\\s+", " "))
                .isEqualTo("%s (R;1 1.0): support ends on 1 March 2028. Tell the users before."
                        .formatted(HOSTILE.replaceAll("\\s+", " ")));
        assertThat(answer.text()).endsWith("END:VCALENDAR\r\n");
        assertThat(answer.text().replace("\r\n", "")).doesNotContain("\n", "\r");
        for (String line : answer.text().split("\r\n")) {
            assertThat(line.getBytes(StandardCharsets.UTF_8)).hasSizeLessThanOrEqualTo(75);
        }
    }

    @Test
    void isACalendarEvenWithoutADate() {
        Answer answer = admin.get(path);
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.header("content-type")).isEqualToIgnoringCase("text/calendar;charset=utf-8");
        assertThat(parsed(answer.text()).getEvents()).isEmpty();
        assertThat(parsed(answer.text()).getTimezoneInfo().getComponents()).hasSize(1);
        assertThat(answer.text()).contains("X-WR-CALNAME:Portfolio t-", "REFRESH-INTERVAL;VALUE=DURATION:PT6H");
    }

    @Test
    void hasOneEventForWhatHitsManyProducts() {
        clock.onTheDay("2026-11-29");
        Map<String, Object> facts =
                new HashMap<>(aProduct().placedOn("2026-03-01").facts());
        facts.put("stillPlacedOnMarket", true);
        for (int i = 0; i < 3; i++) {
            product("R-" + i, "Router", facts);
        }

        List<VEvent> events = parsed(admin.get(path).text()).getEvents();

        assertThat(events)
                .extracting(event -> event.getSummary().getValue())
                .contains(
                        "3 products: show conformity with the Cyber Resilience Act by 10 December 2027. Complete what is missing.",
                        "3 products: the Cyber Resilience Act begins to apply in full on 11 December 2027. Be ready by then.")
                .noneMatch(summary -> summary.startsWith("Router"));
        List<String> names = uids(events);
        product("R-4", "Router", facts);
        assertThat(uids(parsed(admin.get(path).text()).getEvents()))
                .isEqualTo(names)
                .doesNotHaveDuplicates();
    }

    private static List<String> uids(List<VEvent> events) {
        return events.stream().map(event -> event.getUid().getValue()).toList();
    }

    @Test
    void keepsADayForAMonthAfterItHasCome() {
        product("R-1", "Router", Map.of("supportUntil", "2028-03-01"));
        clock.onTheDay("2028-03-02");
        assertThat(parsed(admin.get(path).text()).getEvents()).hasSize(1);
        clock.onTheDay("2028-04-02");
        assertThat(parsed(admin.get(path).text()).getEvents()).hasSize(1);
        clock.onTheDay("2028-04-03");
        assertThat(parsed(admin.get(path).text()).getEvents()).isEmpty();
    }

    @Test
    void namesADateAlikeHoweverManyRecordsComeAndGo() {
        String product = product("R-1", "Router", Map.of());
        String first = file(product, "16", "2028-02-27");
        file(product, "17", "2028-02-29");
        String before = uidOn("20280229");

        registry.mutate("removeEvidence", Map.of("id", first, "expectedRevision", 0, "reason", "Filed twice."), "");

        assertThat(uidOn("20280229")).isEqualTo(before);
        file(product, "18", "2028-02-29");
        assertThat(admin.get(path).text().lines().filter(line -> line.startsWith("UID:")))
                .hasSize(2)
                .doesNotHaveDuplicates();
    }

    @Test
    void isSentAgainOnlyWhereItHasChanged() {
        product("R-1", "Router", Map.of("supportUntil", "2028-03-01"));
        Answer first = admin.get(path);
        String tag = first.header("etag");
        assertThat(tag).matches("\"[0-9a-f]{64}\"");
        assertThat(first.header("cache-control")).contains("private").contains("no-cache");

        Answer same = admin.with("If-None-Match", tag).get(path);
        assertThat(same.status()).isEqualTo(304);
        assertThat(same.text()).isEmpty();

        Answer head = admin.send(admin.request(path).method("HEAD", BodyPublishers.noBody()));
        assertThat(head.status()).isEqualTo(200);
        assertThat(head.text()).isEmpty();
        assertThat(head.header("etag")).isEqualTo(tag);
        assertThat(head.header("content-length"))
                .isEqualTo(Integer.toString(first.text().getBytes(StandardCharsets.UTF_8).length));

        product("R-2", "Router", Map.of("supportUntil", "2028-03-01"));
        assertThat(admin.with("If-None-Match", tag).get(path).status()).isEqualTo(200);
    }

    @Test
    void looksAsFarAheadAsAsked() {
        product("R-1", "Router", Map.of("supportUntil", "2028-02-10"));
        assertThat(parsed(admin.get(path + "?within=9").text()).getEvents()).isEmpty();
        assertThat(parsed(admin.get(path + "?within=10").text()).getEvents()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"within=0", "within=3651", "within=soon", "within=99999999999", "inside=3"})
    void refusesWhatIsOutOfBoundsWithASentence(String query) {
        Answer answer = admin.get(path + "?" + query);
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.header("content-type")).startsWith("application/problem+json");
        assertThat(answer.json().at("/detail").asString()).contains(query.substring(0, query.indexOf('=')));
    }

    @Test
    void opensWithATokenInItsAddressUntilThatIsRevoked() {
        product("R-1", "Router", Map.of("supportUntil", "2028-03-01"));
        JsonNode subscription = subscription(admin, portfolio);
        String address = subscription.at("/path").asString();
        assertThat(address).startsWith(path + "?token=crt_");
        assertThat(subscription.at("/token/calendarOf/id").asString()).isEqualTo(portfolio);
        assertThat(subscription.at("/token/readOnly").asBoolean()).isTrue();

        Api calendar = Api.at(port);
        Answer answer = calendar.get(address + "&within=40");
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.header("referrer-policy")).isEqualTo("no-referrer");
        assertThat(parsed(answer.text()).getEvents()).hasSize(1);
        assertThat(answer.text()).doesNotContain("crt_");

        registry.mutate("revokeToken", Map.of("id", subscription.at("/token/id").asString()), "");
        assertRefused(calendar.get(address));
    }

    @Test
    void takesATokenOfThisCalendarOnlyAndThatNowhereElse() {
        String address = subscription(admin, portfolio).at("/path").asString();
        String secret = address.substring(address.indexOf("crt_"));
        String otherKey = Registry.newKey();
        registry.portfolio(otherKey);
        Api calendar = Api.at(port);

        assertRefused(calendar.get("/portfolios/" + otherKey + "/calendar.ics?token=" + secret));
        assertRefused(calendar.get(path + "?token=" + secret.substring(0, 46) + (secret.endsWith("A") ? "E" : "A")));
        assertRefused(calendar.get(path + "?token="));
        assertRefused(calendar.get(path + "?token=nonsense"));
        String general = registry.mutate("createToken", Map.of("label", "general"), "newToken { secret }")
                .at("/newToken/secret")
                .asString();
        assertThat(calendar.withToken(general).get(path).status()).isEqualTo(200);
        assertRefused(calendar.get(path + "?token=" + general));

        for (String elsewhere : List.of("/registers/" + key + ".csv", "/graphql", "/registers/template.xlsx")) {
            assertThat(calendar.get(elsewhere + "?token=" + secret).status())
                    .as(elsewhere)
                    .isEqualTo(401);
            assertThat(calendar.withToken(secret).get(elsewhere).status())
                    .as(elsewhere)
                    .isEqualTo(401);
        }
        assertThat(calendar.withToken(secret).get(path).status()).isEqualTo(401);
        assertThat(calendar.withToken(secret).ask("{ viewer { account } }").status())
                .isEqualTo(401);
        Answer posted = calendar.send(calendar.request(address).POST(BodyPublishers.ofString("")));
        assertThat(posted.status()).isEqualTo(401);
    }

    @Test
    void followsTheRightsOfTheAccountBehindTheToken() {
        String name = "u-" + UUID.randomUUID();
        String password = "a password for " + name;
        registry.mutate("createAccount", Map.of("name", name, "password", password), "");
        Api member = Api.at(port).as(name, password);
        Answer early = Registry.mutation(
                member, "createCalendarToken", Map.of("portfolio", portfolio, "label", "x"), "subscription { path }");
        assertThat(early.data("/createCalendarToken/errors/0/code").asString()).isEqualTo("NOT_FOUND");

        registry.mutate("grantRole", Map.of("portfolio", portfolio, "account", name, "role", "VIEWER"), "");
        String address = subscription(member, portfolio).at("/path").asString();
        Api calendar = Api.at(port);
        assertThat(calendar.get(address).status()).isEqualTo(200);

        registry.mutate("revokeRole", Map.of("portfolio", portfolio, "account", name), "");
        assertThat(calendar.get(address).status()).isEqualTo(404);
        assertThat(calendar.get(address).header("content-type")).startsWith("application/problem+json");
    }

    @Test
    void endsWithItsLastDay() {
        JsonNode subscription = registry.mutate(
                        "createCalendarToken",
                        Map.of("portfolio", portfolio, "label", "phone", "expiresOn", "2028-02-02"),
                        "subscription { path token { expiresAt } }")
                .at("/subscription");
        String address = subscription.at("/path").asString();
        clock.moveTo(Instant.parse("2028-02-02T23:59:00Z"));
        assertThat(Api.at(port).get(address).status()).isEqualTo(200);
        clock.moveTo(Instant.parse("2028-02-03T00:00:00Z"));
        assertRefused(Api.at(port).get(address));
    }

    @Test
    void isListedAmongTheTokensAndKeepsNoSecret() {
        String address = subscription(admin, portfolio).at("/path").asString();
        String secret = address.substring(address.indexOf("crt_"));

        assertThat(admin.ask("{ viewer { tokens { nodes { label calendarOf { id } } } } }")
                        .data("/viewer/tokens/nodes/0/calendarOf/id")
                        .asString())
                .isEqualTo(portfolio);
        assertThat(jdbc.queryForList("SELECT * FROM change_log").toString())
                .contains("calendarOf")
                .doesNotContain(secret);
    }

    private static JsonNode subscription(Api caller, String portfolio) {
        Answer answer = Registry.mutation(
                caller,
                "createCalendarToken",
                Map.of("portfolio", portfolio, "label", "my phone"),
                "subscription { path token { id label readOnly calendarOf { id } } }");
        assertThat(answer.data("/createCalendarToken/errors")).as(answer.text()).isEmpty();
        return answer.data("/createCalendarToken/subscription");
    }

    private static void assertRefused(Answer answer) {
        assertThat(answer.status()).as(answer.text()).isEqualTo(401);
        assertThat(answer.header("content-type")).startsWith("application/problem+json");
        assertThat(answer.json().at("/detail").asString()).contains("revoked", "createCalendarToken");
    }

    private String uidOn(String day) {
        VEvent found = parsed(admin.get(path).text()).getEvents().stream()
                .filter(event -> event.getSummary().getValue().contains("renew"))
                .reduce((one, other) -> other)
                .orElseThrow();
        assertThat(admin.get(path).text()).contains(day);
        return found.getUid().getValue();
    }

    private static ICalendar parsed(String text) {
        ICalendar calendar = Biweekly.parse(text).first();
        assertThat(calendar).as(text).isNotNull();
        return calendar;
    }

    private String product(String reference, String name, Map<String, ?> facts) {
        return registry.product(portfolio, reference, Map.of("version", "1.0", "name", name, "facts", facts));
    }

    private String file(String product, String number, String expiresOn) {
        return registry.mutate(
                        "fileCertificate",
                        Map.of("product", product, "certificate", Map.of("number", number, "expiresOn", expiresOn)),
                        "certificate { id }")
                .at("/certificate/id")
                .asString();
    }
}
