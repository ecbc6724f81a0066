package org.craregistry.storage;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.security.MessageDigest;

/**
 * A file that only this process may read and that is gone once closed.
 *
 * @param size in bytes
 * @param sha256 of its bytes, in hexadecimal digits
 */
public record TemporaryFile(Path path, long size, String sha256) implements AutoCloseable {

    /** What fills a file. */
    public interface Filling {

        void into(OutputStream out) throws IOException;
    }

    /**
     * Makes a file; where filling fails, nothing is left behind.
     *
     * @throws IOException where the disk fails or the filling does
     */
    public static TemporaryFile filledBy(Filling filling) throws IOException {
        Path path = TemporaryFolder.newFile(".tmp");
        try {
            MessageDigest digest = Sha256.begin();
            try (OutputStream out = new DigestOutputStream(Files.newOutputStream(path), digest)) {
                filling.into(out);
            }
            return new TemporaryFile(path, Files.size(path), Sha256.hex(digest));
        } catch (IOException | RuntimeException e) {
            Files.deleteIfExists(path);
            throw e;
        }
    }

    /** Its bytes from the first; whoever asks closes them. @throws IOException where the disk fails */
    public InputStream open() throws IOException {
        return Files.newInputStream(path);
    }

    @Override
    public void close() {
        try {
            Files.deleteIfExists(path);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
