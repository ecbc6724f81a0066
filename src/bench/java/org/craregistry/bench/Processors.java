package org.craregistry.bench;

import java.time.Duration;
import java.util.stream.Stream;

/** What this process and its servers have used of processors, which others on the machine disturb less than the time that passes. */
final class Processors {

    private static final double MILLIS = 1000;

    private Processors() {}

    /** In seconds, in steps of a hundredth. */
    static double used() {
        return Stream.concat(
                        Stream.of(ProcessHandle.current()),
                        ProcessHandle.current().children())
                .mapToDouble(process ->
                        process.info().totalCpuDuration().orElse(Duration.ZERO).toMillis() / MILLIS)
                .sum();
    }
}
