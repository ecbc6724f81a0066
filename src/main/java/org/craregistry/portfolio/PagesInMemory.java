package org.craregistry.portfolio;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;
import org.craregistry.graphql.Connection;
import org.craregistry.graphql.Cursor;
import org.craregistry.graphql.PageRequest;
import org.jspecify.annotations.Nullable;

/** A page of each of several portfolios, made of what is chosen of rows as they are found. */
final class PagesInMemory<T> {

    private final Keyset keyset;
    private final PageRequest request;
    private final Function<T, ProductView> product;
    private final boolean ordered;
    private final Comparator<Cursor> order;
    private final Map<UUID, Page> pages = new HashMap<>();

    /**
     * @param product the product of what is chosen, which tells its place in the list
     * @param ordered whether the rows come in the order of the list, from its cursor on
     */
    PagesInMemory(
            Collection<PortfolioView> portfolios,
            Keyset keyset,
            PageRequest request,
            Function<T, ProductView> product,
            boolean ordered) {
        this.keyset = keyset;
        this.request = request;
        this.product = product;
        this.ordered = ordered;
        Comparator<Cursor> forward = keyset::compare;
        this.order = request.backward() ? forward.reversed() : forward;
        portfolios.forEach(portfolio -> end(portfolio.portfolioId(), request.size() + 1));
    }

    /** Says that the page of a portfolio has all it can have with so many rows. */
    void end(UUID portfolio, int rows) {
        pages.put(portfolio, new Page(rows));
    }

    /** Takes what is chosen of the rows until no page can have more of them, and returns how many were looked at. */
    long fill(Iterator<ProductView> rows, Function<ProductView, Optional<T>> choice) {
        long open = pages.values().stream().filter(page -> !page.isComplete()).count();
        long looked = 0;
        while (open > 0 && rows.hasNext()) {
            ProductView row = rows.next();
            looked++;
            Page page = Objects.requireNonNull(pages.get(row.portfolio().portfolioId()));
            if (!page.isComplete()) {
                choice.apply(row).ifPresent(page::take);
                open -= page.isComplete() ? 1 : 0;
            }
        }
        return looked;
    }

    /** Whether no row that is still to come can belong to any of the pages. */
    boolean areComplete() {
        return pages.values().stream().allMatch(Page::isComplete);
    }

    /** What is on the pages, and one more of each. */
    Stream<T> listed() {
        return pages.values().stream().flatMap(page -> page.rows().stream());
    }

    /** @param shown what is shown in the place of what was chosen; {@code null} for nothing */
    <R> Map<UUID, Connection<R>> connections(Function<T, @Nullable R> shown) {
        Map<UUID, Connection<R>> connections = new HashMap<>();
        pages.forEach((portfolio, page) -> {
            Map<R, T> placed = new IdentityHashMap<>();
            List<R> rows = new ArrayList<>();
            for (T row : page.rows()) {
                R show = shown.apply(row);
                if (show != null) {
                    placed.put(show, row);
                    rows.add(show);
                }
            }
            connections.put(
                    portfolio, Connection.of(request, rows, row -> place(Objects.requireNonNull(placed.get(row)))));
        });
        return connections;
    }

    private Cursor place(T row) {
        return keyset.cursor(product.apply(row));
    }

    /** The first rows of a list after the cursor, in the direction of the request: a page and one more. */
    private final class Page {

        private final int most;

        /** Rows that come in order: it is that of the database, which this one does not have to know. */
        private final List<T> arrived = new ArrayList<>();

        private final TreeMap<Cursor, T> sorted = new TreeMap<>(order);

        private Page(int most) {
            this.most = most;
        }

        private Collection<T> rows() {
            return ordered ? arrived : sorted.values();
        }

        private void take(T row) {
            if (ordered) {
                arrived.add(row);
                return;
            }
            Cursor place = place(row);
            Cursor beginning = request.cursor();
            if (beginning == null || order.compare(place, beginning) > 0) {
                sorted.put(place, row);
            }
            if (sorted.size() > most) {
                sorted.pollLastEntry();
            }
        }

        /** Whether no row that is still to come can belong to it. */
        private boolean isComplete() {
            return ordered && arrived.size() >= most;
        }
    }
}
