package org.craregistry.storage;

/** Ends a start that cannot succeed, with a sentence about what was met and one about what to set, in place of a stack trace. */
public final class StartRefused extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String action;

    private StartRefused(String description, String action, Throwable cause) {
        super(description, cause);
        this.action = action;
    }

    private StartRefused(String description, String action) {
        super(description);
        this.action = action;
    }

    /** @param description what was met @param action what whoever starts the registry can do; both without secrets */
    public static StartRefused because(String description, String action) {
        return new StartRefused(description, action);
    }

    static StartRefused because(String description, String action, Throwable cause) {
        return new StartRefused(description, action, cause);
    }

    /** What whoever starts the registry can do: a sentence. */
    String action() {
        return action;
    }
}
