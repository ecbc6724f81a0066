package org.craregistry.graphql;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How much of the registry can be listened to.
 *
 * @param perAccount how many subscriptions an account may have at once on a node
 * @param all how many there may be at once on a node
 * @param every how often a node looks for news
 * @param checkedEvery how often it is looked up whether those who listen may still see what they listen to
 * @param longest after how long a subscription ends in any case
 */
@ConfigurationProperties("registry.subscriptions")
record ListeningSettings(
        @DefaultValue("10") int perAccount,
        @DefaultValue("500") int all,
        @DefaultValue("2s") Duration every,
        @DefaultValue("20s") Duration checkedEvery,
        @DefaultValue("1h") Duration longest) {}
