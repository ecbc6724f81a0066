package org.craregistry.audit;

import java.time.Instant;
import java.util.UUID;
import org.craregistry.storage.UtcTime;
import org.jspecify.annotations.Nullable;

/**
 * Who caused a change, when, and through what.
 *
 * @param at the moment as it is stored
 * @param account the account, {@code null} where the registry itself acted
 * @param actor the name the account had
 * @param sheet the sheet of the import that the change comes from, with {@code row} counted as spreadsheets do
 */
public record Origin(
        Instant at,
        @Nullable UUID account,
        String actor,
        Through through,
        @Nullable UUID importId,
        @Nullable String sheet,
        @Nullable Integer row) {

    /** What a change came through. */
    public enum Through {
        API,
        IMPORT,
        SYSTEM
    }

    /** Who did what the registry did by itself; no account is called so. */
    public static final String REGISTRY = "registry";

    public Origin {
        at = UtcTime.of(UtcTime.column(at));
    }

    /** A change asked for over the API. */
    public static Origin api(Instant at, UUID account, String actor) {
        return new Origin(at, account, actor, Through.API, null, null, null);
    }

    /** A change the registry makes by itself. */
    public static Origin system(Instant at) {
        return new Origin(at, null, REGISTRY, Through.SYSTEM, null, null, null);
    }

    /** A change that applying an import makes, before the row is known. */
    public static Origin imported(Instant at, @Nullable UUID account, String actor, UUID importId) {
        return new Origin(at, account, actor, Through.IMPORT, importId, null, null);
    }

    /** The same origin, at a row of the import. */
    public Origin atRow(String sheetName, int rowNumber) {
        return new Origin(at, account, actor, through, importId, sheetName, rowNumber);
    }
}
