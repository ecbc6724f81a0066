package org.craregistry.graphql;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A page of a list, as the Relay connection specification has it.
 *
 * @param nodes the rows in the list's order
 * @param cursorOf the cursor of a row, computed where it is asked for
 * @param total the length of the whole list, a number or the promise of one, called where {@code totalCount} is asked for
 */
public record Connection<T>(
        List<T> nodes, Function<T, Cursor> cursorOf, boolean hasPreviousPage, boolean hasNextPage, Supplier<?> total) {

    private static final Supplier<?> NOT_COUNTED = () -> {
        throw new IllegalStateException("This list has no totalCount");
    };

    /** A row with its cursor. */
    public record Edge<T>(T node, Function<T, Cursor> cursorOf) {
        public String cursor() {
            return cursorOf.apply(node).encode();
        }
    }

    /** Where the page stands in the list. */
    public record PageInfo(
            boolean hasPreviousPage,
            boolean hasNextPage,
            @Nullable String startCursor,
            @Nullable String endCursor) {}

    /**
     * Makes a page from the rows of a query that fetched one more than asked for.
     *
     * @param fetched rows in the direction of the request: forward in list order, backward in reverse
     */
    public static <T> Connection<T> of(PageRequest request, List<T> fetched, Function<T, Cursor> cursorOf) {
        boolean more = fetched.size() > request.size();
        List<T> rows = more ? fetched.subList(0, request.size()) : fetched;
        boolean beyond = request.cursor() != null;
        if (!request.backward()) {
            return new Connection<>(List.copyOf(rows), cursorOf, beyond, more, NOT_COUNTED);
        }
        List<T> inOrder = new ArrayList<>(rows);
        Collections.reverse(inOrder);
        return new Connection<>(List.copyOf(inOrder), cursorOf, more, beyond, NOT_COUNTED);
    }

    /**
     * Makes a page of the list of each of several owners; one without rows has an empty page.
     *
     * @param fetched the rows of all, those of one owner in the direction of the request and one more than asked for
     */
    public static <O, T> Map<O, Connection<T>> ofEach(
            Collection<O> owners,
            PageRequest request,
            List<T> fetched,
            Function<T, O> owner,
            Function<T, Cursor> cursorOf) {
        Map<O, List<T>> rows = fetched.stream().collect(Collectors.groupingBy(owner));
        Map<O, Connection<T>> pages = new LinkedHashMap<>();
        owners.forEach(one -> pages.put(one, of(request, rows.getOrDefault(one, List.of()), cursorOf)));
        return pages;
    }

    /**
     * Makes a page of a list that is there as a whole and grows at its end, or at its beginning where that is the newest. Cursors say
     * where their row stood, so that a page goes on there when the row is gone; where an earlier row went as well, rows may be skipped.
     * Those of editions before say no place, and the list begins anew when their row is gone.
     *
     * @param id the identifier of a row
     * @param order the fingerprint of the order of the list
     */
    public static <T> Connection<T> ofAll(PageRequest request, List<T> all, Function<T, UUID> id, int order) {
        Map<UUID, Integer> places = new HashMap<>();
        all.forEach(row -> places.put(id.apply(row), places.size()));
        Cursor cursor = request.cursor();
        int place = cursor == null ? -1 : places.getOrDefault(cursor.id(), -1);
        int start;
        if (place >= 0) {
            start = request.backward() ? place : place + 1;
        } else if (cursor == null || cursor.values().isEmpty()) {
            start = request.backward() ? all.size() : 0;
        } else {
            start = Math.min(cursor.place(), all.size());
        }
        List<T> beyond = new ArrayList<>(request.backward() ? all.subList(0, start) : all.subList(start, all.size()));
        if (request.backward()) {
            Collections.reverse(beyond);
        }
        return of(request, beyond, row -> Cursor.at(order, places.getOrDefault(id.apply(row), 0), id.apply(row)))
                .countedBy(() -> (long) all.size());
    }

    /** The same page of a list that can be counted. */
    public Connection<T> countedBy(Supplier<?> count) {
        return new Connection<>(nodes, cursorOf, hasPreviousPage, hasNextPage, count);
    }

    public List<Edge<T>> edges() {
        return nodes.stream().map(node -> new Edge<>(node, cursorOf)).toList();
    }

    public PageInfo pageInfo() {
        return new PageInfo(hasPreviousPage, hasNextPage, cursorAt(0), cursorAt(nodes.size() - 1));
    }

    public Object totalCount() {
        return total.get();
    }

    private @Nullable String cursorAt(int index) {
        return nodes.isEmpty() ? null : cursorOf.apply(nodes.get(index)).encode();
    }
}
