package org.craregistry.reliability;

import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.craregistry.RegistryApplication;
import org.craregistry.testing.Api;

/** One node of the registry, a process of its own that can be killed and started again at the same address. */
final class Node implements AutoCloseable {

    static final String ADMIN_PASSWORD = "reliability " + UUID.randomUUID();

    private static final String PROGRAM = "reliability.program";
    private static final Duration TO_START = Duration.ofMinutes(10);
    private static final long PAUSE_MILLIS = 100;

    private final Path folder;
    private final int port;
    private final List<String> command;
    private final Map<String, String> environment;
    private Process process;

    private Node(Path folder, int port, List<String> command, Map<String, String> environment) throws IOException {
        this.folder = folder;
        this.port = port;
        this.command = command;
        this.environment = environment;
        this.process = launch();
    }

    /** What Java is to start: the classes of this build, a jar, or a folder that was prepared for a fast start. */
    private static List<String> started(String place) {
        if (place.isEmpty()) {
            return List.of("-cp", System.getProperty("java.class.path"), RegistryApplication.class.getName());
        }
        Path file = Path.of(place).toAbsolutePath();
        return Files.isDirectory(file) ? List.of("@" + file.resolve("start")) : List.of("-jar", file.toString());
    }

    /**
     * Starts a node on a database, without the sample; {@code -Dreliability.program} says which jar, or which folder of
     * {@code prepare}, in place of the classes of this build.
     *
     * @param folder for its log and its temporary files
     * @param machine options of its virtual machine, such as {@code -Xmx256m}
     * @param settings of the registry
     */
    static Node start(Path folder, List<String> machine, Map<String, String> settings) throws IOException {
        return start(folder, machine, settings, Map.of());
    }

    /** The same with variables of its environment. */
    static Node start(Path folder, List<String> machine, Map<String, String> settings, Map<String, String> environment)
            throws IOException {
        return start(System.getProperty(PROGRAM, ""), folder, machine, settings, environment);
    }

    /** The same of a jar, or of a folder of {@code prepare}. */
    static Node start(String program, Path folder, List<String> machine, Map<String, String> settings)
            throws IOException {
        return start(program, folder, machine, settings, Map.of());
    }

    private static Node start(
            String program,
            Path folder,
            List<String> machine,
            Map<String, String> settings,
            Map<String, String> environment)
            throws IOException {
        Files.createDirectories(folder.resolve("tmp"));
        int port = freePort();
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(machine);
        command.add("-Djava.io.tmpdir=" + folder.resolve("tmp"));
        command.addAll(started(program));
        command.add("--server.port=" + port);
        command.add("--server.address=127.0.0.1");
        command.add("--registry.sample.enabled=false");
        command.add("--registry.security.admin-password=" + ADMIN_PASSWORD);
        settings.forEach((name, value) -> command.add("--" + name + "=" + value));
        return new Node(folder, port, command, environment);
    }

    /** As the administrator. */
    Api admin() {
        return Api.at(port).as("admin", ADMIN_PASSWORD);
    }

    int port() {
        return port;
    }

    Path temporaryFiles() {
        return folder.resolve("tmp");
    }

    boolean isAlive() {
        return process.isAlive();
    }

    /** Whether the registry says that it is UP. */
    boolean isUp() {
        try {
            return Api.at(port).get("/actuator/health").status() == 200;
        } catch (RuntimeException unreachable) {
            return false;
        }
    }

    /** Without a word, as a power cut or the operating system does. */
    void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    /** As an administrator does: what is being done may come to its end. */
    void stop() throws InterruptedException {
        process.destroy();
        if (!process.waitFor(1, TimeUnit.MINUTES)) {
            kill();
        }
    }

    void startAgain() throws IOException {
        process = launch();
    }

    /** @throws IllegalStateException where it does not come up */
    void awaitUp() throws InterruptedException {
        long until = System.nanoTime() + TO_START.toNanos();
        while (!isUp()) {
            if (!isAlive() || System.nanoTime() > until) {
                throw new IllegalStateException("The node does not start, see " + folder.resolve("log.txt"));
            }
            Thread.sleep(PAUSE_MILLIS);
        }
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }

    private Process launch() throws IOException {
        File log = folder.resolve("log.txt").toFile();
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log));
        builder.environment().putAll(environment);
        return builder.start();
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
