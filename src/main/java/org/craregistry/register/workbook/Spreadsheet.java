package org.craregistry.register.workbook;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** An opened file with sheets of rows, read without holding it in memory. */
public interface Spreadsheet extends Closeable {

    /**
     * Opens a workbook or CSV file, told apart by content.
     *
     * @param name what the sender called the file, for sentences only
     * @throws UnreadableRegister where it is neither, or damaged, protected or too large
     * @throws IOException where the disk fails
     */
    static Spreadsheet open(Path file, String name, ReadLimits limits) throws IOException {
        return FileKind.of(file, name, limits) == FileKind.WORKBOOK
                ? XlsxSpreadsheet.open(file, name, limits)
                : CsvSpreadsheet.open(file, name, limits);
    }

    /** The sheets in the order of the file; a CSV file has one, named {@code Products}. */
    List<SheetInfo> sheets();

    /** What people should know about how the file was read, such as a guessed encoding. */
    List<String> remarks();

    /**
     * About how many rows a sheet has, those that hold nothing and the header included; found without reading them.
     *
     * @throws IOException where the file does not let itself be looked through
     */
    int rowsAbout(SheetInfo sheet) throws IOException;

    /**
     * Reads a sheet to its end or until the sink has enough; may be called again.
     *
     * @throws UnreadableRegister where the file is damaged, an attack or too large
     */
    void read(SheetInfo sheet, SheetSink sink) throws IOException;
}
