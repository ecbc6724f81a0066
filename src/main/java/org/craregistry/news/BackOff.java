package org.craregistry.news;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;

/** How long to wait after a failure: longer each time, and not all at the same moment. */
public final class BackOff {

    private static final List<Duration> PAUSES = List.of(
            Duration.ofSeconds(5),
            Duration.ofMinutes(5),
            Duration.ofMinutes(30),
            Duration.ofHours(2),
            Duration.ofHours(5),
            Duration.ofHours(10),
            Duration.ofHours(14),
            Duration.ofHours(20),
            Duration.ofHours(24));
    private static final double SPREAD = 0.1;

    private BackOff() {}

    /** @param failures how many there were, from 1 */
    public static Duration after(int failures) {
        Duration pause = PAUSES.get(Math.min(failures, PAUSES.size()) - 1);
        double spread = 1 + ThreadLocalRandom.current().nextDouble() * SPREAD;
        return Duration.ofMillis((long) (pause.toMillis() * spread));
    }
}
