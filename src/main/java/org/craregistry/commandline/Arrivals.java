package org.craregistry.commandline;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Files that others are writing: which of them are whole is told by their having stopped to change. */
final class Arrivals {

    /** How many looks in a row have to find a file alike. */
    private static final int LOOKS = 3;

    private final Map<Path, Seen> seen = new HashMap<>();

    /**
     * A file as it was met.
     *
     * @param looks how often in a row it was met like that
     */
    private record Seen(Path file, long size, long changed, int looks) {

        static Seen now(Path file) throws IOException {
            return new Seen(
                    file, Files.size(file), Files.getLastModifiedTime(file).toMillis(), 1);
        }

        Seen again(Seen now) {
            boolean alike = size == now.size && changed == now.changed;
            return alike ? new Seen(file, size, changed, looks + 1) : now;
        }

        Seen left() {
            return new Seen(file, size, changed, Integer.MIN_VALUE);
        }
    }

    /** Those of the files that are whole, the oldest first; to be asked again and again, with all files that there are. */
    List<Path> whole(List<Path> files) throws IOException {
        seen.keySet().retainAll(files);
        for (Path file : files) {
            seen.merge(file, Seen.now(file), Seen::again);
        }
        return seen.values().stream()
                .filter(one -> one.looks() >= LOOKS)
                .sorted(Comparator.comparingLong(Seen::changed).thenComparing(Seen::file))
                .map(Seen::file)
                .toList();
    }

    /** Does not name a file again until it changes. */
    void leave(Path file) {
        seen.computeIfPresent(file, (path, found) -> found.left());
    }
}
