package org.craregistry.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.craregistry.security.Caller;
import org.craregistry.testing.Api.Answer;
import org.craregistry.testing.IntegrationTest;
import org.craregistry.testing.Registry;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.security.authentication.TestingAuthenticationToken;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.transaction.support.TransactionTemplate;

/** Reads many rows: on which connections, for how long, and how many do it at once. */
@IntegrationTest
class StreamingJdbcTests {

    private static final String COUNTED = """
            WITH RECURSIVE counted (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM counted WHERE n < 900)
            SELECT a.n FROM counted a, counted b""";
    /** Nobody lives to see its end. */
    private static final String LONG = COUNTED.replace("SELECT a.n FROM counted a, counted b", """
            SELECT SUM(a.n * b.n + c.n * d.n) FROM counted a, counted b, counted c, counted d""");

    @LocalServerPort
    private int port;

    @Autowired
    private StreamingJdbc streaming;

    @Autowired
    private Turns turns;

    @Autowired
    private DataSource usual;

    @Autowired
    @Qualifier(ScanConnections.NAME)
    private DataSource scans;

    @Autowired
    private JdbcTemplate jdbc;

    @Autowired
    private TransactionTemplate transaction;

    private final List<Turn> taken = new ArrayList<>();

    @AfterEach
    void end() {
        SecurityContextHolder.clearContext();
        taken.forEach(Turn::close);
    }

    private static int inUse(DataSource pool) throws SQLException {
        return pool.unwrap(HikariDataSource.class).getHikariPoolMXBean().getActiveConnections();
    }

    @Test
    void readsOnConnectionsOfItsOwn() throws SQLException {
        try (Stream<Integer> rows = numbers(COUNTED)) {
            rows.iterator().next();
            assertThat(inUse(scans)).isEqualTo(1);
        }
        assertThat(inUse(scans)).isZero();
    }

    @Test
    void seesWhatItsTransactionHasWritten() {
        String key = "t-" + UUID.randomUUID();
        List<String> seen = transaction.execute(status -> {
            status.setRollbackOnly();
            jdbc.update("UPDATE portfolio SET name = ? WHERE portfolio_key = ?", key, newPortfolio());
            try (Stream<String> rows = streaming.queryForStream(
                    "SELECT name FROM portfolio WHERE name = :name",
                    Map.of("name", key),
                    (row, number) -> row.getString(1))) {
                return rows.toList();
            }
        });

        assertThat(seen).containsExactly(key);
    }

    private String newPortfolio() {
        String key = Registry.newKey();
        new Registry(port).portfolio(key);
        return key;
    }

    @Test
    void stopsBetweenRowsWhenNobodyWaits() {
        try (Turn turn = turns.begin();
                Stream<Integer> rows = numbers(COUNTED)) {
            var each = rows.iterator();
            each.next();
            turn.giveUp();
            assertThatThrownBy(() -> each.forEachRemaining(row -> {})).isInstanceOf(GivenUp.class);
            assertThatThrownBy(() -> numbers(COUNTED).close()).isInstanceOf(GivenUp.class);
        }
    }

    @Test
    @Timeout(30)
    void stopsTheDatabaseWhenNobodyWaits() {
        try (Turn turn = turns.begin()) {
            CompletableFuture.delayedExecutor(500, TimeUnit.MILLISECONDS).execute(turn::giveUp);
            assertThatThrownBy(() -> {
                        try (Stream<Integer> rows = numbers(LONG)) {
                            rows.toList();
                        }
                    })
                    .isInstanceOf(RuntimeException.class);
            assertThat(turn.isOver()).isTrue();
        }
    }

    private Stream<Integer> numbers(String sql) {
        return streaming.queryForStream(sql, Map.of(), (row, number) -> row.getInt(1));
    }

    @Test
    void answersLittleWhileAllConnectionsForManyRowsAreInUse() throws SQLException {
        List<Connection> all = new ArrayList<>();
        for (int i = 0; i < scans.unwrap(HikariDataSource.class).getMaximumPoolSize(); i++) {
            all.add(scans.getConnection());
        }
        try {
            Answer answer = new Registry(port).administrator().ask("{ portfolios(first: 1) { nodes { name } } }");
            assertThat(answer.json().has("errors")).as(answer.text()).isFalse();
        } finally {
            for (Connection one : all) {
                one.close();
            }
        }
    }

    @Test
    void tellsAnAccountToComeBackWhoseRequestsAreUnderWay() {
        Registry registry = new Registry(port);
        String key = Registry.newKey();
        registry.portfolio(key);
        String query = "{ portfolio(key: \"%s\") { attention(first: 1) { totalCount } } }".formatted(key);
        takeTwo();

        Answer refused = registry.administrator().ask(query);
        assertThat(refused.code()).isEqualTo("TOO_BUSY");
        assertThat(refused.json().at("/errors/0/extensions/retryAfterSeconds").asInt())
                .isEqualTo(5);
        assertThat(refused.header("Retry-After")).isEqualTo("5");
        assertThat(refused.status()).isEqualTo(429);
        Answer file = registry.administrator().get("/registers/" + key + ".csv");
        assertThat(file.status()).isEqualTo(429);
        assertThat(file.header("Retry-After")).isEqualTo("5");
        assertThat(registry.administrator().ask("{ viewer { account } }").json().has("errors"))
                .isFalse();

        end();
        Answer answered = registry.administrator().ask(query);
        assertThat(answered.json().has("errors")).as(answered.text()).isFalse();
        assertThat(answered.header("RateLimit-Policy")).isEqualTo("\"cost\";q=1000000000;w=1");
        assertThat(answered.header("RateLimit")).matches("\"cost\";r=\\d+;t=\\d+");
        assertThat(registry.administrator().get("/registers/" + key + ".csv").status())
                .isEqualTo(200);
    }

    /** As many as one account may. */
    private void takeTwo() {
        Caller administrator = new Caller(UUID.randomUUID(), "admin", true, false, false);
        SecurityContextHolder.getContext().setAuthentication(new TestingAuthenticationToken(administrator, ""));
        for (int i = 0; i < 2; i++) {
            Turn turn = Turn.alone(turns);
            turn.takeLarge();
            taken.add(turn);
        }
    }
}
