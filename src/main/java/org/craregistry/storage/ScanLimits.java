package org.craregistry.storage;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How much of a node those may take who read many rows.
 *
 * @param atOnce how many requests at once, and how many connections there are for them
 * @param perAccount how many requests of one account at once
 * @param waiting how many more requests of one account may wait for their turn
 * @param patience how long they wait
 */
@ConfigurationProperties("registry.scans")
record ScanLimits(
        @DefaultValue("4") int atOnce,
        @DefaultValue("2") int perAccount,
        @DefaultValue("10") int waiting,
        @DefaultValue("2s") Duration patience) {}
