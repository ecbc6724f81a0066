package org.craregistry.register.workbook;

/** What a cell holds. */
public enum CellKind {
    /** Nothing, or an empty text. */
    BLANK,
    /** A text, as it stands in the file. */
    TEXT,
    /** A number, in plain decimal notation, with the leading zeros that its format shows. */
    NUMBER,
    /** A number with a date format, as ISO date such as 2027-12-11, or with a time such as 2027-12-11T08:30. */
    DATE,
    /** {@code TRUE} or {@code FALSE}. */
    BOOLEAN,
    /** An error such as {@code #N/A}. */
    ERROR,
    /** A formula whose result is not in the file. */
    UNCALCULATED
}
