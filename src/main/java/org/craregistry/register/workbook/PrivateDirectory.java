package org.craregistry.register.workbook;

import java.io.Closeable;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.apache.poi.util.TempFile;
import org.apache.poi.util.TempFileCreationStrategy;

/** A directory that only this account can read, for the temporary files POI makes on this thread; closing deletes it with all in it. */
final class PrivateDirectory implements TempFileCreationStrategy, Closeable {

    private final Path directory;

    PrivateDirectory() throws IOException {
        directory = Files.createTempDirectory("register-");
        TempFile.setThreadLocalTempFileCreationStrategy(this);
    }

    @Override
    public File createTempFile(String prefix, String suffix) throws IOException {
        return Files.createTempFile(directory, prefix, suffix).toFile();
    }

    @Override
    public File createTempDirectory(String prefix) throws IOException {
        return Files.createTempDirectory(directory, prefix).toFile();
    }

    @Override
    @SuppressWarnings("NullAway") // POI: null takes the strategy of this thread away
    public void close() throws IOException {
        TempFile.setThreadLocalTempFileCreationStrategy(null);
        List<Path> deepestFirst;
        try (Stream<Path> all = Files.walk(directory)) {
            deepestFirst = all.sorted(Comparator.reverseOrder()).toList();
        }
        for (Path path : deepestFirst) {
            Files.deleteIfExists(path);
        }
    }
}
