package org.craregistry.portfolio;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.craregistry.storage.Ids;
import org.craregistry.storage.ManyRows;
import org.craregistry.storage.QuestionMarks;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Tells the search the texts of products in the background, thousands at once: so the three characters that many texts share are a row
 * for all of them. Can be interrupted and repeated; where two do the same at once, both tell the truth.
 */
@Component
class SearchIndexing {

    /** Fewer are looked at one by one until there are more. */
    private static final int FEWEST = 800;
    /** Of those that are told at once, so many times fewer are left before they are told again with others. */
    private static final int SPARSE = 4;

    private static final ManyRows PLACES = new ManyRows("search_place", List.of("segment_id", "place", "product_id"));
    private static final ManyRows GRAMS =
            new ManyRows("search_gram", List.of("portfolio_id", "gram", "segment_id", "places"));

    /** Of a list of 2,000 keys MySQL looks through the whole table. */
    private static final int ROWS_AT_ONCE = 500;

    private final JdbcTemplate jdbc;
    /** Each statement sees what is committed by then: a text is at least as new as what says that it is to be told. */
    private final TransactionTemplate transaction;

    SearchIndexing(JdbcTemplate jdbc, PlatformTransactionManager transactions) {
        this.jdbc = jdbc;
        this.transaction = new TransactionTemplate(transactions);
        this.transaction.setIsolationLevel(TransactionDefinition.ISOLATION_READ_COMMITTED);
    }

    /** A row that says that the text of a product is to be told. */
    private record Pending(byte[] id, UUID product) {}

    /** Tells what is to be told of all portfolios. */
    void run() {
        List<byte[]> portfolios = jdbc.queryForList(
                "SELECT portfolio_id FROM search_pending GROUP BY portfolio_id HAVING COUNT(*) >= " + FEWEST,
                byte[].class);
        for (byte[] portfolio : portfolios) {
            while (tellSome(portfolio)) {
                Thread.yield();
            }
        }
    }

    /** @return whether there is more */
    private boolean tellSome(byte[] portfolio) {
        List<Pending> pending = jdbc.query(
                "SELECT id, product_id FROM search_pending WHERE portfolio_id = ? ORDER BY id LIMIT " + Grams.PLACES,
                (row, number) -> new Pending(row.getBytes(1), Ids.of(row.getBytes(2))),
                portfolio);
        if (pending.size() < FEWEST) {
            return false;
        }
        transaction.executeWithoutResult(status -> tell(portfolio, pending));
        return pending.size() == Grams.PLACES;
    }

    private void tell(byte[] portfolio, List<Pending> pending) {
        List<UUID> products =
                pending.stream().map(Pending::product).distinct().sorted().toList();
        Map<UUID, String> texts = texts(products);
        byte[] segment = Ids.bytes(Ids.next());
        Map<Long, BitSet> grams = new HashMap<>();
        List<@Nullable Object[]> places = new ArrayList<>();
        texts.forEach((product, text) -> {
            int place = places.size();
            places.add(new Object[] {segment, place, Ids.bytes(product)});
            Grams.of(text)
                    .forEach(gram -> grams.computeIfAbsent(gram, any -> new BitSet(Grams.PLACES))
                            .set(place));
        });
        List<byte[]> ids = products.stream().map(Ids::bytes).toList();
        List<byte[]> before = segments(ids);
        takeAway(ids);
        dropSparse(portfolio, before);
        PLACES.add(jdbc, places);
        GRAMS.add(
                jdbc,
                grams.entrySet().stream()
                        .sorted(Map.Entry.comparingByKey())
                        .map(one -> new Object[] {portfolio, one.getKey(), segment, Grams.write(one.getValue())})
                        .toList());
        SearchPending.TABLE.remove(
                jdbc, portfolio, pending.stream().map(Pending::id).toList());
    }

    private Map<UUID, String> texts(List<UUID> products) {
        Map<UUID, String> texts = new LinkedHashMap<>();
        for (List<UUID> some : parts(products)) {
            jdbc.query(
                    "SELECT id, search_text FROM product WHERE id IN (" + QuestionMarks.of(some.size())
                            + ") ORDER BY id",
                    row -> {
                        texts.put(Ids.of(row.getBytes(1)), row.getString(2));
                    },
                    some.stream().map(Ids::bytes).toArray());
        }
        return texts;
    }

    /** Where hardly any of the products is left that were told at once, these are told anew with others. */
    private void dropSparse(byte[] portfolio, Collection<byte[]> segments) {
        for (byte[] segment : segments) {
            List<byte[]> left = jdbc.queryForList(
                    "SELECT product_id FROM search_place WHERE segment_id = ?", byte[].class, segment);
            if (left.size() < FEWEST / SPARSE) {
                SearchPending.TABLE.add(
                        jdbc,
                        left.stream()
                                .map(product -> new Object[] {portfolio, Ids.bytes(Ids.next()), product})
                                .toList());
                jdbc.update("DELETE FROM search_place WHERE segment_id = ?", (Object) segment);
                jdbc.update("DELETE FROM search_gram WHERE portfolio_id = ? AND segment_id = ?", portfolio, segment);
            }
        }
    }

    /** Those that some of the products were told in before. */
    private List<byte[]> segments(List<byte[]> products) {
        Set<UUID> segments = new HashSet<>();
        for (List<byte[]> some : parts(products)) {
            jdbc.query(
                    "SELECT DISTINCT segment_id FROM search_place WHERE product_id IN (" + QuestionMarks.of(some.size())
                            + ")",
                    row -> {
                        segments.add(Ids.of(row.getBytes(1)));
                    },
                    some.toArray());
        }
        return segments.stream().sorted().map(Ids::bytes).toList();
    }

    /** Takes products away from where they were told before. */
    private void takeAway(List<byte[]> products) {
        parts(products)
                .forEach(some -> jdbc.update(
                        "DELETE FROM search_place WHERE product_id IN (" + QuestionMarks.of(some.size()) + ")",
                        some.toArray()));
    }

    private static <T> List<List<T>> parts(List<T> all) {
        List<List<T>> parts = new ArrayList<>();
        for (int from = 0; from < all.size(); from += ROWS_AT_ONCE) {
            parts.add(all.subList(from, Math.min(all.size(), from + ROWS_AT_ONCE)));
        }
        return parts;
    }
}
