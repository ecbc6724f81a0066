package org.craregistry.commandline;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Fetches the empty register. */
@Command(name = "template", description = "Writes an empty register to fill in.")
final class TemplateCommand implements Callable<Integer> {

    @Mixin
    private final Connection connection;

    @Mixin
    private final Target target;

    @Parameters(
            arity = "0..1",
            paramLabel = "FILE",
            defaultValue = "cra-register.xlsx",
            description = "The workbook to write; ${DEFAULT-VALUE} where none is named.")
    private Path file = Path.of("");

    TemplateCommand(Shell shell) {
        this.connection = new Connection(shell);
        this.target = new Target(shell);
    }

    @Override
    public Integer call() {
        target.writeTo(
                file, List.of(".xlsx"), () -> connection.open().download("/registers/template.xlsx", List.of(), file));
        return ExitCode.DONE.number();
    }
}
