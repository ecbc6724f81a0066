package org.craregistry.law;

import java.util.List;

/**
 * Rows in an order of precedence; the first that holds decides, and those behind it that hold and would have had the
 * same result are its further grounds.
 *
 * @param <R> the type of the result
 */
public final class Sequence<R> {

    private final String title;
    private final List<Row<R>> rows;

    private Sequence(String title, List<Row<R>> rows) {
        this.title = title;
        this.rows = rows;
    }

    @SafeVarargs
    public static <R> Sequence<R> of(String title, Row<R>... rows) {
        return new Sequence<>(title, List.of(rows));
    }

    public String title() {
        return title;
    }

    public List<Row<R>> rows() {
        return rows;
    }

    /**
     * The result of the first row that holds; settled early where all that may still come first have the same result.
     */
    public Decision<R> decide(Case c) {
        return Decision.byTheFirstRow(rows, c);
    }
}
