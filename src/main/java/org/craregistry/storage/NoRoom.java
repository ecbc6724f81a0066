package org.craregistry.storage;

/** Ends what would write while little room is left on the disk of the database. */
public final class NoRoom extends RuntimeException {

    private static final long serialVersionUID = 1L;

    NoRoom() {
        super(DiskFull.SENTENCE, null, false, false);
    }
}
