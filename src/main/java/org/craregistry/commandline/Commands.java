package org.craregistry.commandline;

import java.util.Set;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;
import picocli.CommandLine.UnmatchedArgumentException;

/** The commands that the registry has beside starting itself. */
@Command(
        name = "cra-registry",
        description = {
            "Brings registers into a running CRA Registry and out of it, has its products counted anew, and lets in whoever",
            "lost a password.",
            "Without a command the registry itself is started."
        },
        synopsisSubcommandLabel = "COMMAND",
        footer = {
            "",
            "A command ends with 0: done, 1: the file has problems, 2: wrong usage,",
            "3: refused, 4: the registry is not reachable, 5: a fault of this program."
        })
public final class Commands implements Runnable {

    private static final Set<String> HELP = Set.of("-h", "--help");

    @Spec
    @SuppressWarnings("NullAway.Init") // Given by picocli.
    private CommandSpec spec;

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            scope = ScopeType.INHERIT,
            description = "Shows this help.")
    private boolean help;

    private Commands() {}

    /** A command that failed, as JSON. */
    private record Failure(int exitCode, String error) {}

    /** Whether the arguments of the program call a command; others, which begin with hyphens, are Spring's. */
    public static boolean areCalledBy(String... arguments) {
        return arguments.length > 0 && (!arguments[0].startsWith("-") || HELP.contains(arguments[0]));
    }

    /** Carries a command out and returns the exit code. */
    public static int run(OwnDatabase database, String... arguments) {
        return run(Shell.ofThisProcess(), database, arguments);
    }

    static int run(Shell shell, OwnDatabase database, String... arguments) {
        CommandLine line = new CommandLine(new Commands())
                .addSubcommand(new ImportCommand(shell))
                .addSubcommand(new ExportCommand(shell))
                .addSubcommand(new TemplateCommand(shell))
                .addSubcommand(new RecountCommand(shell))
                .addSubcommand(new PrepareCommand(shell))
                .addSubcommand(new ResetPasswordCommand(shell, database))
                .setOut(shell.out())
                .setErr(shell.err())
                .setUsageHelpAutoWidth(true)
                .setParameterExceptionHandler((wrong, ignored) -> wrongUsage(shell, wrong))
                .setExecutionExceptionHandler((failed, command, parsed) -> failed(shell, failed, parsed));
        return line.execute(arguments);
    }

    @Override
    public void run() {
        throw new ParameterException(
                spec.commandLine(), "Name a command: import, export, template, recount, prepare or reset-password.");
    }

    private static int wrongUsage(Shell shell, ParameterException wrong) {
        boolean noCommand = wrong instanceof UnmatchedArgumentException
                && wrong.getCommandLine().getParent() == null;
        String sentence = noCommand
                ? "There is no command "
                        + ((UnmatchedArgumentException) wrong).getUnmatched().get(0) + "."
                : String.valueOf(wrong.getMessage());
        shell.complain(sentence);
        UnmatchedArgumentException.printSuggestions(wrong, shell.err());
        shell.complain("See " + wrong.getCommandLine().getCommandSpec().qualifiedName() + " --help.");
        return ExitCode.WRONG_USAGE.number();
    }

    private static int failed(Shell shell, Exception failed, CommandLine.ParseResult parsed) {
        boolean known = failed instanceof CommandFailed;
        ExitCode exitCode = known ? ((CommandFailed) failed).exitCode() : ExitCode.FAULT;
        String sentence = known ? String.valueOf(failed.getMessage()) : "This should not happen: " + failed;
        shell.progress("");
        if (wantsJson(parsed)) {
            shell.json(new Failure(exitCode.number(), sentence));
        } else {
            shell.complain(sentence);
        }
        return exitCode.number();
    }

    private static boolean wantsJson(CommandLine.ParseResult parsed) {
        CommandLine.ParseResult command = parsed.hasSubcommand() ? parsed.subcommand() : parsed;
        return command.hasMatchedOption("--json");
    }
}
