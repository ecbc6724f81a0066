package org.craregistry.bench;

import java.util.List;
import java.util.UUID;
import org.craregistry.portfolio.PortfolioBook;
import org.craregistry.storage.Ids;
import org.springframework.jdbc.core.JdbcTemplate;

/** Portfolios of any size on MySQL, made of copies of the generated products with new keys; their counts included. */
final class Copies {

    private static final List<String> OTHERS =
            List.of("id", "portfolio_id", "natural_key", "reference", "reference_sort");

    private static final String NEW_ID =
            "UNHEX(CONCAT(LPAD(HEX(?), 8, '0'), LPAD(HEX(?), 8, '0'), LPAD(HEX(SUBSTRING(p.reference, 3) + 0), 16, '0')))";

    private final JdbcTemplate jdbc;
    private final PortfolioBook book;

    Copies(RunningRegistry registry) {
        this.jdbc = registry.part(JdbcTemplate.class);
        this.book = registry.part(PortfolioBook.class);
    }

    /** Makes a portfolio of so many products, a multiple of those generated, and returns its id; its key is the number. */
    UUID portfolio(int size) {
        String key = "bench-" + size;
        book.createIfAbsent(key, "The portfolio of " + size);
        byte[] portfolio = id(key);
        byte[] original = id(Generated.PORTFOLIO);
        for (int copy = 0; copy < size / Generated.PRODUCTS; copy++) {
            copy(original, portfolio, copy, size);
            copyPeriods(original, portfolio, copy, size);
            copyDates(original, portfolio, copy, size);
        }
        jdbc.update(
                "INSERT INTO search_pending (portfolio_id, id, product_id) SELECT portfolio_id, id, id FROM product WHERE portfolio_id = ?",
                (Object) portfolio);
        List<String> columns = columns("answer_count", List.of("id", "portfolio_id", "delta"));
        count("answer_count", columns, original, portfolio, size);
        count(
                "answer_count_of_many",
                columns("answer_count_of_many", List.of("id", "portfolio_id", "delta")),
                original,
                portfolio,
                size);
        for (String table : List.of("answer_count_of_day", "date_ahead_count")) {
            count(table, columns(table, List.of("id", "portfolio_id", "delta")), original, portfolio, size);
        }
        jdbc.execute("ANALYZE TABLE product, answer_period, answer_count_of_day, date_ahead, date_ahead_count");
        return Ids.of(portfolio);
    }

    /** New ids follow one another as they do when products are imported by reference. */
    private void copy(byte[] original, byte[] portfolio, int copy, int size) {
        String rest = String.join(", ", columns("product", OTHERS));
        jdbc.update("""
                INSERT INTO product (id, portfolio_id, natural_key, reference, reference_sort, %s)
                SELECT %s,
                       ?, UNHEX(SHA2(CONCAT(?, '-', ?, HEX(p.id)), 256)), CONCAT('R-', LPAD(?, 4, '0'), p.reference),
                       CONCAT('r-', LPAD(?, 4, '0'), p.reference_sort), %s
                FROM product p WHERE p.portfolio_id = ? ORDER BY p.reference_sort""".formatted(rest, NEW_ID, rest), size, copy, portfolio, size, copy, copy, copy, original);
    }

    private void copyPeriods(byte[] original, byte[] portfolio, int copy, int size) {
        jdbc.update("""
                INSERT INTO answer_period (product_id, from_day, until_day, portfolio_id, answers_id)
                SELECT %s, a.from_day, a.until_day, ?, a.answers_id
                FROM product p JOIN answer_period a ON a.product_id = p.id
                WHERE p.portfolio_id = ? ORDER BY p.reference_sort""".formatted(NEW_ID), size, copy, portfolio, original);
    }

    private void copyDates(byte[] original, byte[] portfolio, int copy, int size) {
        jdbc.update("""
                INSERT INTO date_ahead (product_id, shown_on, takes_effect_on, shared_as, portfolio_id, reference_sort, entries)
                SELECT %s, a.shown_on, a.takes_effect_on, a.shared_as, ?, CONCAT('r-', LPAD(?, 4, '0'), p.reference_sort), a.entries
                FROM product p JOIN date_ahead a ON a.product_id = p.id
                WHERE p.portfolio_id = ? ORDER BY p.reference_sort""".formatted(NEW_ID), size, copy, portfolio, copy, original);
    }

    private void count(String table, List<String> columns, byte[] original, byte[] portfolio, int size) {
        String values = String.join(", ", columns);
        jdbc.update(
                "INSERT INTO %s (id, portfolio_id, delta, %s) SELECT id, ?, delta * ?, %s FROM %s WHERE portfolio_id = ?"
                        .formatted(table, values, values, table),
                portfolio,
                size / Generated.PRODUCTS,
                original);
    }

    private List<String> columns(String table, List<String> without) {
        return jdbc
                .queryForList(
                        "SELECT column_name FROM information_schema.columns WHERE table_schema = DATABASE() AND table_name = ?"
                                + " AND generation_expression = ''",
                        String.class,
                        table)
                .stream()
                .filter(column -> !without.contains(column))
                .toList();
    }

    private byte[] id(String key) {
        return jdbc.queryForObject("SELECT id FROM portfolio WHERE portfolio_key = ?", byte[].class, key);
    }
}
