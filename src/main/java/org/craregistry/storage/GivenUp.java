package org.craregistry.storage;

/** Ends work that nobody waits for any more. */
public final class GivenUp extends RuntimeException {

    private static final long serialVersionUID = 1L;

    GivenUp() {
        super("Nobody waits for this any more", null, false, false);
    }
}
