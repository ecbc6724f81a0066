package org.craregistry.commandline;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CommandsTests {

    private static final String SECRET = "crt_of-a-test";
    private static final Map<String, String> TOKEN = Map.of("REGISTRY_TOKEN", SECRET);

    @TempDir
    Path folder;

    @Test
    void theRegistryStartsWithoutArgumentsAndWithThoseOfSpring() {
        assertThat(Commands.areCalledBy()).isFalse();
        assertThat(Commands.areCalledBy("--server.port=8081", "--debug")).isFalse();
        assertThat(Commands.areCalledBy("import", "ours.xlsx")).isTrue();
        assertThat(Commands.areCalledBy("imprt")).isTrue();
        assertThat(Commands.areCalledBy("--help")).isTrue();
    }

    @Test
    void wrongUsageIsSaidInASentenceWithTheWayToTheHelp() {
        assertUsage(Called.with(TOKEN, "imprt", "x"), "There is no command imprt.", "import", "--help");
        assertUsage(Called.with(TOKEN, "import", "ours.xlsx"), "--portfolio");
        assertUsage(Called.with(TOKEN, "import", "--portfolio", "ours"), "FILE", "--watch");
        assertUsage(
                Called.with(TOKEN, "import", "a.csv", "--portfolio", "x", "--apply", "--apply-valid-rows"),
                "--apply-valid-rows",
                "mutually exclusive");
        assertUsage(Called.with(TOKEN, "export", "--portfolio", "ours", "--as-of", "yesterday"), "yesterday");
        assertUsage(Called.with(TOKEN, "export", "ours.pdf", "--portfolio", "ours"), "ours.pdf", ".xlsx or .csv");
    }

    @Test
    void theHelpOfEachCommandSaysWhatItsOptionsAre() {
        assertThat(Called.with(Map.of(), "--help").out()).contains("import", "export", "template", "1: the file has");
        Called help = Called.with(Map.of(), "import", "--help");
        assertThat(help.exitCode()).isZero();
        assertThat(help.out()).contains("--watch", "--token-file", "--apply-valid-rows", "REGISTRY_TOKEN");
    }

    @Test
    void aTokenComesFromTheEnvironmentOrAFileAndIsNeverRepeated() throws IOException {
        assertUsage(Called.with(Map.of(), "template", file("t.xlsx")), "REGISTRY_TOKEN", "--token-file");
        assertUsage(Called.with(Map.of(), "template", file("t.xlsx"), "--token-file", file("none")), "is not there");
        Path odd = Files.writeString(folder.resolve("odd"), "two secrets");
        Called refused = Called.with(Map.of(), "template", file("t.xlsx"), "--token-file", odd.toString());
        assertUsage(refused, "spaces");
        assertThat(refused.err()).doesNotContain("two secrets");
        assertThat(Called.with(Map.of(), "template", "--token", SECRET).exitCode())
                .isEqualTo(2);
    }

    @Test
    void anAddressThatIsNoneIsRefused() {
        for (String address :
                new String[] {"registry", "ftp://registry", "http://", "http://a b", "http://me:it@host"}) {
            assertUsage(Called.with(TOKEN, "template", file("t.xlsx"), "--url", address), address, "https://");
        }
    }

    @Test
    void aRegistryThatIsAwayIsToldApart() throws IOException {
        String nobody = "http://127.0.0.1:" + freePort();

        Called away = Called.with(TOKEN, "template", file("t.xlsx"), "--url", nobody);

        assertThat(away.exitCode()).isEqualTo(4);
        assertThat(away.err()).contains("does not answer", nobody);
        assertThat(Called.with(TOKEN, "template", file("t.xlsx"), "--url", nobody, "--json")
                        .json()
                        .at("/exitCode")
                        .asInt())
                .isEqualTo(4);
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void somethingElseThatAnswersIsNotTakenForARegistry() throws IOException {
        HttpServer other = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        other.createContext("/", exchange -> {
            exchange.getResponseHeaders().add("Location", "https://elsewhere.example");
            exchange.sendResponseHeaders(302, -1);
            exchange.close();
        });
        other.start();
        try {
            String url = "http://127.0.0.1:" + other.getAddress().getPort();
            Called called = Called.with(TOKEN, "template", file("t.xlsx"), "--url", url);
            assertThat(called.exitCode()).isEqualTo(4);
            assertThat(called.err()).contains("no registry", "https://elsewhere.example");
        } finally {
            other.stop(0);
        }
    }

    private String file(String name) {
        return folder.resolve(name).toString();
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private static void assertUsage(Called called, String... words) {
        assertThat(called.exitCode()).as(called.err()).isEqualTo(2);
        assertThat(called.err()).contains(words);
        assertThat(called.out()).isEmpty();
    }

    @Test
    void resetsAPasswordInTheDatabaseWithoutEverTakingOneAsAnArgument() {
        OwnDatabase database = (account, password, settings) ->
                new OwnDatabase.Answer(account.equals("admin"), account + " " + password + " " + settings);

        assertThat(Called.with(Map.of(), database, "reset-password", "admin", "--spring.profiles.active=mysql")
                        .out())
                .contains("admin null [--spring.profiles.active=mysql]");
        assertThat(Called.with(Map.of(), database, "reset-password", "nobody").exitCode())
                .isEqualTo(ExitCode.REFUSED.number());
        for (String[] wrong :
                new String[][] {{"admin", "secret"}, {"admin", "--password=secret "}, {"admin", "--pasword"}, {}}) {
            String[] arguments =
                    Stream.concat(Stream.of("reset-password"), Stream.of(wrong)).toArray(String[]::new);
            assertThat(Called.with(Map.of(), Called.NO_DATABASE, arguments).exitCode())
                    .as(List.of(arguments).toString())
                    .isEqualTo(ExitCode.WRONG_USAGE.number());
        }
    }
}
