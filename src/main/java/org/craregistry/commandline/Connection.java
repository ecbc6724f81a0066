package org.craregistry.commandline;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.MalformedInputException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which registry a command speaks to, and as whom: options that all commands have. */
final class Connection {

    private static final String URL_VARIABLE = "REGISTRY_URL";
    private static final String TOKEN_VARIABLE = "REGISTRY_TOKEN";
    private static final String USUAL_URL = "http://localhost:8080";
    private static final Set<String> THIS_MACHINE = Set.of("localhost", "127.0.0.1", "[::1]");

    private final Shell shell;

    @Option(
            names = "--url",
            paramLabel = "URL",
            description = "Where the registry is; else the variable " + URL_VARIABLE + ", else " + USUAL_URL + ".")
    private @Nullable String url;

    // There is no option for the token itself: everybody on the machine may read what a program was called with.
    @Option(
            names = "--token-file",
            paramLabel = "FILE",
            description = "A file with an access token, which the page of your account makes; else the variable "
                    + TOKEN_VARIABLE + ".")
    private @Nullable Path tokenFile;

    Connection(Shell shell) {
        this.shell = shell;
    }

    RemoteRegistry open() {
        URI base = base();
        if ("http".equals(base.getScheme()) && !THIS_MACHINE.contains(base.getHost())) {
            shell.complain("The token travels to " + base.getHost() + " unencrypted; use https where you can.");
        }
        return new RemoteRegistry(base, token());
    }

    private URI base() {
        String given = url == null ? shell.variables().getOrDefault(URL_VARIABLE, USUAL_URL) : url;
        String address = given.strip().replaceFirst("/+$", "");
        try {
            URI base = URI.create(address);
            boolean web = "http".equals(base.getScheme()) || "https".equals(base.getScheme());
            if (web && base.getHost() != null && base.getQuery() == null && base.getUserInfo() == null) {
                return base;
            }
        } catch (IllegalArgumentException none) {
            // Said below.
        }
        throw CommandFailed.usage(
                "\"%s\" is no address of a registry; use one such as https://registry.example.com.".formatted(given));
    }

    private String token() {
        String token = tokenFile == null ? shell.variables().getOrDefault(TOKEN_VARIABLE, "") : read(tokenFile);
        if (token.isBlank()) {
            throw CommandFailed.usage(
                    "There is no access token. Set %s, or name a file that holds one with --token-file. Tokens are made on the page of your account, and by createToken in the API."
                            .formatted(TOKEN_VARIABLE));
        }
        // What it says is not repeated: it may be the secret of something else.
        if (token.strip().chars().anyMatch(character -> character <= ' ' || character > '~')) {
            throw CommandFailed.usage(
                    "What is given as an access token is none: it has spaces or other characters in it.");
        }
        return token.strip();
    }

    private static String read(Path file) {
        try {
            return Files.readString(file, StandardCharsets.UTF_8);
        } catch (MalformedInputException binary) {
            throw CommandFailed.usage("%s is no text file with an access token.".formatted(file));
        } catch (IOException e) {
            throw CommandFailed.usage(
                    "The file with the access token cannot be read: %s.".formatted(LocalFiles.reason(e)));
        }
    }
}
