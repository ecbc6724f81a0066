package org.craregistry.security;

/** Whether somebody can sign in with an account. */
public enum AccountState {
    ACTIVE("a.locked_at IS NULL AND a.erased_at IS NULL AND (l.purpose IS NULL OR l.purpose <> 'INVITATION')"),
    /** Made, and waiting for its first password. */
    INVITED("a.locked_at IS NULL AND a.erased_at IS NULL AND l.purpose = 'INVITATION'"),
    LOCKED("a.locked_at IS NOT NULL AND a.erased_at IS NULL"),
    /** Somebody left: nothing tells any more who it was. */
    ERASED("a.erased_at IS NOT NULL");

    private final String condition;

    AccountState(String condition) {
        this.condition = condition;
    }

    /** Of an account {@code a} with its open link {@code l}. */
    String condition() {
        return condition;
    }
}
