package org.craregistry.graphql;

import graphql.schema.DataFetchingEnvironment;
import org.jspecify.annotations.Nullable;

/**
 * Which part of a list is asked for, checked.
 *
 * @param size how many rows, 1 to {@link #MOST}
 * @param backward whether the rows are the last ones before the cursor instead of the first ones after it
 * @param cursor the row next to which they stand; {@code null} for the beginning, or the end when backward
 */
public record PageRequest(
        int size, boolean backward, @Nullable Cursor cursor) {

    /** The largest page. */
    public static final int MOST = 100;

    /** The page size where none is asked for. */
    public static final int USUAL = 50;

    /**
     * Checks the Relay paging arguments.
     *
     * @param order the fingerprint of the list's order, as in {@link Cursor#order}
     * @throws BadRequest where they are out of bounds, contradict each other or carry a broken cursor
     */
    public static PageRequest of(
            @Nullable Integer first,
            @Nullable String after,
            @Nullable Integer last,
            @Nullable String before,
            int order) {
        if (first != null && last != null) {
            throw new BadRequest("first and last exclude each other; ask for the first rows or for the last ones.");
        }
        if (after != null && before != null) {
            throw new BadRequest("after and before exclude each other; use first with after, or last with before.");
        }
        boolean backward = last != null || before != null;
        if (backward && (first != null || after != null)) {
            throw new BadRequest("first goes with after, and last goes with before.");
        }
        int size = backward ? size("last", last) : size("first", first);
        if (after != null) {
            return new PageRequest(size, false, Cursor.parse("after", after, order));
        }
        return new PageRequest(size, backward, before == null ? null : Cursor.parse("before", before, order));
    }

    /** The same from the arguments of a field. */
    public static PageRequest of(DataFetchingEnvironment asked, int order) {
        return of(
                asked.getArgument("first"),
                asked.getArgument("after"),
                asked.getArgument("last"),
                asked.getArgument("before"),
                order);
    }

    private static int size(String argument, @Nullable Integer asked) {
        if (asked == null) {
            return USUAL;
        }
        if (asked < 1 || asked > MOST) {
            throw new BadRequest("%s: %d is out of bounds; ask for 1 to %d rows.".formatted(argument, asked, MOST));
        }
        return asked;
    }
}
