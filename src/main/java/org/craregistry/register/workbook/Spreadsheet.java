package org.craregistry.register.workbook;

import java.io.Closeable;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** An opened file with sheets of rows, read without holding it in memory. */
public interface Spreadsheet extends Closeable {

    /**
     * Opens a workbook or CSV file, told apart by content.
     *
     * @param name what the sender called the file, for sentences only
     * @param encoding of a CSV file, as the sender names it; {@code null} to find it out
     * @param isHeader whether a text is one that the header of a CSV file has, by which its separator is found
     * @throws UnreadableRegister where it is neither, or damaged, protected or too large
     * @throws IOException where the disk fails
     */
    static Spreadsheet open(
            Path file, String name, ReadLimits limits, @Nullable Charset encoding, Predicate<String> isHeader)
            throws IOException {
        return FileKind.of(file, name, limits) == FileKind.WORKBOOK
                ? XlsxSpreadsheet.open(file, name, limits)
                : CsvSpreadsheet.open(file, name, limits, encoding, isHeader);
    }

    /** The sheets in the order of the file; a CSV file has one, named {@code Products}. */
    List<SheetInfo> sheets();

    /** Whether the file has no sheets but rows alone. */
    boolean isCsv();

    /** The rows of a sheet that the workbook itself knows as sums of a table. */
    Set<Integer> totals(SheetInfo sheet) throws IOException;

    /**
     * Finds the cells of a sheet that have comments.
     *
     * @param addresses takes the address of each, such as B7
     */
    void commented(SheetInfo sheet, Consumer<String> addresses) throws IOException;

    /** What people should know about how the file was read, such as a guessed encoding. */
    List<Remark> remarks();

    /**
     * What people should know about how a file was read.
     *
     * @param sentence whole, with what was done and what to check
     */
    record Remark(String code, String sentence) {}

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
