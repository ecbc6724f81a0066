package org.craregistry.security;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Meter.MeterProvider;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.stream.Stream;
import org.springframework.security.authentication.InsufficientAuthenticationException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.stereotype.Component;

/** Counts sign-ins that were refused, without saying whose. */
@Component
class SignInMeters {

    private static final String REASON = "reason";
    private static final String CREDENTIALS = "credentials";
    private static final String TOKEN = "token";
    private static final String TOO_MANY = "too_many";

    private final MeterProvider<Counter> refused;

    SignInMeters(MeterRegistry registry) {
        refused = Counter.builder("registry.signins.refused")
                .description("Sign-ins that were refused")
                .withRegistry(registry);
        // Known from the start, so that the first one is seen as an increase.
        Stream.of(CREDENTIALS, TOKEN, TOO_MANY).forEach(reason -> refused.withTag(REASON, reason));
    }

    /** Somebody is refused. Who has not tried to sign in is only asked to. */
    void refused(AuthenticationException why) {
        if (why instanceof InsufficientAuthenticationException) {
            return;
        }
        String other = why instanceof InvalidToken ? TOKEN : CREDENTIALS;
        refused.withTag(REASON, why instanceof TooManyAttempts ? TOO_MANY : other)
                .increment();
    }
}
