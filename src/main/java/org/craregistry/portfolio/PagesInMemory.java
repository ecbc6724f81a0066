package org.craregistry.portfolio;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.craregistry.graphql.Connection;
import org.craregistry.graphql.Cursor;
import org.craregistry.graphql.PageRequest;
import org.jspecify.annotations.Nullable;

/** A page of each of several portfolios, made of rows as they are found. */
final class PagesInMemory {

    private final Keyset keyset;
    private final PageRequest request;
    private final boolean ordered;
    private final Map<UUID, Page> pages = new HashMap<>();
    private int open;

    /** @param ordered whether the rows come in the order of the list, from its cursor on */
    PagesInMemory(Collection<PortfolioView> portfolios, Keyset keyset, PageRequest request, boolean ordered) {
        this.keyset = keyset;
        this.request = request;
        this.ordered = ordered;
        this.open = portfolios.size();
        Comparator<Cursor> forward = keyset::compare;
        Comparator<Cursor> order = request.backward() ? forward.reversed() : forward;
        portfolios.forEach(portfolio -> pages.put(portfolio.portfolioId(), new Page(order)));
    }

    /** Whether no row that is still to come can belong to any of the pages. */
    boolean areComplete() {
        return open == 0;
    }

    /** Whether a row can belong to the page of its portfolio. */
    boolean want(ProductView row) {
        return !in(row.portfolio()).isComplete();
    }

    /** Takes a row that belongs to the list. */
    void take(ProductView row) {
        Page page = in(row.portfolio());
        page.take(row);
        if (page.isComplete()) {
            open--;
        }
    }

    private Page in(PortfolioView portfolio) {
        return Objects.requireNonNull(pages.get(portfolio.portfolioId()));
    }

    /** The products on the pages, and one more of each. */
    Set<UUID> listed() {
        return pages.values().stream()
                .flatMap(page -> page.rows().stream())
                .map(ProductView::productId)
                .collect(Collectors.toSet());
    }

    /** @param shown what is shown in the place of a row; {@code null} for nothing */
    Map<UUID, Connection<ProductView>> connections(Function<ProductView, @Nullable ProductView> shown) {
        Map<UUID, Connection<ProductView>> connections = new HashMap<>();
        pages.forEach((portfolio, page) -> {
            Map<UUID, ProductView> placed = new HashMap<>();
            List<ProductView> rows = new ArrayList<>();
            for (ProductView row : page.rows()) {
                ProductView show = shown.apply(row);
                if (show != null) {
                    placed.put(row.productId(), row);
                    rows.add(show);
                }
            }
            connections.put(
                    portfolio,
                    Connection.of(
                            request, rows, row -> keyset.cursor(Objects.requireNonNull(placed.get(row.productId())))));
        });
        return connections;
    }

    /** The first rows of a list after the cursor, in the direction of the request: a page and one more. */
    private final class Page {

        /** Rows that come in order: it is that of the database, which this one does not have to know. */
        private final List<ProductView> arrived = new ArrayList<>();

        private final TreeMap<Cursor, ProductView> sorted;

        private Page(Comparator<Cursor> order) {
            this.sorted = new TreeMap<>(order);
        }

        private Collection<ProductView> rows() {
            return ordered ? arrived : sorted.values();
        }

        private void take(ProductView row) {
            if (ordered) {
                arrived.add(row);
                return;
            }
            Cursor place = keyset.cursor(row);
            Cursor beginning = request.cursor();
            if (beginning == null || sorted.comparator().compare(place, beginning) > 0) {
                sorted.put(place, row);
            }
            if (sorted.size() > request.size() + 1) {
                sorted.pollLastEntry();
            }
        }

        /** Whether no row that is still to come can belong to it. */
        private boolean isComplete() {
            return ordered && arrived.size() > request.size();
        }
    }
}
