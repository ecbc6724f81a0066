package org.craregistry.register.workbook;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.List;
import org.apache.poi.openxml4j.exceptions.OpenXML4JException;
import org.apache.poi.openxml4j.opc.OPCPackage;
import org.apache.poi.openxml4j.util.ZipFileZipEntrySource;
import org.apache.poi.openxml4j.util.ZipSecureFile;
import org.apache.poi.util.IOUtils;
import org.apache.poi.xssf.eventusermodel.XSSFReader;
import org.jspecify.annotations.Nullable;

/** A workbook (.xlsx), read part by part through POI's event interface, never as a whole. */
final class XlsxSpreadsheet implements Spreadsheet {

    /** Up to this size a part may be as repetitive as it likes: real registers repeat themselves, and our own limits hold. */
    private static final long UNSUSPICIOUS_BYTES = 64_000_000;

    static {
        ZipSecureFile.setGraceEntrySize(UNSUSPICIOUS_BYTES); // POI has this setting for the whole process only
    }

    private final String name;
    private final ReadLimits limits;
    private final OPCPackage parts;
    private final XmlParts xml;
    private final XSSFReader reader;
    private final WorkbookHandler workbook = new WorkbookHandler();
    private final StylesHandler styles = new StylesHandler();
    private @Nullable SharedTexts shared;

    private XlsxSpreadsheet(OPCPackage parts, String name, ReadLimits limits) throws IOException, OpenXML4JException {
        this.name = name;
        this.limits = limits;
        this.parts = parts;
        this.xml = new XmlParts(name, limits.inflatedBytes());
        this.reader = new XSSFReader(parts);
        xml.parse(reader.getWorkbookData(), workbook);
        xml.parse(reader.getStylesData(), styles);
    }

    /** Opens by the central directory only: what POI falls back to without one reads all into memory. */
    static XlsxSpreadsheet open(Path file, String name, ReadLimits limits) throws IOException {
        ZipSecureFile zip = null;
        try {
            zip = new ZipSecureFile(file.toFile());
            OPCPackage parts = OPCPackage.open(new ZipFileZipEntrySource(zip));
            PackageCheck.accept(parts, name);
            return new XlsxSpreadsheet(parts, name, limits);
        } catch (UnreadableRegister e) {
            IOUtils.closeQuietly(zip);
            throw e;
        } catch (IOException | OpenXML4JException | RuntimeException e) {
            IOUtils.closeQuietly(zip);
            throw PackageCheck.refusal(
                    file, name, e); // POI fails in many ways; all of them say that the file is no workbook
        }
    }

    @Override
    public List<SheetInfo> sheets() {
        return workbook.sheets();
    }

    @Override
    public List<String> remarks() {
        return List.of();
    }

    @Override
    public void read(SheetInfo sheet, SheetSink sink) throws IOException {
        CellNumbers numbers = new CellNumbers(styles.styles(), workbook.isFrom1904());
        xml.parse(part(workbook.relation(sheet)), new SheetHandler(name, limits, shared(), numbers, sink));
    }

    @Override
    public int rowsAbout(SheetInfo sheet) throws IOException {
        try (InputStream part = part(workbook.relation(sheet))) {
            return RowTags.count(part, limits.inflatedBytes());
        }
    }

    private SharedTexts shared() throws IOException {
        if (shared == null) {
            shared = new SharedTexts(name, limits);
            try {
                xml.parse(reader.getSharedStringsData(), shared);
            } catch (OpenXML4JException | IllegalArgumentException e) {
                throw PackageFault.refusal(e, name);
            }
        }
        return shared;
    }

    private InputStream part(String relation) throws IOException {
        try {
            return reader.getSheet(relation);
        } catch (OpenXML4JException | IllegalArgumentException e) {
            throw PackageFault.refusal(e, name);
        }
    }

    @Override
    public void close() throws IOException {
        parts.revert();
        if (shared != null) {
            shared.close();
        }
    }
}
