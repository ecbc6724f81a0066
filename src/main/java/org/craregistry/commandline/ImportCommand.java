package org.craregistry.commandline;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Uploads registers and has them applied. */
@Command(
        name = "import",
        description = {
            "Uploads a register (.xlsx or .csv), and shows what it would change (--wait) or changes it (--apply).",
            "Rows that are not taken over come back beside the file, as NAME.problems.xlsx, to be corrected."
        })
final class ImportCommand implements Callable<Integer> {

    private final Shell shell;

    @Mixin
    private final Connection connection;

    @ArgGroup(multiplicity = "1")
    private Source source = new Source();

    @Option(names = "--portfolio", required = true, paramLabel = "KEY", description = "The key of the portfolio.")
    private String portfolio = "";

    @Mixin
    private final FileSettings settings = new FileSettings();

    @ArgGroup
    private Applied applied = new Applied();

    @Option(
            names = "--wait",
            description = "Waits until the plan is there, and with --apply until it is carried out; else the registry"
                    + " goes on by itself.")
    private boolean wait;

    @Option(names = "--json", description = "Answers in JSON, one line for each file.")
    private boolean json;

    ImportCommand(Shell shell) {
        this.shell = shell;
        this.connection = new Connection(shell);
    }

    /** What is imported: one file, or all that come. */
    private static final class Source {

        @Parameters(index = "0", paramLabel = "FILE", description = "The register.")
        private @Nullable Path file;

        @Option(
                names = "--watch",
                paramLabel = "DIR",
                description = "Takes each register that is put into this folder, one after the other, waits for it, and"
                        + " moves it to done/ or problems/ in it, until stopped with Ctrl-C.")
        private @Nullable Path folder;
    }

    /** What of the plan is carried out. */
    private static final class Applied {

        @Option(names = "--apply", description = "Carries the plan out if no row has a problem, all of it or nothing.")
        private boolean whole;

        @Option(names = "--apply-valid-rows", description = "Carries the plan out for the rows without problems.")
        private boolean validRows;

        @Option(
                names = "--apply-valid-cells",
                description = "The same, and rows whose only problems are cells that may be empty go without those.")
        private boolean validCells;
    }

    @Override
    public Integer call() {
        RemoteRegistry registry = connection.open();
        RegisterImport run = new RegisterImport(registry, portfolio, settings.parameters(), mode(), shell);
        if (source.folder != null) {
            return new Inbox(source.folder, run, shell, json).watch().number();
        }
        ImportReport report = run.of(source.file == null ? Path.of("") : source.file, wait);
        report.tell(shell, json);
        return report.exitCode().number();
    }

    private ApplyMode mode() {
        if (applied.validCells) {
            return ApplyMode.VALID_CELLS;
        }
        if (applied.validRows) {
            return ApplyMode.VALID_ROWS;
        }
        return applied.whole ? ApplyMode.ALL_OR_NOTHING : ApplyMode.PLAN_ONLY;
    }
}
