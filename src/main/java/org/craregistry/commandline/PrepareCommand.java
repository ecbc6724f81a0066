package org.craregistry.commandline;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/**
 * Unpacks the jar and starts the registry once on an empty database in memory, so that Java keeps what it did for that: from Java 25 on
 * as an AOT cache, before as an archive of classes. What is kept is for this Java and this jar only, and without effect for others.
 */
@Command(
        name = "prepare",
        description = {
            "Unpacks the registry into a folder so that it starts faster from there.",
            "Do it once after each change of the jar or of Java. It needs no database and changes none."
        })
final class PrepareCommand implements Callable<Integer> {

    private static final int FIRST_WITH_AOT_CACHE = 25;
    private static final String ARGUMENTS = "start";
    private static final String PACKED = "BOOT-INF/";

    /** What tells the registry that is running where its database is, and is nothing to the one that is started to learn from. */
    private static final List<String> SETTINGS =
            List.of("SPRING_", "REGISTRY_", "DB_", "SERVER_", "MANAGEMENT_", "JAVA_TOOL");

    private final Shell shell;

    @Parameters(
            arity = "0..1",
            paramLabel = "FOLDER",
            defaultValue = "registry",
            description = "Where to; registry where none is named.")
    private Path folder = Path.of("registry");

    @Option(names = "--force", description = "Takes a folder that is there already.")
    private boolean force;

    PrepareCommand(Shell shell) {
        this.shell = shell;
    }

    @Override
    public Integer call() throws IOException {
        Path jar = jar();
        Path into = folder.toAbsolutePath().normalize();
        if (Files.exists(into) && !force) {
            throw CommandFailed.usage(
                    "%s is there already. Name another folder, or take it with --force.".formatted(folder));
        }
        shell.progress("Unpacking ...");
        java(into, "-Djarmode=tools", "-jar", jar.toString(), "extract", "--force", "--destination", into.toString());
        shell.progress("Starting once ...");
        Files.writeString(into.resolve(ARGUMENTS), learn(into, into.resolve(LocalFiles.nameOf(jar))));
        shell.progress("");
        shell.say("Start the registry with: java @%s".formatted(folder.resolve(ARGUMENTS)));
        return ExitCode.DONE.number();
    }

    /** Starts what was unpacked, and returns with which arguments Java makes use of what it has kept of that. */
    private static String learn(Path into, Path unpacked) throws IOException {
        boolean aot = Runtime.version().feature() >= FIRST_WITH_AOT_CACHE;
        Path kept = into.resolve(aot ? "registry.aot" : "registry.jsa");
        Files.deleteIfExists(kept);
        java(
                into,
                (aot ? "-XX:AOTCacheOutput=" : "-XX:ArchiveClassesAtExit=") + kept,
                "-Dspring.context.exit=onRefresh",
                "-jar",
                unpacked.toString(),
                "--spring.datasource.url=jdbc:h2:mem:prepare;MODE=MySQL;NON_KEYWORDS=VALUE",
                "--spring.config.location=classpath:/",
                "--server.port=0",
                "--logging.level.root=warn");
        if (!Files.exists(kept)) {
            throw CommandFailed.usage("This Java keeps nothing of a start. Start the registry with java -jar.");
        }
        return "%s\"%s\"%n-jar%n\"%s\"%n"
                .formatted(aot ? "-XX:AOTCache=" : "-XX:SharedArchiveFile=", quoted(kept), quoted(unpacked));
    }

    /** Backslashes mean something in a file of arguments. */
    private static String quoted(Path path) {
        return path.toString().replace("\\", "\\\\");
    }

    /** The file that this program was started from, as long as it has not been unpacked. */
    private static Path jar() throws IOException {
        Path started = Path.of(System.getProperty("java.class.path"));
        if (Files.isRegularFile(started)) {
            try (JarFile file = new JarFile(started.toFile())) {
                if (file.getEntry(PACKED) != null) {
                    return started.toAbsolutePath();
                }
            }
        }
        throw CommandFailed.usage("This works on the jar of the registry only: java -jar cra-registry.jar prepare.");
    }

    private static void java(Path folder, String... arguments) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of(arguments));
        Path log = Files.createTempFile(LocalFiles.folderOf(folder), "prepare", ".log");
        try {
            ProcessBuilder process =
                    new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile());
            process.environment().keySet().removeIf(name -> SETTINGS.stream().anyMatch(name::startsWith));
            if (process.start().waitFor() != 0) {
                throw CommandFailed.usage("Java failed: " + lastLine(log));
            }
        } catch (InterruptedException e) {
            throw Pause.interrupted();
        } finally {
            Files.delete(log);
        }
    }

    private static String lastLine(Path log) throws IOException {
        try (Stream<String> lines = Files.lines(log)) {
            return lines.filter(line -> !line.isBlank())
                    .reduce((first, second) -> second)
                    .orElse("it said nothing");
        }
    }
}
