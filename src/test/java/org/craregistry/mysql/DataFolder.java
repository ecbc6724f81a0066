package org.craregistry.mysql;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** The data of one server, kept for the next run; servers side by side have one folder each, data-1, data-2 and on. */
final class DataFolder implements Closeable {

    static final String PROCESS_ID = "mysqld.pid";
    static final String SOCKET = "mysqld.sock";

    private static final Duration TO_INITIALISE = Duration.ofMinutes(3);

    private final Path path;
    private final FolderLock lock;

    private DataFolder(Path path, FolderLock lock) {
        this.path = path;
        this.lock = lock;
    }

    /** Takes the first folder below home that no living Java process has taken. */
    static DataFolder firstFree(Path home) throws IOException {
        for (int number = 1; ; number++) {
            Path path = home.resolve("data-" + number);
            Optional<FolderLock> lock = FolderLock.ifFree(path);
            if (lock.isPresent()) {
                return new DataFolder(path, lock.get());
            }
        }
    }

    Path path() {
        return path;
    }

    Path log() {
        return path.resolveSibling(path.getFileName() + ".log");
    }

    /**
     * Initialises the folder unless an earlier run did, and rids it of what a killed run has left.
     *
     * @throws IllegalStateException with the end of the log where mysqld cannot initialise it
     */
    void prepare(MySqlDistribution distribution) throws IOException {
        WholeFolder.make(path, unfinished -> initialise(unfinished, distribution));
        stopLeftover(distribution);
        // mysqld refuses to start where the number in an old lock file is by now that of any other process.
        for (String left : List.of(PROCESS_ID, SOCKET, SOCKET + ".lock")) {
            Files.deleteIfExists(path.resolve(left));
        }
    }

    /** Gives the folder back to whoever comes next. */
    @Override
    public void close() throws IOException {
        lock.close();
    }

    private void initialise(Path unfinished, MySqlDistribution distribution) throws IOException {
        MysqldProcess process = MysqldProcess.start(distribution.initialising(unfinished), log());
        if (!process.succeedsWithin(TO_INITIALISE)) {
            throw process.failure("MySQL could not initialise its data.", null);
        }
    }

    private void stopLeftover(MySqlDistribution distribution) throws IOException {
        Path file = path.resolve(PROCESS_ID);
        if (!Files.exists(file)) {
            return;
        }
        String id = Files.readString(file).strip();
        if (!id.matches("[0-9]{1,18}")) { // killed before it had written it
            return;
        }
        // The number may by now be that of any other process, which is none of our business.
        Optional<String> ours = Optional.of(distribution.mysqld().toString());
        ProcessHandle.of(Long.parseLong(id))
                .filter(process -> process.info().command().equals(ours))
                .ifPresent(MysqldProcess::stop);
    }
}
