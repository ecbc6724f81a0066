package org.craregistry.register;

import org.craregistry.register.workbook.SheetInfo;

/**
 * A sheet that is read.
 *
 * @param names those by which its header was recognised
 */
record DataSheet(SheetKind kind, SheetInfo info, FoundHeader found, HeaderNames names) {

    /** A sheet that is read; of one that people do not see they are told so. */
    static DataSheet of(SheetKind kind, SheetInfo info, FoundHeader found, HeaderNames names) {
        return new DataSheet(kind, info, info.hidden() ? found.with(hidden(info)) : found, names);
    }

    private static Problem hidden(SheetInfo sheet) {
        return new Problem(
                Problem.Severity.WARNING,
                "HIDDEN_SHEET",
                sheet.name(),
                null,
                null,
                null,
                "Sheet \"%s\" is hidden, and was read like the others. Delete it where nothing of it is meant."
                        .formatted(sheet.name()));
    }
}
