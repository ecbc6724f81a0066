package org.craregistry.mysql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.AnnotatedElementContext;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.io.TempDirFactory;

class MySqlServerTests {

    @TempDir(factory = BelowTarget.class)
    static Path home;

    @BeforeEach
    void skipWhereThereIsNoServer() {
        Optional<String> reason = MySqlServer.unavailable();
        Assumptions.assumeTrue(reason.isEmpty(), () -> reason.orElse(""));
    }

    @Test
    void startsRealMySql() throws SQLException {
        try (MySqlServer server = MySqlServer.start(home)) {
            assertThat(ask(server, "", "SELECT VERSION()")).isEqualTo("8.0.15");
            assertThat(ask(server, "", "SELECT CURRENT_USER()")).isEqualTo("root@localhost");
        }
    }

    @Test
    void createsAnEmptyDatabaseInPlaceOfTheOneBefore() throws SQLException {
        try (MySqlServer server = MySqlServer.start(home)) {
            server.createDatabase("fresh");
            execute(server, "fresh", "CREATE TABLE kept (id INT PRIMARY KEY)");

            server.createDatabase("fresh");

            String tables = "SELECT COUNT(*) FROM information_schema.tables WHERE table_schema = DATABASE()";
            assertThat(ask(server, "fresh", tables)).isEqualTo("0");
            assertThat(ask(server, "fresh", "SELECT @@character_set_database")).isEqualTo("utf8mb4");
        }
    }

    @Test
    void refusesNameThatWouldHaveToBeQuoted() {
        try (MySqlServer server = MySqlServer.start(home)) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> server.createDatabase("a`b"))
                    .withMessageContaining("\"a`b\" is not a name for a database");
        }
    }

    @Test
    void keepsItsDataForTheNextStart() throws SQLException {
        String before;
        try (MySqlServer server = MySqlServer.start(home)) {
            server.createDatabase("kept");
            before = ask(server, "kept", "SELECT @@server_uuid");
        }
        try (MySqlServer server = MySqlServer.start(home)) {
            assertThat(ask(server, "kept", "SELECT @@server_uuid")).isEqualTo(before);
        }
    }

    @Test
    void givesItsPortBackWhenClosedAndMayBeClosedTwice() throws IOException {
        MySqlServer server = MySqlServer.start(home);
        int port = URI.create(server.jdbcUrl("").substring("jdbc:".length())).getPort();

        server.close();
        server.close();

        try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getByName("127.0.0.1"))) {
            assertThat(socket.getLocalPort()).isEqualTo(port);
        }
    }

    @Test
    void runsBesideAnotherInSpiteOfAnInterruptedInitialisation() throws IOException, SQLException {
        try (MySqlServer first = MySqlServer.start(home)) {
            Path unfinished = Files.createDirectory(home.resolve("data-2.unfinished"));
            Files.writeString(unfinished.resolve("ibdata1"), "half");

            try (MySqlServer second = MySqlServer.start(home)) {
                assertThat(ask(second, "", "SELECT @@datadir")).endsWith("/data-2/");
                assertThat(ask(first, "", "SELECT @@datadir")).endsWith("/data-1/");
                assertThat(unfinished).doesNotExist();
            }
        }
    }

    @Test
    void stopsTheServerAKilledRunHasLeftOnItsData() throws Exception {
        MySqlServer.start(home).close();
        Path folder = home.toRealPath();
        Path data = folder.resolve("data-1");
        Process leftover = new ProcessBuilder(
                        MySqlDistribution.in(folder).serving(data, "127.0.0.1", MySqlServer.freePort()))
                .start();
        while (Files.notExists(data.resolve("mysqld.pid"))) {
            assertThat(leftover.isAlive()).isTrue();
            Thread.sleep(50);
        }

        try (MySqlServer server = MySqlServer.start(home)) {
            assertThat(leftover.isAlive()).isFalse();
            assertThat(ask(server, "", "SELECT @@datadir")).endsWith("/data-1/");
        } finally {
            leftover.destroyForcibly();
        }
    }

    @Test
    void startsAfterAnOldLockFileThatNamesAnotherProcess() throws IOException, SQLException {
        MySqlServer.start(home).close();
        String init = "1"; // lives on every system and is neither the server nor its parent
        Files.writeString(home.resolve("data-1/mysqld.pid"), init);
        Files.writeString(home.resolve("data-1/mysqld.sock.lock"), init);

        try (MySqlServer server = MySqlServer.start(home)) {
            assertThat(ask(server, "", "SELECT @@datadir")).endsWith("/data-1/");
        }
    }

    @Test
    void endsWithItsJavaProcessWhenThatIsKilled() throws Exception {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        String classPath = System.getProperty("java.class.path");
        Process killed = new ProcessBuilder(java, "-cp", classPath, Killed.class.getName(), home.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        long id = Long.parseLong(killed.inputReader().readLine());
        ProcessHandle server = ProcessHandle.of(id).orElseThrow();

        killed.destroyForcibly().waitFor();

        try {
            assertThat(server.onExit()).succeedsWithin(Duration.ofSeconds(30));
        } finally {
            server.destroyForcibly();
        }
    }

    @Test
    void saysWhatTheLogSaysWhenItCannotStart() throws IOException {
        Path broken = Files.createDirectory(home.resolve("broken"));
        Files.createDirectory(broken.resolve("data-1"));

        assertThatIllegalStateException()
                .isThrownBy(() -> MySqlServer.start(broken))
                .withMessageContaining("MySQL did not start.")
                .withMessageContaining("[ERROR]");
    }

    private static String ask(MySqlServer server, String database, String question) throws SQLException {
        try (Connection connection = connect(server, database);
                Statement statement = connection.createStatement();
                ResultSet answer = statement.executeQuery(question)) {
            answer.next();
            return answer.getString(1);
        }
    }

    private static void execute(MySqlServer server, String database, String command) throws SQLException {
        try (Connection connection = connect(server, database);
                Statement statement = connection.createStatement()) {
            statement.execute(command);
        }
    }

    private static Connection connect(MySqlServer server, String database) throws SQLException {
        return DriverManager.getConnection(server.jdbcUrl(database), server.user(), server.password());
    }

    /** A Java process that starts a server, prints the server's process id and waits to be killed. */
    static final class Killed {
        public static void main(String[] arguments) throws Exception {
            Path home = Path.of(arguments[0]);
            MySqlServer.start(home);
            System.out.print(Files.readString(home.resolve("data-1/mysqld.pid")));
            System.out.flush();
            Thread.sleep(60_000);
        }
    }

    static final class BelowTarget implements TempDirFactory {
        @Override
        public Path createTempDirectory(AnnotatedElementContext element, ExtensionContext context) throws IOException {
            return Files.createTempDirectory(Files.createDirectories(Path.of("target")), "a mysql home ");
        }
    }
}
