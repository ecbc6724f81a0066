package org.craregistry.portfolio;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;
import org.craregistry.graphql.Cursor;
import org.craregistry.graphql.PageRequest;

/** The rows of one page as they are found, and one more, in the direction of the request. */
interface FoundRows {

    /** Takes a row that belongs to the list. */
    void take(ProductView row);

    /** Whether no row that is still to come can belong to the page. */
    boolean isComplete();

    List<ProductView> fetched();

    /** @param unordered whether the rows come in another order than that of the list, and also those before the cursor */
    static FoundRows of(Keyset keyset, PageRequest request, boolean unordered) {
        return unordered ? new Unordered(keyset, request) : new Ordered(request.size() + 1);
    }

    /** Rows that come in the order of the list from its cursor on. */
    record Ordered(int most, List<ProductView> fetched) implements FoundRows {

        private Ordered(int most) {
            this(most, new ArrayList<>());
        }

        @Override
        public void take(ProductView row) {
            fetched.add(row);
        }

        @Override
        public boolean isComplete() {
            return fetched.size() >= most;
        }
    }

    /** Keeps the first ones after the cursor of all that come, and no more than a page of them. */
    final class Unordered implements FoundRows {

        private final Keyset keyset;
        private final PageRequest request;
        private final TreeMap<Cursor, ProductView> first;

        private Unordered(Keyset keyset, PageRequest request) {
            Comparator<Cursor> order = keyset::compare;
            this.keyset = keyset;
            this.request = request;
            this.first = new TreeMap<>(request.backward() ? order.reversed() : order);
        }

        @Override
        public void take(ProductView row) {
            Cursor place = keyset.cursor(row);
            Cursor beginning = request.cursor();
            if (beginning == null || first.comparator().compare(place, beginning) > 0) {
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
        public List<ProductView> fetched() {
            return List.copyOf(first.values());
        }
    }
}
