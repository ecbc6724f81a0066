package org.craregistry.storage;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.stream.Stream;
import org.h2.tools.Restore;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

class EmbeddedBackupTests {

    @TempDir
    Path folder;

    @Test
    void aCopyMadeWhileTheDatabaseIsUsedIsTheDatabase() throws IOException {
        String url = "jdbc:h2:file:" + folder.resolve("registry") + ";MODE=MySQL";
        SingleConnectionDataSource open = new SingleConnectionDataSource(url, true);
        JdbcTemplate jdbc = new JdbcTemplate(open);
        jdbc.execute("CREATE TABLE kept (id INT)");
        jdbc.update("INSERT INTO kept VALUES (7)");

        Path copies = folder.resolve("copies");
        for (int day = 1; day <= 4; day++) {
            on(day, copies, jdbc, url).run();
        }
        on(4, copies, jdbc, url).run();
        jdbc.update("DELETE FROM kept");
        open.destroy();

        assertThat(names(copies)).containsExactly("registry-2027-01-03.zip", "registry-2027-01-04.zip");
        Restore.execute(copies.resolve("registry-2027-01-04.zip").toString(), folder + "/back", null);
        assertThat(new JdbcTemplate(new DriverManagerDataSource("jdbc:h2:file:" + folder.resolve("back/registry")))
                        .queryForObject("SELECT id FROM kept", Integer.class))
                .isEqualTo(7);
    }

    @Test
    void nothingIsCopiedOfAServer() throws IOException {
        Path copies = folder.resolve("copies");
        on(1, copies, new JdbcTemplate(), "jdbc:mysql://db/registry").run();
        assertThat(copies).doesNotExist();
    }

    private static EmbeddedBackup on(int day, Path copies, JdbcTemplate jdbc, String url) {
        Clock clock = Clock.fixed(Instant.parse("2027-01-0%dT03:10:00Z".formatted(day)), ZoneOffset.UTC);
        return new EmbeddedBackup(new BackupSettings(copies, 2), jdbc, clock, url);
    }

    private static Stream<String> names(Path copies) throws IOException {
        try (Stream<Path> files = Files.list(copies)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList().stream();
        }
    }
}
