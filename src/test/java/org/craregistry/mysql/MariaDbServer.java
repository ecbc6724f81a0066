package org.craregistry.mysql;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;

/** The MariaDB server that is installed on the machine, with data of its own, on the loopback address, for tests. */
public final class MariaDbServer implements AutoCloseable {

    /** Where its data are best kept: below the folder the build tool runs the tests in. */
    public static final Path HOME = Path.of("target", "mariadb");

    private static final String ADDRESS = "127.0.0.1";

    /** Copies between servers of a cluster are not made as root. */
    private static final String ACCOUNT =
            System.getProperty("user.name").equals("root") ? "mysql" : System.getProperty("user.name");

    private static final Duration TO_START = Duration.ofMinutes(2);
    private static final Duration PAUSE = Duration.ofMillis(50);

    private final MysqldProcess process;
    private final FolderLock lock;
    private final Path data;
    private final int port;

    private MariaDbServer(MysqldProcess process, FolderLock lock, Path data, int port) {
        this.process = process;
        this.lock = lock;
        this.data = data;
        this.port = port;
    }

    /** Says in one sentence why there is none, or is empty where it is installed. */
    public static Optional<String> unavailable() {
        return find("mariadbd").isPresent() && find("mariadb-install-db").isPresent()
                ? Optional.empty()
                : Optional.of("No mariadbd is installed on this machine; Debian's package is mariadb-server.");
    }

    /**
     * Starts a server and returns when it answers. It runs until it is closed or this Java process ends.
     *
     * @param options of the server beside those it needs, such as those of a cluster
     * @throws UncheckedIOException where home cannot be written
     * @throws IllegalStateException where the server does not start, with the end of its log
     */
    public static MariaDbServer start(Path home, String... options) {
        try {
            Path folder = Files.createDirectories(home).toRealPath();
            for (int number = 1; ; number++) {
                Path data = folder.resolve("data-" + number);
                Optional<FolderLock> lock = FolderLock.ifFree(data);
                if (lock.isPresent()) {
                    return start(data, lock.get(), MySqlServer.freePort(), options);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("MariaDB cannot be started in " + home, e);
        }
    }

    private static MariaDbServer start(Path data, FolderLock lock, int port, String... options) throws IOException {
        WholeFolder.make(data, MariaDbServer::initialise);
        MariaDbServer server = new MariaDbServer(launch(data, port, options), lock, data, port);
        Runtime.getRuntime().addShutdownHook(new Thread(server::close, "stop MariaDB"));
        server.awaitAnswer();
        return server;
    }

    private static MysqldProcess launch(Path data, int port, String... options) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                find("mariadbd").orElseThrow().toString(),
                "--no-defaults",
                "--user=" + ACCOUNT,
                "--datadir=" + data,
                "--socket=" + data.resolve("mariadbd.sock"),
                "--pid-file=" + data.resolve("mariadbd.pid"),
                "--bind-address=" + ADDRESS,
                "--port=" + port,
                "--skip-log-bin",
                "--innodb-buffer-pool-size=64M",
                "--innodb-flush-log-at-trx-commit=2"));
        command.addAll(Arrays.asList(options));
        return MysqldProcess.start(command, data.resolveSibling(data.getFileName() + ".log"));
    }

    /** With a user who may do everything and has no password: nothing but a test is behind it. */
    private static void initialise(Path data) throws IOException {
        Path log = data.resolveSibling("install.log");
        MysqldProcess install = MysqldProcess.start(
                List.of(
                        find("mariadb-install-db").orElseThrow().toString(),
                        "--no-defaults",
                        "--user=" + ACCOUNT,
                        "--datadir=" + data,
                        "--skip-test-db",
                        "--auth-root-authentication-method=normal"),
                log);
        if (!install.succeedsWithin(TO_START)) {
            throw install.failure("MariaDB could not initialise its data.", null);
        }
    }

    private static Optional<Path> find(String program) {
        return List.of("/usr/sbin", "/usr/bin", "/usr/local/sbin", "/usr/local/bin").stream()
                .map(folder -> Path.of(folder, program))
                .filter(Files::isExecutable)
                .findFirst();
    }

    /** The JDBC URL of a database, which need not exist yet. */
    public String jdbcUrl(String database) {
        return "jdbc:mariadb://%s:%d/%s".formatted(ADDRESS, port, database);
    }

    /** The name of the user who may do everything. */
    public String user() {
        return "root";
    }

    /** The password of {@link #user()}. */
    public String password() {
        return "";
    }

    /** Creates the database in utf8mb4, empty, in place of one of that name. */
    public void createDatabase(String name) {
        try (Connection connection = connect();
                Statement statement = connection.createStatement()) {
            statement.execute("DROP DATABASE IF EXISTS `%s`".formatted(name));
            statement.execute("CREATE DATABASE `%s` CHARACTER SET utf8mb4".formatted(name));
        } catch (SQLException e) {
            throw new IllegalStateException("The database %s cannot be created.".formatted(name), e);
        }
    }

    /** The port it listens at. */
    public int port() {
        return port;
    }

    /** Without a word, as a power cut does. */
    public void kill() {
        process.kill();
    }

    /** Stops the server and waits for its end. */
    @Override
    public void close() {
        process.stop();
        try {
            lock.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void awaitAnswer() throws IOException {
        long start = System.nanoTime();
        while (true) {
            try {
                connect().close();
                return;
            } catch (SQLException e) {
                if (!process.isAlive() || System.nanoTime() - start > TO_START.toNanos()) {
                    throw process.failure("MariaDB did not start in " + data + ".", e);
                }
            }
            LockSupport.parkNanos(PAUSE.toNanos());
        }
    }

    private Connection connect() throws SQLException {
        return DriverManager.getConnection(jdbcUrl(""), user(), password());
    }
}
