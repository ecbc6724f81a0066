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

    /** Without secrets: settings get logged. */
    @Override
    public String toString() {
        return "MetricsSettings[...]";
    }
}
