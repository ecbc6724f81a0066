package org.craregistry.commandline;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import picocli.CommandLine.Option;

/** The file that a command writes: nothing is written over unless that is asked for. */
final class Target {

    private final Shell shell;

    @Option(names = "--force", description = "Writes over a file that is there already.")
    private boolean force;

    @Option(names = "--json", description = "Answers in JSON.")
    private boolean json;

    Target(Shell shell) {
        this.shell = shell;
    }

    /** A file that was written, as JSON. */
    private record Written(int exitCode, String file) {}

    /** @param endings what the name may end with */
    void writeTo(Path file, List<String> endings, Runnable writing) {
        String name = LocalFiles.nameOf(file).toLowerCase(Locale.ROOT);
        if (endings.stream().noneMatch(name::endsWith)) {
            throw CommandFailed.usage("\"%s\" has to end with %s.".formatted(file, String.join(" or ", endings)));
        }
        if (!force && Files.exists(file)) {
            throw CommandFailed.usage(
                    "%s is there already. Name another file, or write over it with --force.".formatted(file));
        }
        if (!Files.isDirectory(LocalFiles.folderOf(file))) {
            throw CommandFailed.usage("There is no folder %s.".formatted(LocalFiles.folderOf(file)));
        }
        writing.run();
        if (json) {
            shell.json(new Written(ExitCode.DONE.number(), file.toString()));
        } else {
            shell.say("Wrote " + file + ".");
        }
    }
}
