package org.craregistry.storage;

/** Ends a start on a database that the registry does not work on. */
final class UnsuitableDatabase extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String action;

    UnsuitableDatabase(String description, String action) {
        super(description);
        this.action = action;
    }

    static UnsuitableDatabase tooOld(String product, String oldest) {
        return new UnsuitableDatabase(
                "The server of the database is too old: %s.".formatted(product),
                "Use %s or newer; see \"Run it on MySQL or MariaDB\" in the README.".formatted(oldest));
    }

    /** What whoever starts the registry can do: a sentence. */
    String action() {
        return action;
    }
}
