package org.craregistry.portfolio;

import java.sql.ResultSet;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/**
 * The defaults of a portfolio as they are stored.
 *
 * @param number counts their changes; 0 where they were never set
 * @param document {@code null} where they were never set
 */
public record StoredDefaults(int number, @Nullable String document) {

    public static final StoredDefaults NONE = new StoredDefaults(0, null);

    /** From a row with the columns {@code defaults} and {@code portfolio_defaults_number}. */
    static StoredDefaults of(ResultSet row) throws SQLException {
        return new StoredDefaults(row.getInt("portfolio_defaults_number"), row.getString("defaults"));
    }

    Defaults read() {
        return document == null ? Defaults.NONE : Defaults.of(FactsColumn.plain(document));
    }
}
