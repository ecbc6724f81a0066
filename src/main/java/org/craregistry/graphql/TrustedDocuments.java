package org.craregistry.graphql;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.craregistry.storage.Sha256;
import org.springframework.stereotype.Component;

/** The list of documents that an operator trusts, with those that the registry sends itself. Read once, at the start. */
@Component
class TrustedDocuments {

    private static final String ENDING = ".graphql";

    private final Map<String, String> byHash = new HashMap<>();

    TrustedDocuments(DocumentSettings settings, List<OwnDocuments> own) {
        own.forEach(part -> part.texts().forEach(this::add));
        Path folder = settings.folder();
        if (folder != null) {
            files(folder).map(TrustedDocuments::read).forEach(text -> {
                add(text);
                // Editors end files with a line break, which programs do not send.
                add(text.strip());
            });
        }
    }

    /** The document with this SHA-256, in hexadecimal digits. */
    Optional<String> find(String hash) {
        return Optional.ofNullable(byHash.get(hash));
    }

    boolean has(String text) {
        return byHash.containsKey(hash(text));
    }

    static String hash(String text) {
        return Sha256.hex(text.getBytes(StandardCharsets.UTF_8));
    }

    private void add(String text) {
        byHash.put(hash(text), text);
    }

    private static Stream<Path> files(Path folder) {
        if (!Files.isDirectory(folder)) {
            throw new IllegalStateException(
                    "registry.graphql.documents.folder: \"%s\" is no folder. Name one with .graphql files, or leave it out."
                            .formatted(folder));
        }
        try (Stream<Path> all = Files.walk(folder)) {
            return all.filter(file -> file.toString().endsWith(ENDING)).toList().stream();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException unreadable) {
            throw new UncheckedIOException("The trusted document %s cannot be read".formatted(file), unreadable);
        }
    }
}
