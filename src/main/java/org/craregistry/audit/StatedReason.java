package org.craregistry.audit;

import org.craregistry.graphql.Refused;
import org.craregistry.graphql.UserError.Code;
import org.craregistry.storage.StorableText;
import org.jspecify.annotations.Nullable;

/** The reason that somebody states for a change, as the change log keeps it. */
public final class StatedReason {

    private static final int LONGEST = 4000;

    private StatedReason() {}

    /** The reason without surrounding spaces. @throws Refused where nothing of it is seen, or it is too long or cannot be stored */
    public static String required(String stated) {
        String reason = optional(stated);
        if (reason == null) {
            throw Refused.because(Code.REQUIRED, "reason", "The reason is empty; say in a sentence why.");
        }
        return reason;
    }

    /** The reason without surrounding spaces, {@code null} where nothing of it is seen. @throws Refused where it is too long or cannot be stored */
    public static @Nullable String optional(@Nullable String stated) {
        String reason = stated == null ? "" : stated.strip();
        if (reason.length() > LONGEST) {
            throw Refused.because(
                    Code.INVALID,
                    "reason",
                    "The reason has %,d characters; at most %,d are accepted.".formatted(reason.length(), LONGEST));
        }
        if (!StorableText.is(reason)) {
            throw Refused.because(Code.INVALID, "reason", StorableText.refusal("The reason"));
        }
        return StorableText.isSeen(reason) ? reason : null;
    }
}
