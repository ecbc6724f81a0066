package org.craregistry.assessment.ahead;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.kagkarlsson.scheduler.Scheduler;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.craregistry.assessment.Assessor;
import org.craregistry.assessment.StatesOfLaw;
import org.craregistry.graphql.NodeId;
import org.craregistry.law.Article15Outcome;
import org.craregistry.law.ScopeOutcome;
import org.craregistry.portfolio.KeptAnswers;
import org.craregistry.portfolio.KeptAnswers.Extent;
import org.craregistry.portfolio.KeptAnswers.Outdated;
import org.craregistry.portfolio.KeptAnswers.Reevaluated;
import org.craregistry.storage.Ids;
import org.craregistry.testing.Api;
import org.craregistry.testing.Api.Answer;
import org.craregistry.testing.IntegrationTest;
import org.craregistry.testing.Jobs;
import org.craregistry.testing.MovedClock;
import org.craregistry.testing.RandomProducts;
import org.craregistry.testing.Registry;
import org.craregistry.testing.StatementCount;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.JdbcTemplate;
import tools.jackson.databind.JsonNode;

/** The dates ahead that are read from what is kept of them are those that every product has when the law is asked about it. */
@IntegrationTest
@TestInstance(Lifecycle.PER_CLASS)
class KeptAttentionTests {

    private static final int PRODUCTS = 60;
    private static final LocalDate BEGINNING = LocalDate.parse("2027-06-15");
    private static final String ATTENTION = """
            query ($key: String!, $within: Int, $filter: ProductFilter, $group: String, $first: Int, $last: Int, $after: String,
                   $before: String) {
              portfolio(key: $key) { attention(within: $within, filter: $filter, group: $group, first: $first, last: $last,
                  after: $after, before: $before) {
                totalCount pageInfo { hasNextPage hasPreviousPage startCursor endCursor }
                nodes { key summary date takesEffectOn kind statement count group restsOn citation { place } evidence { id }
                  product { reference } answerChanges { answer before after } } } } }""";

    @LocalServerPort
    private int port;

    @Autowired
    private MovedClock clock;

    @Autowired
    private Scheduler scheduler;

    @Autowired
    private JdbcTemplate jdbc;

    @Autowired
    private StatementCount statements;

    @Autowired
    private KeptAnswers kept;

    @Autowired
    private Assessor assessor;

    @Autowired
    private StatesOfLaw states;

    private final Random random = new Random(23);
    private final List<String> products = new ArrayList<>();
    private RandomProducts made;
    private Api api;
    private String key;
    private String portfolio;

    @BeforeAll
    void fillAPortfolio() {
        Jobs.pause(scheduler);
        clock.onTheDay(BEGINNING);
        Registry registry = new Registry(port);
        api = registry.administrator();
        key = Registry.newKey();
        portfolio = registry.portfolio(key);
        made = new RandomProducts(registry, portfolio, 23);
        for (int i = 0; i < PRODUCTS; i++) {
            products.add(made.add());
        }
    }

    /** Days go back in tests only, and nothing is kept for that. */
    @AfterEach
    void backToTheBeginning() {
        clock.onTheDay(BEGINNING);
        jdbc.update("UPDATE product SET answered_under = 'none' WHERE portfolio_id = ?", (Object) portfolioId());
        keepAgain();
    }

    @AfterAll
    void moveBack() {
        clock.moveBack();
        scheduler.resume();
    }

    @Test
    void areThoseOfEveryProductInWhateverSpan() {
        for (int within : List.of(1, 30, 200, 730, 3650)) {
            assertThat(all(Map.of("within", within)))
                    .as("%d days", within)
                    .isEqualTo(oneByOne(Map.of("within", within)));
        }
        assertThat(all(Map.of("within", 730)).size()).isGreaterThan(PRODUCTS);
    }

    @Test
    void areThoseOfEveryProductAfterChangesAndAsDaysPass() {
        clock.onTheDay(BEGINNING.plusDays(10));
        products.subList(0, PRODUCTS / 2).forEach(made::change);
        for (int days : List.of(10, 45, 171, 180, 400, 900)) {
            clock.onTheDay(BEGINNING.plusDays(days));
            assertThat(all(Map.of())).as("after %d days", days).isEqualTo(oneByOne(Map.of()));
        }
    }

    @Test
    void areAllOnSomePageAfterReferencesChange() {
        products.forEach(made::rename);
        List<JsonNode> whole = oneByOne(Map.of("within", 3650));
        assertThat(walk(Map.of("within", 3650), 3, true)).isEqualTo(whole);
        assertThat(walk(Map.of("within", 3650), 3, false)).isEqualTo(whole);
    }

    @Test
    void areReadOneByOneWhereVeryManyFallOnOneDay() {
        JsonNode own = all(Map.of("within", 3650)).stream()
                .filter(entry -> entry.at("/count").asInt() == 1
                        && entry.at("/kind").asString().equals("SUPPORT_ENDS"))
                .findFirst()
                .orElseThrow();
        Map<String, Object> asked =
                Map.of("within", 3650, "group", own.at("/group").asString());
        List<JsonNode> few = all(asked);
        byte[] id = ids().get(0);
        String place =
                jdbc.queryForObject("SELECT reference_sort FROM product WHERE id = ?", String.class, (Object) id);
        List<Object[]> rows = new ArrayList<>();
        for (int i = 0; i < 2001; i++) {
            rows.add(new Object[] {id, own.at("/date").asString(), BEGINNING.plusDays(i + 1), portfolioId(), place});
        }
        jdbc.batchUpdate("""
                INSERT INTO date_ahead (product_id, shown_on, takes_effect_on, shared_as, portfolio_id, reference_sort, entries)
                VALUES (?, ?, ?, '', ?, ?, 7777)""", rows);
        try {
            List<String> sql =
                    statements.during(() -> assertThat(walk(asked, 100, true)).isEqualTo(few));
            assertThat(sql).anyMatch(one -> one.contains("p.answers_hold_until < "));
        } finally {
            jdbc.update("DELETE FROM date_ahead WHERE entries = 7777");
        }
    }

    @Test
    void comeOnPagesOfAnySizeInBothDirections() {
        List<JsonNode> whole = oneByOne(Map.of("within", 3650));
        for (int size : new int[] {5, 17, 64}) {
            assertThat(walk(Map.of("within", 3650), size, true))
                    .as("pages of %d", size)
                    .isEqualTo(whole);
            assertThat(walk(Map.of("within", 3650), size, false))
                    .as("pages of %d, backward", size)
                    .isEqualTo(whole);
        }
    }

    @Test
    void areThoseOfTheProductsThatTheFilterLetsThrough() {
        for (Map<String, Object> filter : List.<Map<String, Object>>of(
                Map.of("scope", List.of(ScopeOutcome.IN_SCOPE)),
                Map.of("article15", List.of(Article15Outcome.UNKNOWN, Article15Outcome.NOT_APPLICABLE)),
                Map.of("text", "P-01"),
                Map.of("responsible", List.of("ada lovelace")),
                Map.of("text", "nothing like it"))) {
            Map<String, Object> asked = Map.of("within", 3650, "filter", filter);
            assertThat(all(asked)).as("%s", filter).isEqualTo(oneByOne(asked));
        }
    }

    @Test
    void areListedForEachProductOfAGroup() {
        List<String> groups = all(Map.of()).stream()
                .filter(entry -> entry.at("/count").asInt() > 1)
                .map(entry -> entry.at("/group").asString())
                .toList();
        assertThat(groups).isNotEmpty();
        for (String group : groups) {
            assertThat(all(Map.of("group", group))).as(group).isEqualTo(oneByOne(Map.of("group", group)));
            assertThat(walk(Map.of("group", group), 4, true)).as(group).isEqualTo(oneByOne(Map.of("group", group)));
        }
        for (JsonNode own : all(Map.of()).subList(0, 8)) {
            Map<String, Object> asked = Map.of("group", own.at("/group").asString());
            assertThat(all(asked)).isNotEmpty().isEqualTo(oneByOne(asked));
            assertThat(walk(asked, 1, false)).isEqualTo(all(asked));
        }
        for (String group : List.of("2027-12-11.APPLIES.nothing", "2027-12-11.EXPIRES.nothing", "nonsense", ".", "")) {
            assertThat(all(Map.of("group", group))).isEmpty();
        }
    }

    @Test
    void areRightWhereNothingIsKeptOfSomeProducts() {
        List<JsonNode> whole = oneByOne(Map.of("within", 3650));
        List<byte[]> ids = ids();
        for (byte[] id : ids) {
            if (random.nextInt(3) == 0) {
                unknown(id);
                if (random.nextBoolean()) {
                    forget(id);
                }
            }
        }
        assertThat(all(Map.of("within", 3650))).isEqualTo(whole);
        assertThat(walk(Map.of("within", 3650), 7, true)).isEqualTo(whole);
        keepAgain();
        assertThat(all(Map.of("within", 3650))).isEqualTo(whole);
    }

    @Test
    void followTheDayOfEachPortfolioAndTheRightsOfTheCaller() {
        Registry registry = new Registry(port);
        String east = Registry.newKey();
        String other = registry.mutate(
                        "createPortfolio",
                        Map.of("key", east, "name", "East", "timeZone", "Pacific/Auckland"),
                        "portfolio { id }")
                .at("/portfolio/id")
                .asString();
        registry.product(other, "R-1", Map.of("facts", Map.of("supportUntil", "2027-07-10")));
        registry.product(other, "R-2", Map.of("facts", Map.of("supportUntil", "2027-07-11")));
        clock.moveTo(Instant.parse("2027-07-09T20:00:00Z"));
        String document = """
                query ($here: String!, $east: String!) {
                  here: portfolio(key: $here) { attention(within: 1) { totalCount nodes { key date product { reference } } } }
                  east: portfolio(key: $east) { attention(within: 1) { totalCount nodes { date product { reference } } } } }""";
        Answer answer = api.ask(document, Map.of("here", key, "east", east));
        assertThat(answer.data("/east").toString())
                .contains("\"totalCount\":1", "R-1")
                .doesNotContain("R-2");
        assertThat(answer.data("/here/attention/nodes"))
                .isEqualTo(api.ask("""
                query ($here: String!) { portfolio(key: $here) { attention(within: 1, filter: {changedSince: \"2000-01-01T00:00:00Z\"}) {
                  nodes { key date product { reference } } } } }""", Map.of("here", key)).data("/portfolio/attention/nodes"));
        Answer stranger = registry.member(other, "VIEWER").ask(document, Map.of("here", key, "east", east));
        assertThat(stranger.data("/here").isNull()).isTrue();
        assertThat(stranger.data("/east")).isEqualTo(answer.data("/east"));
    }

    private List<JsonNode> all(Map<String, ?> asked) {
        List<JsonNode> nodes = new ArrayList<>();
        List<String> sql = statements.during(() -> nodes.addAll(walk(asked, 100, true)));
        assertThat(sql).noneMatch(one -> one.contains("p.answers_hold_until < "));
        return nodes;
    }

    private List<JsonNode> walk(Map<String, ?> asked, int size, boolean forward) {
        List<JsonNode> nodes = new ArrayList<>();
        Map<String, Object> variables = new HashMap<>(asked);
        variables.put(forward ? "first" : "last", size);
        boolean more = true;
        int total = -1;
        while (more) {
            JsonNode page = page(variables);
            List<JsonNode> rows = page.at("/nodes").valueStream().toList();
            nodes.addAll(forward ? nodes.size() : 0, rows);
            more = page.at(forward ? "/pageInfo/hasNextPage" : "/pageInfo/hasPreviousPage")
                    .asBoolean();
            variables.put(
                    forward ? "after" : "before",
                    page.at(forward ? "/pageInfo/endCursor" : "/pageInfo/startCursor")
                            .asString());
            assertThat(more && rows.isEmpty()).isFalse();
            assertThat(total < 0 || total == page.at("/totalCount").asInt()).isTrue();
            total = page.at("/totalCount").asInt();
        }
        assertThat(total).isEqualTo(nodes.size());
        return nodes;
    }

    /** As if nothing were kept, which is so where a filter meets a product of which nothing is. */
    private List<JsonNode> oneByOne(Map<String, ?> asked) {
        byte[] id = ids().get(0);
        LocalDate from =
                jdbc.queryForObject("SELECT periods_from FROM product WHERE id = ?", LocalDate.class, (Object) id);
        List<JsonNode> nodes = new ArrayList<>();
        unknown(id);
        try {
            List<String> sql = statements.during(() -> nodes.addAll(walk(filtered(asked), 100, true)));
            assertThat(sql).anyMatch(one -> one.contains("p.answers_hold_until < "));
        } finally {
            jdbc.update("UPDATE product SET periods_from = ? WHERE id = ?", from, id);
        }
        return nodes;
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> filtered(Map<String, ?> asked) {
        Map<String, Object> filter = new HashMap<>(Map.of("changedSince", "2000-01-01T00:00:00Z"));
        filter.putAll((Map<String, Object>) (asked.containsKey("filter") ? asked.get("filter") : Map.of()));
        Map<String, Object> variables = new HashMap<>(asked);
        variables.put("filter", filter);
        return variables;
    }

    private JsonNode page(Map<String, ?> asked) {
        Map<String, Object> variables = new HashMap<>(asked);
        variables.put("key", key);
        Answer answer = api.ask(ATTENTION, variables);
        assertThat(answer.json().has("errors")).as(answer.text()).isFalse();
        return answer.data("/portfolio/attention");
    }

    private List<byte[]> ids() {
        return jdbc.queryForList(
                "SELECT id FROM product WHERE portfolio_id = (SELECT id FROM portfolio WHERE portfolio_key = ?)",
                byte[].class,
                key);
    }

    private byte[] portfolioId() {
        return Ids.bytes(NodeId.parse(portfolio).id());
    }

    private void unknown(byte[] id) {
        jdbc.update("UPDATE product SET periods_from = '9999-12-31' WHERE id = ?", (Object) id);
    }

    /** As a batch leaves what it adds. */
    private void forget(byte[] id) {
        jdbc.query(
                "SELECT portfolio_id, takes_effect_on, shared_as, entries FROM date_ahead WHERE product_id = ?",
                row -> {
                    jdbc.update(
                            "INSERT INTO date_ahead_count (portfolio_id, id, takes_effect_on, shared_as, delta) VALUES (?, ?, ?, ?, ?)",
                            row.getBytes(1),
                            Ids.bytes(Ids.next()),
                            row.getObject(2),
                            row.getString(3),
                            -row.getInt(4));
                },
                (Object) id);
        jdbc.update("DELETE FROM date_ahead WHERE product_id = ?", (Object) id);
    }

    /** As the job does. */
    private void keepAgain() {
        LocalDate today = BEGINNING;
        UUID id = NodeId.parse(portfolio).id();
        List<Outdated> found = kept.find(id, today, states.basis(), Extent.ANY_DAY, PRODUCTS);
        assertThat(found).isNotEmpty();
        while (!found.isEmpty()) {
            kept.replace(found.stream()
                    .map(one -> new Reevaluated(one, assessor.outlook(one.lawInput(), today)))
                    .toList());
            found = kept.find(id, today, states.basis(), Extent.ANY_DAY, PRODUCTS);
        }
    }
}
