package org.craregistry.commandline;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is said before anything is unpacked; the rest needs the jar, which tests come before. */
class PrepareCommandTests {

    @TempDir
    Path folder;

    @Test
    void worksOnTheJarOnly() {
        Called called = Called.with(Map.of(), "prepare", folder.resolve("new").toString());

        assertThat(called.exitCode()).isEqualTo(2);
        assertThat(called.err()).contains("jar of the registry only");
        assertThat(folder).isEmptyDirectory();
    }
}
