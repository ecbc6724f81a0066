package org.craregistry.mysql;

import java.io.Closeable;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;

/** The sole right to a folder, which the operating system takes back when the Java process dies. */
final class FolderLock implements Closeable {

    // Closing any channel to a file gives up every lock this process has on it, so a lock file must not be opened
    // a second time while its lock is held here.
    private static final Set<Path> HELD = new HashSet<>();

    private static final Duration PAUSE = Duration.ofMillis(50);

    private final Path file;
    private final FileChannel channel;

    private FolderLock(Path file, FileChannel channel) {
        this.file = file;
        this.channel = channel;
    }

    /** Takes the lock of the folder, or answers empty where it is taken, in this Java process or in another. */
    static Optional<FolderLock> ifFree(Path folder) throws IOException {
        Path file = folder.resolveSibling(folder.getFileName() + ".lock");
        synchronized (HELD) {
            if (HELD.contains(file)) {
                return Optional.empty();
            }
            FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            if (channel.tryLock() == null) {
                channel.close();
                return Optional.empty();
            }
            HELD.add(file);
            return Optional.of(new FolderLock(file, channel));
        }
    }

    /** Takes the lock of the folder, after waiting for whoever has it. */
    static FolderLock whenFree(Path folder) throws IOException {
        Optional<FolderLock> lock = ifFree(folder);
        while (lock.isEmpty()) {
            LockSupport.parkNanos(PAUSE.toNanos());
            lock = ifFree(folder);
        }
        return lock.get();
    }

    /** Gives the folder back; a second call does nothing. */
    @Override
    public void close() throws IOException {
        synchronized (HELD) {
            if (channel.isOpen()) {
                channel.close();
                HELD.remove(file);
            }
        }
    }
}
