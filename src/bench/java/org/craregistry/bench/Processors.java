package org.craregistry.bench;

import java.time.Duration;
import java.util.stream.Stream;

/** What this process and its servers have used of processors, which others on the machine disturb less than the time that passes. */
final class Processors {

    private static final double MILLIS = 1000;

    private Processors() {}

    /** In seconds, in steps of a hundredth. */
    static double used() {
        return usedHere() + used(ProcessHandle.current().children());
    }

    /** The same of this process alone. */
    static double usedHere() {
        return used(Stream.of(ProcessHandle.current()));
    }

    private static double used(Stream<ProcessHandle> processes) {
        return processes
                .mapToDouble(process ->
                        process.info().totalCpuDuration().orElse(Duration.ZERO).toMillis() / MILLIS)
                .sum();
    }
}
