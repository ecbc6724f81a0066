package org.craregistry.portfolio;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.craregistry.storage.Ids;
import org.craregistry.storage.IndexHint;
import org.craregistry.storage.OneLook;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.stereotype.Component;

/**
 * Tells which few products may have a text: those in which all its {@link Grams} stand, and those of which that is not told yet. Whether
 * they have it is still to be looked at.
 */
@Component
class SearchIndex {

    /** Of more than these a page is met soon enough along the list. */
    private static final int FEW = 1000;

    /** Of more portfolios in one statement H2 runs out of stack. */
    private static final int PORTFOLIOS_AT_ONCE = 100;

    private final NamedParameterJdbcTemplate jdbc;
    /** Sees the same in all its statements: what is told anew meanwhile has lost the places that were read. */
    private final OneLook look;

    SearchIndex(NamedParameterJdbcTemplate jdbc, OneLook look) {
        this.jdbc = jdbc;
        this.look = look;
    }

    /** @param folded what is searched for, as {@code SortKey.fold} has it. @return their ids; empty where they may be many */
    Optional<Set<UUID>> find(Collection<PortfolioView> portfolios, String folded) {
        Set<Long> grams = Grams.ofSearch(folded);
        return grams.isEmpty() || portfolios.isEmpty()
                ? Optional.empty()
                : look.at(() -> find(List.copyOf(portfolios), grams));
    }

    private Optional<Set<UUID>> find(List<PortfolioView> portfolios, Set<Long> grams) {
        // A product as often as it was written: only so many rows are read.
        List<UUID> pending = new ArrayList<>();
        Map<UUID, List<BitSet>> bySegment = new HashMap<>();
        for (int from = 0; from < portfolios.size() && pending.size() <= FEW; from += PORTFOLIOS_AT_ONCE) {
            int until = Math.min(portfolios.size(), from + PORTFOLIOS_AT_ONCE);
            read(portfolios.subList(from, until), grams, bySegment, pending);
        }
        Map<UUID, BitSet> told = new HashMap<>();
        int found = pending.size();
        for (Map.Entry<UUID, List<BitSet>> one : bySegment.entrySet()) {
            if (one.getValue().size() == grams.size()) {
                BitSet all = one.getValue().get(0);
                one.getValue().forEach(all::and);
                told.put(one.getKey(), all);
                found += all.cardinality();
            }
        }
        return found > FEW ? Optional.empty() : Optional.of(products(told, pending));
    }

    /** @param bySegment takes the places of each gram. @param pending takes the products that are not told yet */
    private void read(
            List<PortfolioView> portfolios, Set<Long> grams, Map<UUID, List<BitSet>> bySegment, List<UUID> pending) {
        SqlCondition sql = new SqlCondition();
        List<String> parts = new ArrayList<>();
        String asked = sql.bind(grams);
        for (PortfolioView portfolio : portfolios) {
            String id = sql.bind(Ids.bytes(portfolio.portfolioId()));
            parts.add(
                    "(SELECT g.segment_id, g.places FROM search_gram g%s WHERE g.portfolio_id = :%s AND g.gram IN (:%s))"
                            .formatted(IndexHint.PRIMARY, id, asked));
            parts.add("(SELECT q.product_id, NULL FROM search_pending q%s WHERE q.portfolio_id = :%s LIMIT %d)"
                    .formatted(IndexHint.PRIMARY, id, FEW + 1));
        }
        jdbc.query(String.join("\nUNION ALL ", parts), sql.parameters(), row -> {
            UUID id = Ids.of(row.getBytes(1));
            byte[] places = row.getBytes(2);
            if (places == null) {
                pending.add(id);
            } else {
                bySegment.computeIfAbsent(id, segment -> new ArrayList<>()).add(Grams.read(places));
            }
        });
    }

    private Set<UUID> products(Map<UUID, BitSet> told, Collection<UUID> pending) {
        Set<UUID> products = new HashSet<>(pending);
        SqlCondition sql = new SqlCondition();
        List<String> parts = new ArrayList<>();
        told.forEach((segment, places) -> {
            if (!places.isEmpty()) {
                parts.add("(s.segment_id = :%s AND s.place IN (:%s))"
                        .formatted(
                                sql.bind(Ids.bytes(segment)),
                                sql.bind(places.stream().boxed().toList())));
            }
        });
        if (!parts.isEmpty()) {
            jdbc.query(
                    "SELECT s.product_id FROM search_place s" + IndexHint.PRIMARY + " WHERE "
                            + String.join(" OR ", parts),
                    sql.parameters(),
                    row -> {
                        products.add(Ids.of(row.getBytes(1)));
                    });
        }
        return products;
    }
}
