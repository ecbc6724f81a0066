package org.craregistry.security;

import java.time.Duration;
import org.springframework.security.core.AuthenticationException;

/** Refuses a sign-in because too many failed before. */
final class TooManyAttempts extends AuthenticationException {

    private static final long serialVersionUID = 1L;

    private final long seconds;

    TooManyAttempts(Duration pause) {
        super("Too many sign-ins failed. Wait %d seconds, then try again.".formatted(roundedUp(pause)));
        this.seconds = roundedUp(pause);
    }

    /** After how many seconds it is worth trying again. */
    long seconds() {
        return seconds;
    }

    private static long roundedUp(Duration pause) {
        return pause.plusMillis(999).toSeconds();
    }
}
