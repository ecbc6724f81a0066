package org.craregistry.storage;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How many requests a node carries out at once.
 *
 * @param large how many that read many rows or cost much, and how many connections there are for reading many rows
 * @param largePerAccount how many of those for one account
 * @param smallPerAccount how many of the others for one account; well below the number of usual connections
 * @param waiting how many more of either kind may wait for their turn, of one account
 * @param patience how long they wait at most, and at least half of that
 */
@ConfigurationProperties("registry.turns")
record TurnLimits(
        @DefaultValue("4") int large,
        @DefaultValue("2") int largePerAccount,
        @DefaultValue("4") int smallPerAccount,
        @DefaultValue("50") int waiting,
        @DefaultValue("2s") Duration patience) {}
