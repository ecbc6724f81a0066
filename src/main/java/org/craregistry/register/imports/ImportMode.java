package org.craregistry.register.imports;

/** What of a plan is taken over. */
enum ImportMode {
    ALL_OR_NOTHING,
    VALID_ROWS,
    VALID_CELLS
}
