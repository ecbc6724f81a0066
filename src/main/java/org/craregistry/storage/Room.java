package org.craregistry.storage;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.stereotype.Component;

/**
 * Keeps some room free on the disk of the embedded database, which ends when it cannot write: before that happens nothing is changed
 * any more, and the registry says that it is DOWN, while it still answers.
 */
@Component("roomHealthIndicator")
@EnableConfigurationProperties(RoomSettings.class)
public class Room implements HealthIndicator {

    private final UsableSpace usable;
    private final long least;

    Room(UsableSpace usable, RoomSettings settings) {
        this.usable = usable;
        this.least = settings.leastRoom().toBytes();
    }

    /** Whether something may be written. */
    public boolean isLeft() {
        return usable.bytes() >= least;
    }

    @Override
    public Health health() {
        return isLeft() ? Health.up().build() : Health.down(new NoRoom()).build();
    }
}
