package org.craregistry.mysql;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The unpacked MySQL programs, and the command lines that work with them. */
final class MySqlDistribution {

    private static final String FOLDER = "mysql-8.0.15";

    private final Path folder;

    private MySqlDistribution(Path folder) {
        this.folder = folder;
    }

    /** The distribution below home, an absolute folder that exists; it is unpacked there unless an earlier run did. */
    static MySqlDistribution in(Path home) throws IOException {
        Path folder = home.resolve(FOLDER);
        try (FolderLock lock = FolderLock.whenFree(folder)) {
            WholeFolder.make(folder, MySqlArchive::unpackInto);
        }
        return new MySqlDistribution(folder);
    }

    /** Says in one sentence why there is no such distribution for this machine, or is empty where there is one. */
    static Optional<String> unfitMachine() {
        String system = System.getProperty("os.name");
        String processor = System.getProperty("os.arch");
        if (system.equals("Linux") && processor.equals("amd64")) {
            return Optional.empty();
        }
        return Optional.of("The MySQL server of the tests needs Linux on amd64, and this is %s on %s."
                .formatted(system, processor));
    }

    /** Says in one sentence why mysqld does not run, or is empty where it does. */
    Optional<String> defect() {
        try {
            Process version = new ProcessBuilder(mysqld().toString(), "--no-defaults", "--version")
                    .redirectErrorStream(true)
                    .start();
            String answer = new String(version.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (version.onExit().join().exitValue() == 0) {
                return Optional.empty();
            }
            return Optional.of("The MySQL server of the tests does not run here: " + answer.strip());
        } catch (IOException e) {
            return Optional.of("The MySQL server of the tests does not run here: " + e.getMessage());
        }
    }

    Path mysqld() {
        return folder.resolve("bin/mysqld");
    }

    /** The command that fills the empty data folder and ends. */
    List<String> initialising(Path data) throws IOException {
        return command(data, List.of("--initialize-insecure"));
    }

    /** The command that serves the data folder on a port of an address until it is told to stop. */
    List<String> serving(Path data, String address, int port) throws IOException {
        return command(
                data,
                List.of(
                        "--bind-address=" + address,
                        "--port=" + port,
                        "--mysqlx=0",
                        // Relative to the data folder, because the path of a socket must not be longer than 107 bytes.
                        "--socket=" + DataFolder.SOCKET,
                        "--pid-file=" + DataFolder.PROCESS_ID,
                        "--default-time-zone=+00:00",
                        "--secure-file-priv=NULL", // the user without password shall not read and write files
                        "--skip-ssl",
                        // Nobody replicates, measures or misses the data of a test.
                        "--skip-log-bin",
                        "--performance-schema=OFF",
                        "--innodb-flush-log-at-trx-commit=2"));
    }

    private List<String> command(Path data, List<String> options) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(mysqld().toString());
        command.add("--no-defaults"); // first, or mysqld refuses it
        command.add("--basedir=" + folder);
        command.add("--datadir=" + data);
        command.add("--lc-messages-dir=" + folder.resolve("share"));
        command.add("--innodb-use-native-aio=0");
        if (isRoot()) {
            command.add("--user=root"); // mysqld refuses to run as root unless told to
        }
        command.addAll(options);
        return command;
    }

    private static boolean isRoot() throws IOException {
        return Files.getAttribute(Path.of("/proc/self"), "unix:uid").equals(0);
    }
}
