package org.craregistry.storage;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.Connection;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.health.contributor.Status;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.test.context.ConfigDataApplicationContextInitializer;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

/** The embedded database with the settings that are delivered. */
class DatabaseDiskTests {

    @TempDir
    Path folder;

    @Test
    void opensTheFileForEveryPool() {
        run("jdbc:h2:file:" + folder.resolve("registry"));
        assertThat(folder.resolve("registry.mv.db")).exists();
    }

    @Test
    void looksAfterTheRoomOfEmbeddedFilesOnly() {
        UsableSpace elsewhere = new DatabaseDisk().usableSpace("jdbc:mysql://localhost/registry");
        UsableSpace here = new DatabaseDisk().usableSpace("jdbc:h2:file:" + folder.resolve("registry") + ";MODE=MySQL");

        assertThat(elsewhere.bytes()).isEqualTo(Long.MAX_VALUE);
        assertThat(here.bytes()).isPositive().isLessThan(Long.MAX_VALUE);
    }

    private static void run(String url) {
        new ApplicationContextRunner()
                .withInitializer(new ConfigDataApplicationContextInitializer())
                .withConfiguration(AutoConfigurations.of(DataSourceAutoConfiguration.class))
                .withUserConfiguration(DatabaseDisk.class, ScanConnections.class, DatabaseHealth.class, Room.class)
                .withPropertyValues("spring.datasource.url=" + url)
                .run(context -> {
                    for (DataSource pool :
                            context.getBeansOfType(DataSource.class).values()) {
                        try (Connection connection = pool.getConnection()) {
                            assertThat(connection.isValid(1)).isTrue();
                        }
                    }
                    assertThat(context.getBean(DatabaseHealth.class).health().getStatus())
                            .isEqualTo(Status.UP);
                    assertThat(context.getBean(Room.class).health().getStatus()).isEqualTo(Status.UP);
                });
    }
}
