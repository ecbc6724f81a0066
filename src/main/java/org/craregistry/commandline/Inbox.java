package org.craregistry.commandline;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A folder that registers are put into. They are imported one at a time, the oldest first, once they have stopped growing, and
 * moved to {@code done} or {@code problems} in it, there with what is wrong. What fails for reasons of its own stays and is tried again.
 */
final class Inbox {

    private static final Pattern TABLE = Pattern.compile("\\.(csv|tsv|tab|xlsx|xlsm|xlsb|xls|ods)$");
    private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(1);
    private static final Duration AFTER_A_FAULT = Duration.ofSeconds(10);

    private final Path folder;
    private final Path done;
    private final Path withProblems;
    private final RegisterImport imports;
    private final Shell shell;
    private final boolean json;
    private final Arrivals arrivals = new Arrivals();
    private String lastComplaint = "";

    Inbox(Path folder, RegisterImport imports, Shell shell, boolean json) {
        this.folder = folder;
        this.done = folder.resolve("done");
        this.withProblems = folder.resolve("problems");
        this.imports = imports;
        this.shell = shell;
        this.json = json;
    }

    /** Goes on until it is interrupted. */
    ExitCode watch() {
        prepare();
        if (!json) {
            shell.say("Waiting in %s for registers of the portfolio %s. Ctrl-C ends it."
                    .formatted(folder, imports.portfolio()));
        }
        while (!Thread.currentThread().isInterrupted()) {
            Duration pause = look() ? BETWEEN_LOOKS : AFTER_A_FAULT;
            try {
                Thread.sleep(pause.toMillis());
            } catch (InterruptedException end) {
                break;
            }
        }
        return ExitCode.DONE;
    }

    private void prepare() {
        if (!Files.isDirectory(folder)) {
            throw CommandFailed.usage("There is no folder %s.".formatted(folder));
        }
        try {
            Files.createDirectories(done);
            Files.createDirectories(withProblems);
        } catch (IOException e) {
            throw CommandFailed.usage("Files cannot be moved in %s: %s.".formatted(folder, LocalFiles.reason(e)));
        }
    }

    /** Takes what is ready; {@code false} where something went wrong that has nothing to do with a file. */
    private boolean look() {
        try {
            for (Path file : ready()) {
                take(file);
                lastComplaint = "";
            }
            return true;
        } catch (CommandFailed failed) {
            if (!Thread.currentThread().isInterrupted()) {
                complainOnce(failed.sentence());
            }
        } catch (IOException e) {
            complainOnce("%s: %s.".formatted(folder, LocalFiles.reason(e)));
        }
        return false;
    }

    /** What has stopped growing, the oldest first. */
    private List<Path> ready() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return arrivals.whole(files.filter(Inbox::isRegister).toList());
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    /** Tables of all kinds, for the registry says of each what keeps it from being read; no hidden files, and not those that Office keeps beside an open workbook. */
    private static boolean isRegister(Path file) {
        String name = LocalFiles.nameOf(file).toLowerCase(Locale.ROOT);
        return TABLE.matcher(name).find()
                && !name.startsWith(".")
                && !name.startsWith("~$")
                && Files.isRegularFile(file);
    }

    /**
     * Imports a file and moves it away.
     *
     * @throws CommandFailed where the registry is away or refuses everything, so that the file has to wait
     */
    private void take(Path file) throws IOException {
        Outcome outcome = outcome(file);
        try {
            Path moved = move(file, outcome.done() ? done : withProblems);
            if (!outcome.done()) {
                explain(moved, outcome.lines());
            }
        } catch (IOException stuck) {
            // It was imported, and is not imported again and again because it cannot be moved.
            arrivals.leave(file);
            throw stuck;
        }
    }

    /** What became of a file, and what is to be said of it. */
    private record Outcome(boolean done, List<String> lines) {}

    private Outcome outcome(Path file) {
        try {
            ImportReport report = imports.of(file, free(withProblems, RegisterImport.problemsOf(file)), true);
            report.tell(shell, json);
            return new Outcome(report.exitCode() == ExitCode.DONE, report.lines());
        } catch (CommandFailed failed) {
            if (failed.exitCode() == ExitCode.REFUSED || failed.exitCode() == ExitCode.UNREACHABLE) {
                throw failed;
            }
            return failed(file, failed.exitCode(), failed.sentence());
        } catch (RuntimeException fault) {
            return failed(file, ExitCode.FAULT, "This should not happen: " + fault);
        }
    }

    /** A file of which the registry knows nothing, as JSON. */
    private record Failure(int exitCode, String file, String error) {}

    private Outcome failed(Path file, ExitCode exitCode, String sentence) {
        if (json) {
            shell.json(new Failure(exitCode.number(), file.toString(), sentence));
        } else {
            shell.complain(file + ": " + sentence);
        }
        return new Outcome(false, List.of(sentence));
    }

    private static Path move(Path file, Path into) throws IOException {
        return Files.move(file, free(into, LocalFiles.nameOf(file)));
    }

    /** A file of this name, or nearly so where there is one already. */
    private static Path free(Path folder, String name) {
        int dot = name.lastIndexOf('.');
        Path target = folder.resolve(name);
        for (int number = 2; Files.exists(target); number++) {
            target = folder.resolve("%s (%d)%s".formatted(name.substring(0, dot), number, name.substring(dot)));
        }
        return target;
    }

    private static void explain(Path moved, List<String> lines) throws IOException {
        Files.write(moved.resolveSibling(LocalFiles.nameOf(moved) + ".txt"), lines, StandardCharsets.UTF_8);
    }

    /** Says the same thing once, however long it lasts. */
    private void complainOnce(String sentence) {
        if (!sentence.equals(lastComplaint)) {
            shell.complain(sentence + " Trying again.");
            lastComplaint = sentence;
        }
    }
}
