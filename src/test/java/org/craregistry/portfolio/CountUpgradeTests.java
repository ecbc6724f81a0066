package org.craregistry.portfolio;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.DriverManager;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;
import liquibase.Contexts;
import liquibase.LabelExpression;
import liquibase.Liquibase;
import liquibase.changelog.ChangeSet;
import liquibase.database.DatabaseFactory;
import liquibase.database.jvm.JdbcConnection;
import liquibase.resource.ClassLoaderResourceAccessor;
import org.craregistry.storage.Ids;
import org.craregistry.testing.IntegrationTest;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/** Products that are there when counts begin to be kept are counted. */
@IntegrationTest
class CountUpgradeTests {

    private static final String STEP = "011-answer-counts";
    private static final String FIRST_OF_DOCUMENTS = "015-documents-of-standings";

    @Autowired
    private DataSource registry;

    @Autowired
    private Environment environment;

    private final byte[] here = Ids.bytes(Ids.next());
    private final byte[] there = Ids.bytes(Ids.next());

    @Test
    void countsWhatIsThere() throws Exception {
        try (Connection connection = emptyDatabase()) {
            JdbcTemplate jdbc = new JdbcTemplate(new SingleConnectionDataSource(connection, true));
            Liquibase liquibase = new Liquibase(
                    "db/changelog/db.changelog-master.yaml",
                    new ClassLoaderResourceAccessor(),
                    DatabaseFactory.getInstance().findCorrectDatabaseImplementation(new JdbcConnection(connection)));
            liquibase.update(before(liquibase, STEP), new Contexts(), new LabelExpression());
            fill(jdbc);
            connection.commit();

            liquibase.update(1, new Contexts(), new LabelExpression());
            assertThat(counts(jdbc, here)).containsOnly(Map.entry("DEFAULT", 2L), Map.entry("NONE", 1L));
            assertThat(counts(jdbc, there)).containsOnly(Map.entry("NONE", 1L));
            assertThat(jdbc.queryForList("SELECT DISTINCT answered_under FROM product", String.class))
                    .containsExactly("before 011");
            assertThat(jdbc.queryForList(
                            "SELECT DISTINCT CONCAT(open_questions, procedures, unmet) FROM product", String.class))
                    .containsExactly("");

            liquibase.rollback(1, "");
            assertThat(jdbc.queryForObject("SELECT COUNT(*) FROM product", Integer.class))
                    .isEqualTo(5);
            liquibase.update(1, new Contexts(), new LabelExpression());
            assertThat(counts(jdbc, here)).containsOnly(Map.entry("DEFAULT", 2L), Map.entry("NONE", 1L));
        }
    }

    @Test
    void answersAnewWhatRestsOnDocumentsOrASignature() throws Exception {
        try (Connection connection = emptyDatabase()) {
            JdbcTemplate jdbc = new JdbcTemplate(new SingleConnectionDataSource(connection, true));
            Liquibase liquibase = new Liquibase(
                    "db/changelog/db.changelog-master.yaml",
                    new ClassLoaderResourceAccessor(),
                    DatabaseFactory.getInstance().findCorrectDatabaseImplementation(new JdbcConnection(connection)));
            liquibase.update(before(liquibase, FIRST_OF_DOCUMENTS), new Contexts(), new LabelExpression());
            fill(jdbc);
            jdbc.update("UPDATE product SET evidence = '{\"requirements\":[]}' WHERE product_class = 'DEFAULT'");
            jdbc.update("UPDATE product SET facts = '{\"coreFunctionality\":\"NONE\"}' WHERE portfolio_id = ?", there);
            connection.commit();

            for (int time = 0; time < 2; time++) {
                liquibase.update(3, new Contexts(), new LabelExpression());
                assertThat(jdbc.queryForObject(
                                "SELECT COUNT(*) FROM product WHERE answered_under = 'before 015'", Integer.class))
                        .isEqualTo(3);
                assertThat(jdbc.queryForObject(
                                "SELECT COUNT(*) FROM portfolio WHERE reviews_standings = 0", Integer.class))
                        .isEqualTo(2);
                liquibase.rollback(3, "");
                assertThat(jdbc.queryForObject("SELECT COUNT(*) FROM product", Integer.class))
                        .isEqualTo(5);
            }
        }
    }

    private static int before(Liquibase liquibase, String step) throws Exception {
        List<String> steps = liquibase.getDatabaseChangeLog().getChangeSets().stream()
                .map(ChangeSet::getId)
                .toList();
        assertThat(steps).contains(step);
        return steps.indexOf(step);
    }

    private Connection emptyDatabase() throws Exception {
        try (Connection connection = registry.getConnection()) {
            String name = "upgrade_" + UUID.randomUUID().toString().replace("-", "");
            if (!connection.getMetaData().getDatabaseProductName().equals("MySQL")) {
                return DriverManager.getConnection("jdbc:h2:mem:" + name + ";MODE=MySQL;NON_KEYWORDS=VALUE");
            }
            connection.createStatement().execute("CREATE DATABASE " + name);
            return DriverManager.getConnection(
                    environment.getRequiredProperty("DB_URL").replaceFirst("/registry_test_\\d+", "/" + name),
                    environment.getRequiredProperty("DB_USER"),
                    environment.getRequiredProperty("DB_PASSWORD"));
        }
    }

    private void fill(JdbcTemplate jdbc) {
        for (byte[] portfolio : List.of(here, there)) {
            jdbc.update(
                    "INSERT INTO portfolio (id, portfolio_key, name, time_zone, revision, created_at) VALUES (?, ?, 'P', 'UTC', 0, CURRENT_TIMESTAMP)",
                    portfolio,
                    UUID.randomUUID().toString());
        }
        product(jdbc, here, 1, "DEFAULT");
        product(jdbc, here, 1, "DEFAULT");
        product(jdbc, here, 1, "NONE");
        product(jdbc, here, null, "NONE");
        product(jdbc, there, 1, "NONE");
    }

    private static void product(JdbcTemplate jdbc, byte[] portfolio, @Nullable Integer standing, String productClass) {
        byte[] id = Ids.bytes(Ids.next());
        jdbc.update("""
                INSERT INTO product (id, portfolio_id, natural_key, standing, revision, reference, version, name, facts, created_at,
                                     changed_at, reference_sort, name_sort, manufacturer_sort, responsible_sort, search_text, scope,
                                     applicability, product_class, open_questions, procedures, unmet, answered_under)
                VALUES (?, ?, ?, ?, 0, 'R', '', 'N', '{}', CURRENT_TIMESTAMP, CURRENT_TIMESTAMP, 'r', 'n', '', '', 'r', 'IN_SCOPE',
                        'FULL', ?, ',nature,', ',MODULE_A,', ',D7,', 'R1 / 2')""", id, portfolio, java.util.Arrays.copyOf(id, 32), standing, productClass);
    }

    private static Map<String, Long> counts(JdbcTemplate jdbc, byte[] portfolio) {
        return jdbc
                .query(
                        "SELECT product_class, SUM(delta) FROM answer_count WHERE portfolio_id = ? GROUP BY product_class",
                        (row, number) -> Map.entry(row.getString(1), row.getLong(2)),
                        (Object) portfolio)
                .stream()
                .collect(java.util.stream.Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }
}
