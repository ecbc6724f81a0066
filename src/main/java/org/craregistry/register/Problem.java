package org.craregistry.register;

import org.craregistry.storage.StorableText;
import org.jspecify.annotations.Nullable;

/**
 * Something that a file says and the register does not accept, or accepts with a remark.
 *
 * @param code stable, such as {@code NOT_A_DATE}
 * @param sheet the sheet as named in the file; {@code Products} for CSV
 * @param cell the address such as {@code F14}; {@code null} where no single cell is meant
 * @param column the header of our column; {@code null} where no column is meant
 * @param met what was read; {@code null} where nothing was
 * @param message the whole sentence, with the address: what was met, what is accepted, what to do
 */
public record Problem(
        Severity severity,
        String code,
        String sheet,
        @Nullable String cell,
        @Nullable String column,
        @Nullable String met,
        String message) {

    private static final int SHOWN = 200;

    public Problem {
        met = met == null ? null : StorableText.beginning(met, SHOWN);
    }

    /** Whether a row may still be taken over. */
    public enum Severity {
        ERROR,
        WARNING
    }

    /** Whether it keeps its row from being taken over. */
    public boolean isError() {
        return severity == Severity.ERROR;
    }
}
