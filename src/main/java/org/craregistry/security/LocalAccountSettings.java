package org.craregistry.security;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Accounts with a password of this registry.
 *
 * @param enabled whether anybody may sign in with a password; otherwise a provider of OpenID Connect vouches for everybody
 * @param linksValidFor how long the link of an invitation works, and that of a password which was reset
 */
@ConfigurationProperties("registry.security.local-accounts")
record LocalAccountSettings(
        @DefaultValue("true") boolean enabled,
        @DefaultValue("3d") Duration linksValidFor) {

    static final String SWITCHED_OFF =
            "Passwords are switched off in this registry. Sign in with the sign-on of your organisation.";
}
