package org.craregistry.register.workbook;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.apache.poi.openxml4j.opc.OPCPackage;
import org.apache.poi.openxml4j.opc.PackagePart;
import org.apache.poi.openxml4j.opc.PackageRelationship;
import org.apache.poi.openxml4j.opc.PackageRelationshipTypes;
import org.jspecify.annotations.Nullable;

/** Tells workbooks that are read from other Office files, other archives and damaged ones. */
final class PackageCheck {

    private static final int LONGEST_MEDIA_TYPE = 100;

    private PackageCheck() {}

    /**
     * Accepts a package whose main part is a workbook without macros.
     *
     * @throws UnreadableRegister for any other
     */
    static void accept(OPCPackage parts, String name) {
        if (!parts.getRelationshipsByType(PackageRelationshipTypes.STRICT_CORE_DOCUMENT)
                .isEmpty()) {
            throw FileRefusals.strict(name);
        }
        String type = mainType(parts);
        if (type.contains("sheet.binary")) {
            throw FileRefusals.binaryWorkbook(name);
        }
        if (type.contains("macroEnabled")
                || !parts.getPartsByContentType("application/vnd.ms-office.vbaProject")
                        .isEmpty()) {
            throw FileRefusals.macros(name);
        }
        if (type.contains("wordprocessingml") || type.contains("presentationml")) {
            throw FileRefusals.notASpreadsheet(name, "a document or presentation");
        }
        if (!type.contains("spreadsheetml")) {
            throw FileRefusals.notASpreadsheet(name, "an archive of other files");
        }
    }

    private static String mainType(OPCPackage parts) {
        for (PackageRelationship relation : parts.getRelationshipsByType(PackageRelationshipTypes.CORE_DOCUMENT)) {
            PackagePart part = parts.getPart(relation);
            if (part != null) {
                return part.getContentType();
            }
        }
        return "";
    }

    /** Why a file that begins as an archive could not be opened as a workbook. */
    static UnreadableRegister refusal(Path file, String name, Exception failure) {
        UnreadableRegister refusal = PackageFault.attack(failure, name);
        if (refusal == null) {
            refusal = look(file, name);
        }
        refusal.initCause(failure);
        return refusal;
    }

    private static UnreadableRegister look(Path file, String name) {
        try (ZipFile zip = new ZipFile(file.toFile())) {
            String type = mediaType(zip);
            if (type.contains("opendocument.spreadsheet")) {
                return FileRefusals.openDocument(name);
            }
            if (type.contains("opendocument")) {
                return FileRefusals.notASpreadsheet(name, "an OpenDocument file of another kind");
            }
            return zip.getEntry("[Content_Types].xml") == null
                    ? FileRefusals.notASpreadsheet(name, "an archive of other files")
                    : FileRefusals.damaged(name, "its parts cannot be read");
        } catch (IOException e) {
            return FileRefusals.damaged(name, "its end is missing");
        }
    }

    private static String mediaType(ZipFile zip) throws IOException {
        @Nullable ZipEntry entry = zip.getEntry("mimetype");
        if (entry == null) {
            return "";
        }
        try (var in = zip.getInputStream(entry)) {
            return new String(in.readNBytes(LONGEST_MEDIA_TYPE), StandardCharsets.US_ASCII);
        }
    }
}
