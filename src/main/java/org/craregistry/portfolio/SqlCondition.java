package org.craregistry.portfolio;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A condition in SQL with its named parameters, grown piece by piece; every piece has to hold. */
final class SqlCondition {

    private final List<String> pieces = new ArrayList<>();
    private final Map<String, @Nullable Object> parameters = new LinkedHashMap<>();
    private boolean looksUp;

    /** Adds a piece that names no parameter. */
    SqlCondition and(String piece) {
        pieces.add(piece);
        return this;
    }

    /** Adds a piece with one parameter, written {@code :?} in the piece. */
    SqlCondition and(String piece, Object parameter) {
        pieces.add(piece.replace(":?", ":" + bind(parameter)));
        return this;
    }

    /** Adds that a column has one of these values; an empty collection lets nothing through. */
    SqlCondition andIn(String column, Collection<?> values) {
        return values.isEmpty() ? and("1 = 0") : and(column + " IN (:?)", values);
    }

    /** Adds that a row is one of a few with these ids, which are looked up. */
    SqlCondition amongFew(String column, Collection<byte[]> ids) {
        looksUp = true;
        return andIn(column, ids);
    }

    /** Whether only a few rows are looked up, whatever else is asked of them. */
    boolean looksUp() {
        return looksUp;
    }

    /** Names a parameter for use in a piece. */
    String bind(Object parameter) {
        String name = "p" + parameters.size();
        parameters.put(name, parameter);
        return name;
    }

    /** Adds parameters that a piece names itself. */
    SqlCondition with(Map<String, ?> named) {
        parameters.putAll(named);
        return this;
    }

    String where() {
        return String.join("\n  AND ", pieces);
    }

    Map<String, @Nullable Object> parameters() {
        return parameters;
    }
}
