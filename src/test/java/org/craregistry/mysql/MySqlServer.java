package org.craregistry.mysql;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;

/** A real MySQL 8.0 server on the loopback address, for tests. */
public final class MySqlServer implements AutoCloseable {

    /** Where the server is best started: below the folder the build tool runs the tests in. */
    public static final Path HOME = Path.of("target", "mysql");

    private static final String ADDRESS = "127.0.0.1";
    private static final Duration TO_START = Duration.ofMinutes(2);
    private static final Duration PAUSE = Duration.ofMillis(50);

    private final MysqldProcess process;
    private final DataFolder data;
    private final int port;

    private MySqlServer(MysqldProcess process, DataFolder data, int port) {
        this.process = process;
        this.data = data;
        this.port = port;
    }

    /**
     * Starts a server and returns when it answers. It runs until it is closed or this Java process ends.
     *
     * @param home folder for the programs, the data and the logs, made where it is not there and best kept: only the
     *     first start in it unpacks and initialises. Any number of servers may run on one home.
     * @throws IllegalStateException where the server does not start, with the end of its log, or as
     *     {@link #unavailable()} says
     * @throws UncheckedIOException where home cannot be written
     */
    public static MySqlServer start(Path home) {
        Optional<String> unfit = MySqlDistribution.unfitMachine();
        if (unfit.isPresent()) {
            throw new IllegalStateException(unfit.get());
        }
        try {
            Path folder = Files.createDirectories(home).toRealPath();
            return start(MySqlDistribution.in(folder), DataFolder.firstFree(folder));
        } catch (IOException e) {
            throw new UncheckedIOException("MySQL cannot be started in " + home, e);
        }
    }

    /** Says in one sentence why the server cannot run here, or is empty where it can; it is tried in {@link #HOME}. */
    public static Optional<String> unavailable() {
        Optional<String> unfit = MySqlDistribution.unfitMachine();
        if (unfit.isPresent()) {
            return unfit;
        }
        try {
            Path folder = Files.createDirectories(HOME).toRealPath();
            return MySqlDistribution.in(folder).defect();
        } catch (IOException e) {
            return Optional.of("The MySQL server of the tests cannot be unpacked in %s: %s".formatted(HOME, e));
        }
    }

    /** The JDBC URL of a database, which need not exist yet; it carries what the tests need and no user. */
    public String jdbcUrl(String database) {
        return "jdbc:mysql://%s:%d/%s".formatted(ADDRESS, port, database)
                + "?sslMode=DISABLED&allowPublicKeyRetrieval=true"
                + "&connectionTimeZone=UTC&rewriteBatchedStatements=true";
    }

    /** The name of the user who may do everything. */
    public String user() {
        return "root";
    }

    /** The password of {@link #user()}, which is empty: nothing but a test is behind it. */
    public String password() {
        return "";
    }

    /**
     * Creates the database in utf8mb4, empty, in place of one of that name.
     *
     * @param name of small letters, digits and underscores
     * @throws IllegalArgumentException where the name is of anything else
     * @throws IllegalStateException where the server refuses
     */
    public void createDatabase(String name) {
        if (!name.matches("[a-z0-9_]{1,64}")) {
            throw new IllegalArgumentException(
                    "\"%s\" is not a name for a database; use small letters, digits and underscores.".formatted(name));
        }
        try (Connection connection = connect();
                Statement statement = connection.createStatement()) {
            statement.execute("DROP DATABASE IF EXISTS `%s`".formatted(name));
            statement.execute("CREATE DATABASE `%s` CHARACTER SET utf8mb4".formatted(name));
        } catch (SQLException e) {
            throw new IllegalStateException("The database %s cannot be created.".formatted(name), e);
        }
    }

    /** Stops the server and waits for its end; a second call does nothing. */
    @Override
    public void close() {
        process.stop();
        release(data);
    }

    private static MySqlServer start(MySqlDistribution distribution, DataFolder data) throws IOException {
        try {
            data.prepare(distribution);
            int port = freePort();
            MysqldProcess process = MysqldProcess.start(distribution.serving(data.path(), ADDRESS, port), data.log());
            MySqlServer server = new MySqlServer(process, data, port);
            Runtime.getRuntime().addShutdownHook(new Thread(server::close, "stop MySQL"));
            server.awaitAnswer();
            return server;
        } catch (IOException | RuntimeException e) {
            release(data);
            throw e;
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
                    throw process.failure("MySQL did not start.", e);
                }
            }
            LockSupport.parkNanos(PAUSE.toNanos());
        }
    }

    private Connection connect() throws SQLException {
        return DriverManager.getConnection(jdbcUrl(""), user(), password());
    }

    static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getByName(ADDRESS))) {
            return socket.getLocalPort();
        }
    }

    private static void release(DataFolder data) {
        try {
            data.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
