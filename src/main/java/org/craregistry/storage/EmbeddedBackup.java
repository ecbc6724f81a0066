package org.craregistry.storage;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** Copies the embedded database while it is used: nobody else can, for its file belongs to the process of the registry. */
@Component
@EnableConfigurationProperties(BackupSettings.class)
class EmbeddedBackup {

    private static final Logger LOG = LoggerFactory.getLogger(EmbeddedBackup.class);
    private static final String NAME = "registry-";
    private static final String ENDING = ".zip";

    private final @Nullable Path folder;
    private final int keep;
    private final JdbcTemplate jdbc;
    private final Clock clock;

    EmbeddedBackup(
            BackupSettings settings, JdbcTemplate jdbc, Clock clock, @Value("${spring.datasource.url}") String url) {
        this.folder = url.startsWith("jdbc:h2:file:") ? settings.folder() : null;
        this.keep = settings.keep();
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Makes a copy of this day, and removes the oldest where there are too many. */
    void run() throws IOException {
        if (folder == null) {
            return;
        }
        Files.createDirectories(folder);
        Path copy = folder.resolve(NAME + LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC) + ENDING);
        Path part = folder.resolve("." + copy.getFileName());
        Files.deleteIfExists(part);
        jdbc.update("BACKUP TO ?", part.toString());
        Files.move(part, copy, StandardCopyOption.REPLACE_EXISTING);
        LOG.info("Copied the database to {}", copy);
        for (Path old : copies().stream().skip(keep).toList()) {
            Files.delete(old);
        }
    }

    /** The latest first. */
    private List<Path> copies() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.getFileName().toString().startsWith(NAME)
                            && file.getFileName().toString().endsWith(ENDING))
                    .sorted(Comparator.reverseOrder())
                    .toList();
        }
    }
}
