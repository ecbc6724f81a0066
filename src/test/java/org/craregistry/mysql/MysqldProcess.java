package org.craregistry.mysql;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A running mysqld, which ends when this Java process ends, however that ends. */
final class MysqldProcess {

    private static final Duration TO_STOP = Duration.ofSeconds(30);
    private static final int LAST_LINES = 20;

    private final Process process;
    private final Path log;

    private MysqldProcess(Process process, Path log) {
        this.process = process;
        this.log = log;
    }

    /** Starts the command, whose output replaces the log. */
    static MysqldProcess start(List<String> command, Path log) throws IOException {
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        endWithThisJavaProcess(process);
        return new MysqldProcess(process, log);
    }

    /** Lets the process end in its own time, then kills it where it does not. */
    static void stop(ProcessHandle process) {
        process.destroy();
        if (!hasEnded(process, TO_STOP)) {
            process.destroyForcibly();
            hasEnded(process, TO_STOP);
        }
    }

    void stop() {
        stop(process.toHandle());
    }

    void kill() {
        process.destroyForcibly();
        hasEnded(process.toHandle(), TO_STOP);
    }

    boolean isAlive() {
        return process.isAlive();
    }

    /** Whether the process ends within the time, and well. */
    boolean succeedsWithin(Duration time) {
        return hasEnded(process.toHandle(), time) && process.exitValue() == 0;
    }

    /** Stops the process and makes the exception that says what happened, with the last lines of the log. */
    IllegalStateException failure(String what, @Nullable Throwable cause) throws IOException {
        stop();
        List<String> lines = Files.readAllLines(log, StandardCharsets.ISO_8859_1); // which no byte is wrong in
        String end = lines.stream()
                .skip(Math.max(0, lines.size() - LAST_LINES))
                .collect(Collectors.joining(System.lineSeparator()));
        return new IllegalStateException("%s The end of %s:%n%s".formatted(what, log, end), cause);
    }

    // A shutdown hook does not run when the JVM is killed. The shell's input does end then, and with it mysqld.
    private static void endWithThisJavaProcess(Process process) throws IOException {
        Process guard = new ProcessBuilder("sh", "-c", "read -r _; kill \"$0\"", Long.toString(process.pid()))
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        process.onExit().thenRun(guard::destroy);
    }

    private static boolean hasEnded(ProcessHandle process, Duration time) {
        return process.onExit()
                .thenApply(ended -> true)
                .completeOnTimeout(false, time.toMillis(), TimeUnit.MILLISECONDS)
                .join();
    }
}
