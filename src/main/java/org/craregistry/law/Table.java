package org.craregistry.law;

import java.util.List;

/**
 * Rows of which exactly one may hold; it decides. That none holds is a gap, that several hold a conflict: both are
 * reported.
 *
 * @param <R> the type of the result
 */
public final class Table<R> {

    private final String title;
    private final List<Row<R>> rows;

    private Table(String title, List<Row<R>> rows) {
        this.title = title;
        this.rows = rows;
    }

    @SafeVarargs
    public static <R> Table<R> of(String title, Row<R>... rows) {
        return new Table<>(title, List.of(rows));
    }

    public String title() {
        return title;
    }

    public List<Row<R>> rows() {
        return rows;
    }

    /**
     * The result of the row that holds. Rows that may still hold settle it too, as long as all of them have the same
     * result.
     */
    public Decision<R> decide(Case c) {
        return Decision.byTheOnlyRow(rows, c);
    }

    List<Provision> provisions() {
        return rows.stream().map(Row::provision).toList();
    }
}
