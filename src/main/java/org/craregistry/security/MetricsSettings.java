package org.craregistry.security;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Who may read the metrics beside administrators.
 *
 * @param token what a program sends as its bearer token to read them, 24 characters or more; nobody where it is empty
 */
@ConfigurationProperties("registry.metrics")
record MetricsSettings(@Nullable String token) {

    private static final int FEWEST_CHARACTERS = 24;

    MetricsSettings {
        if (token != null && !token.isEmpty() && token.length() < FEWEST_CHARACTERS) {
            throw new IllegalArgumentException(
                    "REGISTRY_METRICS_TOKEN has %d characters; use at least %d that nobody can guess, such as those of openssl rand -hex 24."
                            .formatted(token.length(), FEWEST_CHARACTERS));
        }
    }

    /** Without secrets: settings get logged. */
    @Override
    public String toString() {
        return "MetricsSettings[...]";
    }
}
