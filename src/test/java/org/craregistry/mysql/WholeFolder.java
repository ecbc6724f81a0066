package org.craregistry.mysql;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** A folder that is either complete or not there: it is made under another name and renamed at the end. */
final class WholeFolder {

    /** What fills the folder, which exists and is empty. */
    @FunctionalInterface
    interface Filling {
        void into(Path folder) throws IOException;
    }

    private WholeFolder() {}

    /**
     * Makes the folder unless it is there, after deleting what an interrupted attempt has left.
     *
     * @param folder whose {@link FolderLock} the caller holds
     * @throws IOException from the filling; the folder is then still not there
     */
    static void make(Path folder, Filling filling) throws IOException {
        if (Files.isDirectory(folder)) {
            return;
        }
        Path unfinished = folder.resolveSibling(folder.getFileName() + ".unfinished");
        delete(unfinished);
        Files.createDirectory(unfinished);
        filling.into(unfinished);
        Files.move(unfinished, folder, StandardCopyOption.ATOMIC_MOVE);
    }

    private static void delete(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        try (Stream<Path> paths = Files.walk(folder)) {
            List<Path> deepestFirst = paths.sorted(Comparator.reverseOrder()).toList();
            for (Path path : deepestFirst) {
                Files.deleteIfExists(path);
            }
        }
    }
}
