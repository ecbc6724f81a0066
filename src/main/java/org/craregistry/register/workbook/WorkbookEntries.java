package org.craregistry.register.workbook;

import java.io.IOException;
import java.io.InputStream;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.apache.poi.openxml4j.util.ZipEntrySource;
import org.apache.poi.openxml4j.util.ZipFileZipEntrySource;
import org.jspecify.annotations.Nullable;

/** The entries of a workbook without what packing it by hand leaves in it: POI takes each of them for a part, and refuses the file. */
final class WorkbookEntries implements ZipEntrySource {

    private static final Set<String> LITTER = Set.of("thumbs.db", "desktop.ini");
    private static final String RESOURCE_FORKS = "__macosx/";
    private static final String RELATIONS = ".rels";

    private final ZipEntrySource all;
    private final List<ZipArchiveEntry> parts;

    WorkbookEntries(ZipFile zip) {
        this.all = new ZipFileZipEntrySource(zip);
        this.parts = Collections.list(zip.getEntries()).stream()
                .filter(entry -> !isLitter(entry.getName().toLowerCase(Locale.ROOT)))
                .toList();
    }

    private static boolean isLitter(String path) {
        String name = path.substring(path.lastIndexOf('/') + 1);
        boolean hidden = name.startsWith(".") && !name.equals(RELATIONS);
        return hidden || path.startsWith(RESOURCE_FORKS) || LITTER.contains(name);
    }

    @Override
    public Enumeration<? extends ZipArchiveEntry> getEntries() {
        return Collections.enumeration(parts);
    }

    @Override
    public @Nullable ZipArchiveEntry getEntry(String path) {
        return isLitter(path.toLowerCase(Locale.ROOT)) ? null : all.getEntry(path);
    }

    @Override
    public InputStream getInputStream(ZipArchiveEntry entry) throws IOException {
        return all.getInputStream(entry);
    }

    @Override
    public void close() throws IOException {
        all.close();
    }

    @Override
    public boolean isClosed() {
        return all.isClosed();
    }
}
