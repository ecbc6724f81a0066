package org.craregistry.register.workbook;

import java.util.List;

/**
 * A row of a sheet that is there to be read.
 *
 * @param title whether it stands out
 */
public record PageRow(boolean title, List<String> cells) {

    public PageRow {
        cells = List.copyOf(cells);
    }

    /** A row that stands out. */
    public static PageRow title(String... cells) {
        return new PageRow(true, List.of(cells));
    }

    /** A row as most are. */
    public static PageRow of(String... cells) {
        return new PageRow(false, List.of(cells));
    }
}
