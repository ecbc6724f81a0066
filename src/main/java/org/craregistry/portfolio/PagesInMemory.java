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
    private final Map<UUID, Page> pages = new HashMap<>();
    private int open;

    /** @param ordered whether the rows come in the order of the list, from its cursor on */
    PagesInMemory(Collection<PortfolioView> portfolios, Keyset keyset, PageRequest request, boolean ordered) {
        this.keyset = keyset;
        this.request = request;
        this.open = portfolios.size();
        portfolios.forEach(portfolio -> pages.put(portfolio.portfolioId(), ordered ? new Ordered() : new Unordered()));
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
                .flatMap(page -> page.fetched().stream())
                .map(ProductView::productId)
                .collect(Collectors.toSet());
    }

    /** @param shown what is shown in the place of a row; {@code null} for nothing */
    Map<UUID, Connection<ProductView>> connections(Function<ProductView, @Nullable ProductView> shown) {
        Map<UUID, Connection<ProductView>> connections = new HashMap<>();
        pages.forEach((portfolio, page) -> {
            Map<UUID, ProductView> placed = new HashMap<>();
            List<ProductView> rows = new ArrayList<>();
            for (ProductView row : page.fetched()) {
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

    /** The rows of one page, and one more, in the direction of the request. */
    private interface Page {

        void take(ProductView row);

        boolean isComplete();

        Collection<ProductView> fetched();
    }

    private final class Ordered implements Page {

        private final List<ProductView> fetched = new ArrayList<>();

        @Override
        public void take(ProductView row) {
            fetched.add(row);
        }

        @Override
        public boolean isComplete() {
            return fetched.size() > request.size();
        }

        @Override
        public Collection<ProductView> fetched() {
            return fetched;
        }
    }

    /** Keeps the first ones after the cursor of all that come, and no more than a page of them. */
    private final class Unordered implements Page {

        private final Comparator<Cursor> order;
        private final TreeMap<Cursor, ProductView> first;

        private Unordered() {
            Comparator<Cursor> forward = keyset::compare;
            this.order = request.backward() ? forward.reversed() : forward;
            this.first = new TreeMap<>(order);
        }

        @Override
        public void take(ProductView row) {
            Cursor place = keyset.cursor(row);
            Cursor beginning = request.cursor();
            if (beginning == null || order.compare(place, beginning) > 0) {
                first.put(place, row);
            }
            if (first.size() > request.size() + 1) {
                first.pollLastEntry();
            }
        }

        @Override
        public boolean isComplete() {
            return false;
        }

        @Override
        public Collection<ProductView> fetched() {
            return first.values();
        }
    }
}
