package org.craregistry.register.imports;

/** What a row does to the register. */
enum ImportAction {
    CREATE,
    UPDATE,
    UNCHANGED,
    REJECTED
}
