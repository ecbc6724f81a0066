package org.craregistry.storage;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.SpringApplication;

/**
 * The folder of this process for all its temporary files, which nobody else may read. It goes with the process; that of a process which
 * was killed goes at the next start of another one of the same account.
 */
public final class TemporaryFolder {

    private static final Logger LOG = LoggerFactory.getLogger(TemporaryFolder.class);
    private static final String PREFIX = "cra-registry-";

    /** Locked for as long as the process lives, by the operating system: a process that is killed lets go of it too. */
    private static final String ALIVE = "alive";

    private static @Nullable TemporaryFolder ofProcess;

    private final Path path;

    @SuppressWarnings("unused") // to be reachable: a channel that is collected is closed, and its lock is gone
    private final FileChannel alive;

    private TemporaryFolder(Path path, FileChannel alive) {
        this.path = path;
        this.alive = alive;
    }

    /** A new and empty file. @throws IOException where the disk fails */
    public static Path newFile(String suffix) throws IOException {
        return Files.createTempFile(path(), "", suffix);
    }

    /** A new and empty folder. @throws IOException where the disk fails */
    public static Path newFolder(String prefix) throws IOException {
        return Files.createTempDirectory(path(), prefix);
    }

    /** Deletes a folder with all that is in it. @throws IOException where the disk fails */
    public static void delete(Path folder) throws IOException {
        List<Path> deepestFirst;
        try (Stream<Path> all = Files.walk(folder)) {
            deepestFirst = all.sorted(Comparator.reverseOrder()).toList();
        }
        for (Path path : deepestFirst) {
            Files.deleteIfExists(path);
        }
    }

    /** Made anew where somebody tidied it away: some machines delete what is old. */
    private static synchronized Path path() throws IOException {
        if (ofProcess == null || !Files.isDirectory(ofProcess.path)) {
            Path parent = Path.of(System.getProperty("java.io.tmpdir"));
            deleteLeftBehind(parent);
            ofProcess = madeIn(parent);
            Path made = ofProcess.path;
            SpringApplication.getShutdownHandlers().add(() -> deleteQuietly(made));
        }
        return ofProcess.path;
    }

    /** The mark is locked before it has its name, so that no other process ever sees it without its lock. */
    private static TemporaryFolder madeIn(Path parent) throws IOException {
        Path folder = Files.createTempDirectory(parent, PREFIX);
        Path unnamed = folder.resolve("unnamed");
        FileChannel channel = FileChannel.open(unnamed, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        channel.lock();
        Files.move(unnamed, folder.resolve(ALIVE));
        return new TemporaryFolder(folder, channel);
    }

    /** Deletes the folders of dead processes of this account; what others have there is none of its business. */
    static void deleteLeftBehind(Path parent) throws IOException {
        try (var folders = Files.newDirectoryStream(parent, PREFIX + "*")) {
            for (Path folder : folders) {
                if (isDead(folder)) {
                    deleteQuietly(folder);
                }
            }
        }
    }

    private static boolean isDead(Path folder) {
        Path mark = folder.resolve(ALIVE);
        if (!Files.isRegularFile(mark) || !Files.isWritable(mark)) {
            return false;
        }
        try (FileChannel channel = FileChannel.open(mark, StandardOpenOption.WRITE)) {
            return channel.tryLock() != null;
        } catch (OverlappingFileLockException | IOException ofThisProcessOrGone) {
            return false;
        }
    }

    private static void deleteQuietly(Path folder) {
        try {
            delete(folder);
        } catch (IOException | UncheckedIOException e) {
            LOG.warn("The temporary folder {} cannot be deleted: {}", folder, e.getMessage());
        }
    }
}
