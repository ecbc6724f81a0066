package org.craregistry.register.workbook;

import java.io.Closeable;
import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.commons.compress.archivers.zip.Zip64Mode;
import org.apache.commons.compress.archivers.zip.ZipArchiveOutputStream;
import org.apache.poi.ss.SpreadsheetVersion;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.util.TempFile;
import org.apache.poi.util.TempFileCreationStrategy;
import org.apache.poi.xssf.streaming.SXSSFRow;
import org.apache.poi.xssf.streaming.SXSSFSheet;
import org.apache.poi.xssf.streaming.SXSSFWorkbook;
import org.craregistry.storage.TemporaryFolder;

/** Writes a workbook (.xlsx) in constant memory: rows go to a private directory that closing deletes, whatever happened. */
public final class WorkbookWriter implements Closeable {

    /** How many characters a cell can hold. */
    public static final int LONGEST_TEXT = SpreadsheetVersion.EXCEL2007.getMaxTextLength();

    private static final int ROWS_IN_MEMORY = 50;
    private static final float LINE_HEIGHT = 15;
    private static final float HIGHEST_ROW = 409;

    private final PrivateDirectory directory;
    private final SXSSFWorkbook workbook;
    private final CellStyles styles;
    private final DropDownLists lists = new DropDownLists();

    /** @throws IOException where no temporary directory can be made */
    public WorkbookWriter() throws IOException {
        directory = new PrivateDirectory();
        workbook = new QuicklyPackedWorkbook(ROWS_IN_MEMORY);
        styles = new CellStyles(workbook);
    }

    /** Begins a sheet with a header; its rows are written next, those of other sheets in between if need be. */
    public TableWriter table(String name, List<SheetColumn> columns) {
        return new TableWriter(workbook.createSheet(name), styles, lists, columns);
    }

    /**
     * Writes a sheet of texts to read.
     *
     * @param widths of the columns, in characters
     */
    public void page(String name, List<PageRow> rows, List<Integer> widths) {
        SXSSFSheet sheet = workbook.createSheet(name);
        sheet.setDisplayGridlines(false);
        sheet.setFitToPage(true);
        sheet.getPrintSetup().setLandscape(true);
        sheet.getPrintSetup().setFitHeight((short) 0); // as many pages as it takes, one wide
        for (int i = 0; i < widths.size(); i++) {
            sheet.setColumnWidth(i, widths.get(i) * 256);
        }
        for (int i = 0; i < rows.size(); i++) {
            writeRow(sheet.createRow(i), rows.get(i), widths);
        }
    }

    private void writeRow(SXSSFRow row, PageRow content, List<Integer> widths) {
        int lines = 1;
        for (int i = 0; i < content.cells().size(); i++) {
            String text = content.cells().get(i);
            Cell cell = row.createCell(i);
            cell.setCellValue(OoxmlText.escape(text));
            cell.setCellStyle(content.title() ? styles.title() : styles.wrapped());
            lines = Math.max(lines, content.title() ? 1 : text.length() / (widths.get(i) - 2) + 1);
        }
        row.setHeightInPoints(Math.min(lines * LINE_HEIGHT, HIGHEST_ROW));
    }

    /** Writes what the drop-downs offer into a hidden sheet; comes after the tables. */
    public void lists() {
        lists.write(workbook.createSheet(DropDownLists.SHEET));
        workbook.setSheetHidden(workbook.getSheetIndex(DropDownLists.SHEET), true);
    }

    /** Makes this sheet the one that is shown first. */
    public void show(String name) {
        workbook.setActiveSheet(workbook.getSheetIndex(name));
        workbook.setSelectedTab(workbook.getSheetIndex(name));
    }

    /**
     * Writes the workbook; the stream stays open.
     *
     * @throws IOException where the stream or the disk fails
     */
    public void writeTo(OutputStream out) throws IOException {
        workbook.write(out);
    }

    @Override
    public void close() throws IOException {
        try (directory) {
            workbook.dispose(); // first, for closing does not flush what disposing then finds missing
            workbook.close();
        }
    }

    /** A streamed workbook that is packed less tightly: a third of the time of a large export went into its last tenth of size. */
    private static final class QuicklyPackedWorkbook extends SXSSFWorkbook {

        private static final int LEVEL = 3;

        QuicklyPackedWorkbook(int rowsInMemory) {
            super(rowsInMemory);
        }

        @Override
        protected ZipArchiveOutputStream createArchiveOutputStream(OutputStream out) {
            ZipArchiveOutputStream packed = new ZipArchiveOutputStream(out);
            packed.setUseZip64(Zip64Mode.AsNeeded);
            packed.setLevel(LEVEL);
            return packed;
        }
    }

    /** A directory that only this account can read, for the temporary files POI makes on this thread; closing deletes it with all in it. */
    private static final class PrivateDirectory implements TempFileCreationStrategy, Closeable {

        private final Path directory;

        PrivateDirectory() throws IOException {
            directory = TemporaryFolder.newFolder("register-");
            TempFile.setThreadLocalTempFileCreationStrategy(this);
        }

        @Override
        public File createTempFile(String prefix, String suffix) throws IOException {
            return Files.createTempFile(directory, prefix, suffix).toFile();
        }

        @Override
        public File createTempDirectory(String prefix) throws IOException {
            return Files.createTempDirectory(directory, prefix).toFile();
        }

        @Override
        @SuppressWarnings("NullAway") // POI: null takes the strategy of this thread away
        public void close() throws IOException {
            TempFile.setThreadLocalTempFileCreationStrategy(null);
            TemporaryFolder.delete(directory);
        }
    }
}
