package org.craregistry.storage;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.Banner;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;

/** Starts processes that make temporary files, and kills them. */
class TemporaryFolderTests {

    @TempDir
    Path temporary;

    @Test
    void removesWhatAKilledProcessLeftAndNothingElse() throws Exception {
        Path foreign = Files.createDirectory(temporary.resolve("cra-registry-of-somebody"));
        Process killed = started();
        Process living = started();
        List<Path> before = folders();
        killed.destroyForcibly().waitFor();
        assertThat(before).hasSize(3);
        assertThat(folders()).isEqualTo(before);

        Process next = started();
        try {
            assertThat(folders()).hasSize(3).contains(foreign);
            assertThat(folders()).filteredOn(before::contains).hasSize(2);
        } finally {
            living.destroy();
            next.destroy();
        }
        living.waitFor();
        next.waitFor();
        assertThat(folders()).containsExactly(foreign);
    }

    @Test
    void letsNobodyElseReadIt() throws IOException {
        Path file = TemporaryFolder.newFile(".tmp");

        assertThat(Files.getPosixFilePermissions(file.getParent()).toString()).doesNotContain("GROUP", "OTHERS");
        Files.delete(file);
    }

    private List<Path> folders() throws IOException {
        try (Stream<Path> all = Files.list(temporary)) {
            return all.filter(Files::isDirectory).sorted().toList();
        }
    }

    private Process started() throws IOException {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-Djava.io.tmpdir=" + temporary,
                        "-cp",
                        System.getProperty("java.class.path"),
                        MakesAFile.class.getName())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        assertThat(process.inputReader().readLine()).endsWith(".tmp");
        return process;
    }

    /** A process with a temporary file, until it is ended. */
    static final class MakesAFile {

        public static void main(String[] args) throws IOException, InterruptedException {
            SpringApplication application = new SpringApplication(MakesAFile.class);
            application.setBannerMode(Banner.Mode.OFF);
            application.setWebApplicationType(WebApplicationType.NONE);
            application.setLogStartupInfo(false);
            application.run(args);
            System.out.println(TemporaryFolder.newFile(".tmp"));
            Thread.currentThread().join();
        }
    }
}
