package org.craregistry.graphql;

import java.time.LocalDate;
import org.craregistry.law.DateFact;
import org.craregistry.storage.StorableText;
import org.jspecify.annotations.Nullable;

/** A request that cannot be answered because of how it is written; its message is made for the one who wrote it. */
public final class BadRequest extends RuntimeException {

    private static final long serialVersionUID = 1L;
    private static final int SHOWN = 60;

    public BadRequest(String message) {
        super(message);
    }

    /** Throws one about an argument where there is something to say against it. */
    public static void refuse(String argument, @Nullable String refusal) {
        if (refusal != null) {
            throw new BadRequest(argument + ": " + refusal);
        }
    }

    /** Throws one about a day that no calendar of the registry has; no database has those far away. */
    public static void refuseDay(String argument, @Nullable LocalDate day) {
        refuse(argument, day == null ? null : DateFact.refusal(day));
    }

    /** The beginning of what a client sent, short enough to be quoted back. */
    public static String shorten(String sent) {
        return StorableText.beginning(sent, SHOWN);
    }
}
