package org.craregistry.register.imports;

/** Which of the valid rows are taken over. */
enum ImportMode {
    ALL_OR_NOTHING,
    VALID_ROWS
}
