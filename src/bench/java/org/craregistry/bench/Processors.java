package org.craregistry.bench;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.Arrays;
import java.util.stream.Stream;

/** What this process and its servers have used of processors, which others on the machine disturb less than the time that passes. */
final class Processors {

    private static final double MILLIS = 1000;
    private static final double TICKS = 100;

    private Processors() {}

    /** In seconds, in steps of a hundredth. */
    static double used() {
        return usedHere() + used(ProcessHandle.current().children());
    }

    /** The same of this process alone. */
    static double usedHere() {
        return used(Stream.of(ProcessHandle.current()));
    }

    /** What the compilers of this virtual machine have used of that, as Linux tells it; 0 elsewhere. They rest once it is warm. */
    static double usedToCompile() {
        File[] threads = new File("/proc/self/task").listFiles();
        return threads == null
                ? 0
                : Arrays.stream(threads).mapToDouble(Processors::usedToCompile).sum();
    }

    private static double usedToCompile(File thread) {
        try {
            String stat = Files.readString(thread.toPath().resolve("stat"));
            int end = stat.lastIndexOf(')');
            String[] figures = stat.substring(end + 2).split(" ");
            boolean isCompiler = stat.substring(0, end).contains("CompilerThre");
            return isCompiler ? (Long.parseLong(figures[11]) + Long.parseLong(figures[12])) / TICKS : 0;
        } catch (IOException ended) {
            return 0;
        }
    }

    private static double used(Stream<ProcessHandle> processes) {
        return processes
                .mapToDouble(process ->
                        process.info().totalCpuDuration().orElse(Duration.ZERO).toMillis() / MILLIS)
                .sum();
    }
}
