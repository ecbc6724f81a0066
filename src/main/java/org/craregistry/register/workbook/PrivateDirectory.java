package org.craregistry.register.workbook;

import java.io.Closeable;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.poi.util.TempFile;
import org.apache.poi.util.TempFileCreationStrategy;
import org.craregistry.storage.TemporaryFolder;

/** A directory that only this account can read, for the temporary files POI makes on this thread; closing deletes it with all in it. */
final class PrivateDirectory implements TempFileCreationStrategy, Closeable {

    private final Path directory;

    PrivateDirectory() throws IOException {
        directory = TemporaryFolder.newFolder("register-");
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
        TemporaryFolder.delete(directory);
    }
}
