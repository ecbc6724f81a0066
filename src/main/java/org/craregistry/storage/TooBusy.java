package org.craregistry.storage;

import java.time.Duration;

/** Turns somebody away who may come back in a moment; its message is made for him. */
public final class TooBusy extends RuntimeException {

    private static final long serialVersionUID = 1L;
    private static final Duration A_MOMENT = Duration.ofSeconds(5);

    private final long retryAfterSeconds;

    private TooBusy(String message, Duration retryAfter) {
        super(message, null, false, false);
        this.retryAfterSeconds = Math.max(1, retryAfter.plusMillis(999).toSeconds());
    }

    public static TooBusy withOthers() {
        return new TooBusy(
                "The registry answers as many large requests as it can at once. Try again in a few seconds.", A_MOMENT);
    }

    static TooBusy withTheSame() {
        return new TooBusy(
                "Other requests of the same account are still being answered. Send them one after the other, or try again"
                        + " in a few seconds.",
                A_MOMENT);
    }

    /** Whoever has asked for more than one account may ask for. @param wait until he may ask for as much again */
    public static TooBusy afterTooMuch(Duration wait) {
        return new TooBusy(
                "The account has asked for more within a short time than it may. Ask less often or for less; this request"
                        + " may pass in a few seconds.",
                wait);
    }

    /** Who wants to listen to one thing more than may be. @param sentences to be gone on with when to try again */
    public static TooBusy listening(String sentences) {
        return new TooBusy(sentences + " again in a minute.", Duration.ofMinutes(1));
    }

    /** After how long it is worth trying again, at least one. */
    public long retryAfterSeconds() {
        return retryAfterSeconds;
    }
}
