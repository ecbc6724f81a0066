package org.craregistry.graphql;

/** A request that cannot be answered because of how it is written; its message is made for the one who wrote it. */
public final class BadRequest extends RuntimeException {

    private static final long serialVersionUID = 1L;
    private static final int SHOWN = 60;

    public BadRequest(String message) {
        super(message);
    }

    /** The beginning of what a client sent, short enough to be quoted back. */
    public static String shorten(String sent) {
        return sent.length() <= SHOWN ? sent : sent.substring(0, SHOWN) + "...";
    }
}
