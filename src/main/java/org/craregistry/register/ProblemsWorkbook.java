package org.craregistry.register;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.craregistry.register.workbook.SheetInfo;
import org.craregistry.register.workbook.Spreadsheet;
import org.craregistry.register.workbook.TableWriter;
import org.craregistry.register.workbook.WorkbookWriter;
import org.jspecify.annotations.Nullable;

/**
 * Writes the rows of a file that have problems as they were sent, with the problems in front and at the cells, to be corrected and sent
 * again; row by row, in constant memory.
 */
public final class ProblemsWorkbook {

    /** The column in front; it is not read when the workbook comes back. */
    static final String HEADER = "Problems (not read)";

    /** Above the cells of a CSV file that its header does not reach; while one of them holds something, its row is refused. */
    static final String BEYOND = "Beyond the header";

    /** The problems stay in view. */
    private static final int FROZEN_COLUMNS = 1;

    /** What is wrong with the rows of one sheet, which are asked for from the first to the last. */
    public interface SheetProblems {

        /**
         * The problems of a row; empty where the row is not to be given back.
         *
         * @param row as spreadsheets show it
         * @param label reference and version of its product
         */
        Optional<List<Problem>> of(int row, String label);
    }

    /**
     * Writes the workbook; the stream stays open.
     *
     * @param file as it was sent
     * @param headers of the sheets that were read
     * @param problems by the name of the sheet
     * @throws IOException where stream or disk fail
     */
    public void write(
            Path file,
            String name,
            ReadOptions options,
            List<RegisterHeader> headers,
            Function<RegisterHeader, SheetProblems> problems,
            OutputStream out)
            throws IOException {
        @Nullable String named = options.settings().encoding();
        Charset encoding = named == null ? null : Charset.forName(named);
        try (Spreadsheet sent = Spreadsheet.open(file, name, options.limits(), encoding, HeaderNames.any(options));
                Continuations continuations = new Continuations(options.limits());
                WorkbookWriter workbook = new WorkbookWriter()) {
            LongTexts longTexts = new LongTexts(workbook);
            continuations.readFrom(sent);
            for (RegisterHeader header : headers) {
                Optional<SheetInfo> sheet = sent.sheets().stream()
                        .filter(one -> one.name().equals(header.sheet()))
                        .findFirst();
                if (sheet.isPresent()) {
                    SheetKind kind = options.settings().holds(header.sheet()).orElse(SheetKind.PRODUCTS);
                    ProblemColumns columns = ProblemColumns.of(header, kind, longestRow(sent, sheet.get(), header));
                    TableWriter table = workbook.table(header.sheet(), columns.layout());
                    table.freeze(FROZEN_COLUMNS);
                    SheetProblems ofSheet = problems.apply(header);
                    sent.read(
                            sheet.get(),
                            new ProblemRows(
                                    header,
                                    table,
                                    columns,
                                    marks(sent, sheet.get(), header, options),
                                    options.settings().datePattern() == null ? Map.of() : columns.dates(options),
                                    ofSheet,
                                    continuations,
                                    longTexts));
                    table.addFilter();
                }
            }
            workbook.lists();
            workbook.writeTo(out);
        }
    }

    /** Marks that were read as yes, which are none among fewer rows; unless somebody has said what they mean. */
    private static Map<Integer, String> marks(
            Spreadsheet file, SheetInfo sheet, RegisterHeader header, ReadOptions options) throws IOException {
        Map<Integer, String> marks = YesMarks.in(file, sheet, header);
        header.recognised()
                .forEach(cell -> options.saved()
                        .values()
                        .getOrDefault(String.valueOf(cell.field()), Map.of())
                        .keySet()
                        .forEach(met -> marks.remove(HeaderNames.index(cell.column()), met)));
        return marks;
    }

    private static int longestRow(Spreadsheet file, SheetInfo sheet, RegisterHeader header) throws IOException {
        int[] longest = new int[1];
        file.read(sheet, row -> {
            longest[0] = row.number() > header.row() ? Math.max(longest[0], row.width()) : 0;
            return true;
        });
        return longest[0];
    }
}
