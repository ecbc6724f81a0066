package org.craregistry.security;

/** What an account may do in a portfolio; each role may do what the ones before it may. */
public enum Role {
    /** Reads. */
    VIEWER,
    /** Answers facts and files evidence. */
    EDITOR,
    /** Decides, imports and undoes imports. */
    COMPLIANCE,
    /** Grants and revokes roles. */
    OWNER;

    /** Whether this role may do what the other may. */
    public boolean covers(Role other) {
        return compareTo(other) >= 0;
    }
}
