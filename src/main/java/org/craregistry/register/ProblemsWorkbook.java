package org.craregistry.register;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
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

    /** The problems stay in view. */
    private static final int FROZEN_COLUMNS = 1;

    /**
     * A row with problems.
     *
     * @param row as spreadsheets show it
     */
    public record ProblemRow(String sheet, int row, List<Problem> problems) {}

    /**
     * Writes the workbook; the stream stays open.
     *
     * @param file as it was sent
     * @param headers of the sheets that were read
     * @param rows in the order of the file, all of one sheet together
     * @throws IOException where stream or disk fail
     */
    public void write(
            Path file,
            String name,
            ReadOptions options,
            List<RegisterHeader> headers,
            Iterator<ProblemRow> rows,
            OutputStream out)
            throws IOException {
        @Nullable String named = options.settings().encoding();
        Charset encoding = named == null ? null : Charset.forName(named);
        try (Spreadsheet sent = Spreadsheet.open(file, name, options.limits(), encoding);
                Continuations continuations = new Continuations(options.limits());
                WorkbookWriter workbook = new WorkbookWriter()) {
            LongTexts longTexts = new LongTexts(workbook);
            continuations.readFrom(sent);
            Upcoming upcoming = new Upcoming(rows);
            for (RegisterHeader header : headers) {
                Optional<SheetInfo> sheet = sent.sheets().stream()
                        .filter(one -> one.name().equals(header.sheet()))
                        .findFirst();
                if (sheet.isPresent()) {
                    ProblemColumns columns = ProblemColumns.of(header);
                    TableWriter table = workbook.table(header.sheet(), columns.layout());
                    table.freeze(FROZEN_COLUMNS);
                    sent.read(sheet.get(), new ProblemRows(header, table, columns, upcoming, continuations, longTexts));
                    table.addFilter();
                }
            }
            workbook.lists();
            workbook.writeTo(out);
        }
    }

    /** The rows that are still to come. */
    static final class Upcoming {

        private final Iterator<ProblemRow> rows;
        private @Nullable ProblemRow next;

        Upcoming(Iterator<ProblemRow> rows) {
            this.rows = rows;
            this.next = rows.hasNext() ? rows.next() : null;
        }

        /** The next row, where it is this one. */
        Optional<ProblemRow> take(String sheet, int number) {
            ProblemRow met = next;
            if (met == null || !met.sheet().equals(sheet) || met.row() != number) {
                return Optional.empty();
            }
            next = rows.hasNext() ? rows.next() : null;
            return Optional.of(met);
        }
    }
}
