package org.craregistry.bench;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import org.craregistry.audit.Origin;
import org.craregistry.graphql.NodeId;
import org.craregistry.law.CategoryCode;
import org.craregistry.law.Facts;
import org.craregistry.portfolio.Identity;
import org.craregistry.portfolio.PortfolioBook;
import org.craregistry.portfolio.ProductBatch;
import org.craregistry.portfolio.ProductState;
import org.craregistry.storage.Ids;
import org.craregistry.testing.Api;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * What is measured on: 10,000 products of one portfolio, the same on every run; half of them with a signed decision, a third with a
 * certificate, an eighth with a route that is relied on, the first of them with a history.
 *
 * @param secret the access token of an account that may read the portfolio
 * @param histories the products that were changed many times
 */
record Generated(String secret, List<UUID> histories) {

    static final String PORTFOLIO = "bench";
    static final int PRODUCTS = 10_000;

    private static final int HISTORIES = 100;
    private static final int CHANGES = 25;
    private static final int BATCH = 1000;

    static Generated into(RunningRegistry registry) {
        JdbcTemplate jdbc = registry.part(JdbcTemplate.class);
        registry.part(PortfolioBook.class).createIfAbsent(PORTFOLIO, "The portfolio that is measured");
        UUID portfolio =
                Ids.of(jdbc.queryForObject("SELECT id FROM portfolio WHERE portfolio_key = 'bench'", byte[].class));
        ProductBatch batch = registry.part(ProductBatch.class);
        TransactionTemplate transaction = registry.part(TransactionTemplate.class);
        for (int from = 0; from < PRODUCTS; from += BATCH) {
            List<ProductBatch.Addition> additions = new ArrayList<>();
            for (int n = from; n < from + BATCH; n++) {
                additions.add(new ProductBatch.Addition(Ids.next(), state(n, 0), Origin.system(Instant.now())));
            }
            transaction.executeWithoutResult(status -> batch.add(portfolio, additions));
        }
        awaitLaterDays(jdbc);
        decide(jdbc);
        certify(jdbc);
        List<UUID> histories = new ArrayList<>();
        for (int change = 1; change <= CHANGES; change++) {
            List<ProductBatch.Revision> revisions = revisions(jdbc, change);
            transaction.executeWithoutResult(status -> batch.revise(revisions));
            histories = revisions.stream().map(ProductBatch.Revision::product).toList();
        }
        analyze(jdbc);
        return new Generated(reader(registry, portfolio), histories);
    }

    /** Waits for the job that finds the answers of later days of what was written many at once. */
    static void awaitLaterDays(JdbcTemplate jdbc) {
        while (jdbc.queryForObject(
                        "SELECT EXISTS (SELECT 1 FROM product WHERE standing = 1 AND periods_from = '9999-12-31')",
                        Integer.class)
                > 0) {
            LockSupport.parkNanos(Duration.ofMillis(500).toNanos());
        }
    }

    private static void analyze(JdbcTemplate jdbc) {
        jdbc.execute((java.sql.Connection connection) -> {
            boolean mysql = connection.getMetaData().getDatabaseProductName().equals("MySQL");
            try (var statement = connection.createStatement()) {
                statement.execute(mysql ? "ANALYZE TABLE product, classification_decision, change_log" : "ANALYZE");
            }
            return true;
        });
    }

    private static void decide(JdbcTemplate jdbc) {
        List<Object[]> decisions = new ArrayList<>();
        List<Object[]> links = new ArrayList<>();
        jdbc.query("SELECT id, reference FROM product", row -> {
            int number = Integer.parseInt(row.getString("reference").substring(2));
            if (!isDecided(number)) {
                return;
            }
            byte[] id = Ids.bytes(Ids.next());
            String reason =
                    "The technical documentation names one purpose, case " + number + ", and this is its function.";
            decisions.add(new Object[] {id, row.getBytes("id"), category(number), reason, "jane", id, time(number)});
            links.add(new Object[] {id, row.getBytes("id")});
        });
        jdbc.batchUpdate(
                "INSERT INTO classification_decision (id, product_id, core_functionality, reason, decided_by,"
                        + " decided_by_account, decided_at) VALUES (?, ?, ?, ?, ?, ?, ?)",
                decisions);
        jdbc.batchUpdate("UPDATE product SET classification_decision_id = ? WHERE id = ?", links);
    }

    /** The answers that follow are given before anybody reads them; the routes are counted right now. */
    private static void certify(JdbcTemplate jdbc) {
        List<Object[]> certificates = new ArrayList<>();
        List<Object[]> routes = new ArrayList<>();
        jdbc.query("SELECT id, reference FROM product", row -> {
            int number = Integer.parseInt(row.getString("reference").substring(2));
            if (number % 3 == 0) {
                certificates.add(new Object[] {certificate(number), row.getBytes("id")});
            }
            if (number % 8 == 0) {
                routes.add(new Object[] {
                    number % 800 == 0 ? "CRA_CONFORMITY" : "CYBERSECURITY_ACT_CERTIFICATION", row.getBytes("id")
                });
            }
        });
        jdbc.batchUpdate("UPDATE product SET evidence = ? WHERE id = ?", certificates);
        jdbc.batchUpdate(
                "UPDATE product SET route = ?, route_from = '2026-06-01', route_planned = 1, route_support = 'PLANNED' WHERE id = ?",
                routes);
        jdbc.update("UPDATE product SET answered_under = 'R0 / 0'");
        String answers =
                "product_class, category, scope, applicability, ai_status, article15, cra_conformity, market_stage,"
                        + " route, route_support, standing_basis, classification_signed";
        jdbc.update("DELETE FROM answer_count");
        jdbc.update("INSERT INTO answer_count (portfolio_id, id, delta, %s) SELECT portfolio_id, MIN(id), COUNT(*), %s"
                        .formatted(answers, answers)
                + " FROM product GROUP BY portfolio_id, " + answers);
    }

    private static String certificate(int number) {
        return """
                {"certificates":[{"id":"%s","revision":0,"filedAt":"2026-06-01T08:00:00Z","filedBy":"jane",\
                "changedAt":"2026-06-01T08:00:00Z","content":{"scheme":"EUCC","kind":"CERTIFICATE","number":"EUCC-%d",\
                "level":"SUBSTANTIAL","issuer":"Example Body","certifiedObject":"THIS_PRODUCT","certifiedVersion":"2.%d",\
                "issuedOn":"2026-05-01","expiresOn":"%d-04-30","covers":["CRA-AI-P1-2d","A15-CY1"]}}]}""".formatted(Ids.next(), number, number % 10, 2028 + number % 4);
    }

    private static List<ProductBatch.Revision> revisions(JdbcTemplate jdbc, int change) {
        return jdbc.query(
                "SELECT id, revision, reference FROM product WHERE reference < '" + reference(HISTORIES)
                        + "' ORDER BY reference",
                (row, number) -> new ProductBatch.Revision(
                        Ids.of(row.getBytes("id")),
                        row.getInt("revision"),
                        state(number, change),
                        Origin.system(Instant.now())));
    }

    private static String reader(RunningRegistry registry, UUID portfolio) {
        Api admin = Api.at(registry.port()).as("admin", RunningRegistry.ADMIN_PASSWORD);
        String id = NodeId.of(NodeId.Kind.PORTFOLIO, portfolio);
        admin.ask("mutation { createAccount(input: {name: \"reader\"}) { errors { message } } }");
        admin.ask("mutation { grantRole(input: {portfolio: \"" + id
                + "\", account: \"reader\", role: VIEWER}) { errors { message } } }");
        return admin.ask("mutation { createToken(input: {label: \"bench\", account: \"reader\", readOnly: true})"
                        + " { newToken { secret } } }")
                .data("/createToken/newToken/secret")
                .asString();
    }

    static ProductState state(int number, int change) {
        Identity identity = new Identity(
                reference(number),
                "2." + number % 10,
                "Industrial gateway model %d".formatted(number),
                "A gateway that connects field devices of production line %d with the plant network.".formatted(number),
                "Example Automation GmbH",
                "Musterstraße %d, 10115 Berlin, Germany".formatted(number % 100),
                "team-" + number % 20,
                "Collects and forwards measurements of machines; change %d.".formatted(change),
                "https://products.example.com/gateways/" + number);
        return new ProductState(identity, Facts.of(facts(number)));
    }

    static Map<String, Object> facts(int number) {
        Map<String, Object> facts = new LinkedHashMap<>();
        facts.put("nature", number % 3 == 0 ? "SOFTWARE" : "HARDWARE_AND_SOFTWARE");
        facts.put("dataConnection", number % 17 != 0);
        facts.put("unionMarket", true);
        facts.put("commercialActivity", true);
        facts.put("operatorRole", number % 5 == 0 ? "IMPORTER" : "MANUFACTURER");
        facts.put("otherLaw", number % 23 == 0 ? List.of("MARINE_EQUIPMENT_2014_90") : List.of());
        facts.put("presentation", "MARKET");
        facts.put("placedOnMarketOn", "2027-%02d-15".formatted(1 + number % 12));
        facts.put("stillPlacedOnMarket", number % 2 == 0);
        facts.put("substantiallyModified", false);
        facts.put("freeAndOpenSource", number % 7 == 0);
        facts.put("standardsApplied", "PARTIAL");
        facts.put("expectedUseYears", 10);
        facts.put("supportUntil", "2037-12-31");
        facts.put("usedByEssentialEntities", number % 4 == 0);
        facts.put("aiSystem", number % 10 == 0);
        if (isDecided(number)) {
            facts.put("coreFunctionality", category(number));
        }
        if (number % 10 == 0) {
            facts.put("aiExclusion", number % 700 == 0 ? "SCIENTIFIC_RESEARCH" : "NONE");
            facts.put("prohibitedPractices", number % 900 == 0 ? List.of("ART_5_1_A") : List.of());
            facts.put("annexIAct", number % 110 == 0 ? "RADIO_EQUIPMENT" : "NONE");
            facts.put("annexIIIPoints", number % 40 == 0 ? List.of("P2") : List.of());
            facts.put("profiling", number % 80 == 0);
        }
        return facts;
    }

    private static boolean isDecided(int number) {
        return number % 2 == 1;
    }

    private static String category(int number) {
        return CategoryCode.ALL.get(number % CategoryCode.ALL.size()).code();
    }

    private static String reference(int number) {
        return "R-%05d".formatted(number);
    }

    private static LocalDateTime time(int number) {
        return LocalDateTime.of(2026, 1, 1, 8, 0).plusMinutes(number);
    }
}
