package org.craregistry.storage;

/**
 * Something that each request has to know the latest of, whichever node changed it: how often it was changed is read in the same
 * statement that finds out who asks, and costs none of its own.
 */
public interface SeenAtSignIn {

    /** A query in brackets for one number that never falls; nothing in it comes from outside. */
    String sql();

    /** Takes what the database said. */
    void saw(long changes);
}
