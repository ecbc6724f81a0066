package org.craregistry.commandline;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** Writes files of this machine whole or not at all, and says why one cannot be read or written. */
final class LocalFiles {

    private LocalFiles() {}

    /** Writes a file under another name first, so that nobody meets a half one. */
    static void write(InputStream content, Path file) throws IOException {
        Path folder = folderOf(file);
        Path part = Files.createTempFile(folder, "." + file.getFileName(), ".part");
        try {
            Files.copy(content, part, StandardCopyOption.REPLACE_EXISTING);
            Files.move(part, file, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(part);
        }
    }

    static Path folderOf(Path file) {
        Path folder = file.toAbsolutePath().getParent();
        if (folder == null) {
            throw CommandFailed.usage(file + " is no file.");
        }
        return folder;
    }

    static String nameOf(Path file) {
        return String.valueOf(file.getFileName());
    }

    /** What an exception means, such as {@code ours.xlsx is not there}. */
    static String reason(IOException failed) {
        if (failed instanceof NoSuchFileException missing) {
            return missing.getFile() + " is not there";
        }
        if (failed instanceof AccessDeniedException denied) {
            return denied.getFile() + " may not be read or written by you";
        }
        if (failed instanceof FileSystemException other && other.getReason() != null) {
            return other.getFile() + ": " + other.getReason();
        }
        return String.valueOf(failed.getMessage());
    }
}
