package org.craregistry.commandline;

import java.io.Console;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Unmatched;

/** Lets in again whoever lost a password, an administrator above all. Works in the database itself: nobody need be able to sign in. */
@Command(
        name = "reset-password",
        description = {
            "Makes a link that sets a new password of an account, and unlocks it.",
            "Works in the database of the registry on this machine. The embedded one has to be free: stop the registry before."
        },
        footer = {
            "",
            "The database is found as the registry finds it: by the same variables, the same application.yaml in this folder,",
            "and the same settings, such as --spring.profiles.active=mysql."
        })
final class ResetPasswordCommand implements Callable<Integer> {

    private static final Pattern SETTING =
            Pattern.compile("--[A-Za-z][A-Za-z0-9-]*\\.[A-Za-z0-9.\\-\\[\\]]+=.*", Pattern.DOTALL);

    private final Shell shell;
    private final OwnDatabase database;

    @Parameters(paramLabel = "NAME", description = "The name of the account, such as admin.")
    private String name = "";

    // There is no option for the password itself: everybody on the machine may read what a program was called with.
    @Option(names = "--ask", description = "Asks for the new password on this terminal in place of making a link.")
    private boolean ask;

    @Unmatched
    private List<String> settings = new ArrayList<>();

    ResetPasswordCommand(Shell shell, OwnDatabase database) {
        this.shell = shell;
        this.database = database;
    }

    @Override
    public Integer call() {
        settings.stream()
                .filter(setting -> !SETTING.matcher(setting).matches())
                .findFirst()
                .ifPresent(unknown -> {
                    throw CommandFailed.usage("\"%s\" is not known. A password is never given here; --ask asks for it."
                            .formatted(unknown));
                });
        OwnDatabase.Answer answer = database.resetPassword(name, ask ? password() : null, settings);
        if (!answer.done()) {
            throw CommandFailed.refused(answer.sentence());
        }
        shell.say(answer.sentence());
        return ExitCode.DONE.number();
    }

    private static String password() {
        Console console = System.console();
        char @Nullable [] typed = console == null ? null : console.readPassword("New password: ");
        char @Nullable [] again = console == null ? null : console.readPassword("Once more: ");
        if (typed == null || again == null) {
            throw CommandFailed.usage("There is no terminal to ask on. Leave out --ask, and follow the link.");
        }
        String password = new String(typed);
        if (!password.equals(new String(again))) {
            throw CommandFailed.usage("The two are not the same. Try again.");
        }
        return password;
    }
}
