package org.craregistry.register;

/** The rows of a file that have problems, to be corrected and sent again. */
final class ProblemsWorkbook {

    /** The column in front; it is not read when the workbook comes back. */
    static final String HEADER = "Problems (not read)";

    private ProblemsWorkbook() {}
}
