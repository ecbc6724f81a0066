package org.craregistry.security;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How long browsers stay signed in.
 *
 * @param idle after how long without a request somebody has to sign in again
 * @param longest after how long that is so in any case
 */
@ConfigurationProperties("registry.session")
record SessionSettings(
        @DefaultValue("1h") Duration idle,
        @DefaultValue("12h") Duration longest) {}
