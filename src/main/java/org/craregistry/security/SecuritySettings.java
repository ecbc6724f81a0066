package org.craregistry.security;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How people and programs sign in.
 *
 * @param adminPassword the password that the first start gives the account {@code admin}; a random one where it is empty
 * @param rememberVerifiedFor how long a verified password is not hashed again
 * @param failuresOfName how many failed sign-ins with one name a minute are let pass
 * @param failuresOfAddress how many failed sign-ins from one address a minute are let pass
 * @param firstPause how long sign-ins rest then; twice as long with each further failure
 * @param longestPause the most that becomes
 */
@ConfigurationProperties("registry.security")
record SecuritySettings(
        @Nullable String adminPassword,
        @DefaultValue("5m") Duration rememberVerifiedFor,
        @DefaultValue("10") int failuresOfName,
        @DefaultValue("30") int failuresOfAddress,
        @DefaultValue("15s") Duration firstPause,
        @DefaultValue("15m") Duration longestPause) {

    /** Without secrets: settings get logged. */
    @Override
    public String toString() {
        return "SecuritySettings[...]";
    }
}
