package org.craregistry.register.workbook;

import java.util.List;

/**
 * How a column of a sheet is written.
 *
 * @param group the heading above it and its neighbours; empty where the sheet has no such headings
 * @param width in characters
 * @param comment shown at the header; empty for none
 * @param choices offered in a drop-down; empty for none
 * @param emphasised whether the header stands out
 */
public record SheetColumn(
        String group, String header, Look look, int width, String comment, List<String> choices, boolean emphasised) {

    public SheetColumn {
        choices = List.copyOf(choices);
    }

    /** What the cells look like. */
    public enum Look {
        /** A text that stays one, whatever is typed. */
        TEXT,
        /** As typed. */
        PLAIN,
        /** An ISO date. */
        DATE,
        /** Shaded: not to be filled. */
        COMPUTED
    }
}
