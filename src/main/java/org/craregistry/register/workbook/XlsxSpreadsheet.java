package org.craregistry.register.workbook;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.apache.poi.openxml4j.exceptions.OpenXML4JException;
import org.apache.poi.openxml4j.opc.OPCPackage;
import org.apache.poi.openxml4j.opc.PackagePart;
import org.apache.poi.openxml4j.opc.PackageRelationship;
import org.apache.poi.openxml4j.opc.PackageRelationshipTypes;
import org.apache.poi.openxml4j.util.ZipSecureFile;
import org.apache.poi.util.IOUtils;
import org.apache.poi.xssf.eventusermodel.XSSFReader;
import org.jspecify.annotations.Nullable;
import org.xml.sax.Attributes;
import org.xml.sax.helpers.DefaultHandler;

/** A workbook (.xlsx), read part by part through POI's event interface, never as a whole. */
final class XlsxSpreadsheet implements Spreadsheet {

    /** Up to this size a part may be as repetitive as it likes: real registers repeat themselves, and our own limits hold. */
    private static final long UNSUSPICIOUS_BYTES = 64_000_000;

    static {
        ZipSecureFile.setGraceEntrySize(UNSUSPICIOUS_BYTES); // POI has this setting for the whole process only
    }

    private static final String COMMENTS =
            "http://schemas.openxmlformats.org/officeDocument/2006/relationships/comments";
    private static final Pattern ADDRESS = Pattern.compile("[A-Z]{1,3}\\d{1,7}");
    private static final String TABLE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/table";

    private final String name;
    private final ReadLimits limits;
    private final OPCPackage parts;
    private final XmlParts xml;
    private final XSSFReader reader;
    private final WorkbookHandler workbook = new WorkbookHandler();
    private final StylesHandler styles = new StylesHandler();
    private final List<SheetInfo> present;
    private @Nullable SharedTexts shared;

    private XlsxSpreadsheet(OPCPackage parts, String name, ReadLimits limits) throws IOException, OpenXML4JException {
        this.name = name;
        this.limits = limits;
        this.parts = parts;
        this.xml = new XmlParts(name, limits.inflatedBytes());
        this.reader = new XSSFReader(parts);
        xml.parse(reader.getWorkbookData(), workbook);
        readStyles();
        this.present = workbook.sheets().stream().filter(this::isThere).toList();
        if (present.isEmpty()) {
            throw FileRefusals.damaged(name, "it holds no sheet");
        }
    }

    /** A workbook that names its formats but does not hold them is read without any, as by other programs. */
    private void readStyles() throws IOException {
        try {
            xml.parse(reader.getStylesData(), styles);
        } catch (OpenXML4JException | IllegalArgumentException missing) {
            return; // without formats all numbers are plain ones
        }
    }

    /** Opens by the central directory only: what POI falls back to without one reads all into memory. */
    static XlsxSpreadsheet open(Path file, String name, ReadLimits limits) throws IOException {
        ZipSecureFile zip = null;
        try {
            zip = new ZipSecureFile(file.toFile());
            OPCPackage parts = OPCPackage.open(new WorkbookEntries(zip));
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
        return present;
    }

    @Override
    public boolean isCsv() {
        return false;
    }

    @Override
    public Set<Integer> totals(SheetInfo sheet) throws IOException {
        TotalsRows totals = new TotalsRows();
        readBeside(sheet, TABLE, totals);
        return totals.rows();
    }

    @Override
    public void commented(SheetInfo sheet, Consumer<String> addresses) throws IOException {
        readBeside(sheet, COMMENTS, new DefaultHandler() {
            @Override
            public void startElement(String uri, String local, String qualified, Attributes attributes) {
                String address = attributes.getValue("ref");
                if (local.equals("comment")
                        && address != null
                        && ADDRESS.matcher(address).matches()) {
                    addresses.accept(address);
                }
            }
        });
    }

    /** Reads the parts of a kind that belong to a sheet; one that is not there says nothing. */
    private void readBeside(SheetInfo sheet, String kind, DefaultHandler handler) throws IOException {
        try {
            PackagePart part = sheetPart(sheet);
            for (PackageRelationship one : part.getRelationshipsByType(kind)) {
                PackagePart found = part.getRelatedPart(one);
                xml.parse(found == null ? null : found.getInputStream(), handler);
            }
        } catch (OpenXML4JException | IllegalArgumentException e) {
            return;
        }
    }

    private PackagePart sheetPart(SheetInfo sheet) throws OpenXML4JException {
        PackagePart main = parts.getPart(parts.getRelationshipsByType(PackageRelationshipTypes.CORE_DOCUMENT)
                .getRelationship(0));
        return main.getRelatedPart(main.getRelationship(workbook.relation(sheet)));
    }

    /** Sheets that are listed but missing in the file: other programs show the rest without a word. */
    @Override
    public List<Remark> remarks() {
        return workbook.sheets().stream()
                .filter(sheet -> !present.contains(sheet))
                .map(sheet -> new Remark(
                        "SHEET_MISSING",
                        "The file lists a sheet \"%s\" but does not hold it; nothing of it could be read."
                                .formatted(sheet.name())))
                .toList();
    }

    private boolean isThere(SheetInfo sheet) {
        try (InputStream part = reader.getSheet(workbook.relation(sheet))) {
            return true;
        } catch (OpenXML4JException | IllegalArgumentException | IOException e) {
            return false;
        }
    }

    @Override
    public void read(SheetInfo sheet, SheetSink sink) throws IOException {
        CellNumbers numbers = new CellNumbers(styles.styles(), workbook.isFrom1904());
        xml.parse(
                part(workbook.relation(sheet)),
                new SheetHandler(name, limits, shared(), numbers, styles.struck(), sink));
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
            } catch (OpenXML4JException | IllegalArgumentException missing) {
                shared.areMissing(); // which matters where a cell has one of them
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
