package org.craregistry.commandline;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Map.Entry;
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

    @Option(
            names = "--map",
            paramLabel = "HEADER=COLUMN",
            description =
                    "Which column of ours a header of the file stands for, such as --map \"Article no.=reference\";"
                            + " nothing after the equals sign for one that is not read. As often as needed.")
    private List<String> map = new ArrayList<>();

    @Option(
            names = "--date-pattern",
            paramLabel = "PATTERN",
            description = "How dates in texts are written, such as dd.MM.yyyy.")
    private @Nullable String datePattern;

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
    }

    @Override
    public Integer call() {
        RemoteRegistry registry = connection.open();
        RegisterImport run = new RegisterImport(registry, portfolio, parameters(), mode(), shell);
        if (source.folder != null) {
            return new Inbox(source.folder, run, shell, json).watch().number();
        }
        ImportReport report = run.of(source.file == null ? Path.of("") : source.file, wait);
        report.tell(shell, json);
        return report.exitCode().number();
    }

    private List<Entry<String, String>> parameters() {
        List<Entry<String, String>> parameters = new ArrayList<>();
        map.forEach(one -> parameters.add(Map.entry("map", one)));
        if (datePattern != null) {
            parameters.add(Map.entry("datePattern", datePattern));
        }
        return parameters;
    }

    private ApplyMode mode() {
        if (applied.validRows) {
            return ApplyMode.VALID_ROWS;
        }
        return applied.whole ? ApplyMode.ALL_OR_NOTHING : ApplyMode.PLAN_ONLY;
    }
}
