package org.craregistry.commandline;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Map.Entry;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Fetches the register of a portfolio. */
@Command(name = "export", description = "Writes the register of a portfolio into a workbook, or a CSV file.")
final class ExportCommand implements Callable<Integer> {

    private static final String CSV = ".csv";
    private static final String XLSX = ".xlsx";

    @Mixin
    private final Connection connection;

    @Mixin
    private final Target target;

    @Parameters(
            arity = "0..1",
            paramLabel = "FILE",
            description = "The file to write, .xlsx or .csv; the key of the portfolio with .xlsx where none is named.")
    private @Nullable Path file;

    @Option(names = "--portfolio", required = true, paramLabel = "KEY", description = "The key of the portfolio.")
    private String portfolio = "";

    @Option(
            names = "--filter",
            paramLabel = "JSON",
            description = "Only these products: a ProductFilter of the API, such as {\"text\": \"router\"}.")
    private @Nullable String filter;

    @Option(
            names = "--as-of",
            paramLabel = "DATE",
            description = "The day of the answers, such as 2027-12-11; else today.")
    private @Nullable LocalDate asOf;

    ExportCommand(Shell shell) {
        this.connection = new Connection(shell);
        this.target = new Target(shell);
    }

    @Override
    public Integer call() {
        Path into = file == null ? Path.of(portfolio + XLSX) : file;
        String kind = LocalFiles.nameOf(into).toLowerCase(Locale.ROOT).endsWith(CSV) ? CSV : XLSX;
        target.writeTo(
                into,
                List.of(XLSX, CSV),
                () -> connection
                        .open()
                        .download("/registers/" + RemoteRegistry.segment(portfolio) + kind, parameters(), into));
        return ExitCode.DONE.number();
    }

    private List<Entry<String, String>> parameters() {
        List<Entry<String, String>> parameters = new ArrayList<>();
        if (filter != null) {
            parameters.add(Map.entry("filter", filter));
        }
        if (asOf != null) {
            parameters.add(Map.entry("asOf", asOf.toString()));
        }
        return parameters;
    }
}
