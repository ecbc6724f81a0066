package org.craregistry.register;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Path;
import org.craregistry.register.workbook.SheetInfo;
import org.craregistry.register.workbook.Spreadsheet;
import org.craregistry.register.workbook.UnreadableRegister;

/** Reads registers from workbooks (.xlsx) and CSV files, row by row, in constant memory. */
public final class RegisterReader {

    /**
     * Reads a file to its end.
     *
     * @param file on disk; what it is follows from its content
     * @param name the name the sender gave it, for messages only
     * @param sink takes header, rows and notes; what it throws ends the reading and reaches the caller as it is
     * @return how much was read
     * @throws UnreadableRegister where the file is refused as a whole, possibly after rows were handed to the sink
     * @throws IOException where the disk fails
     */
    public Counts read(Path file, String name, ReadOptions options, RegisterSink sink) throws IOException {
        ReadSettings settings = options.settings();
        HeaderNames names = new HeaderNames(settings, options.saved());
        Charset encoding = settings.encoding() == null ? null : Charset.forName(settings.encoding());
        try (Spreadsheet spreadsheet = Spreadsheet.open(file, name, options.limits(), encoding)) {
            ProductSheet products = ProductSheet.in(spreadsheet, names, settings);
            FoundHeader found = products.found();
            RowReader reader = new RowReader(found, options, Continuations.of(spreadsheet, options));
            sink.header(found.header());
            spreadsheet.remarks().forEach(remark -> note(sink, remark.code(), products.sheet(), remark.sentence()));
            found.notes().forEach(sink::note);
            ProductRowsSink rows =
                    new ProductRowsSink(found, reader, names, spreadsheet.totals(products.sheet()), sink);
            spreadsheet.read(products.sheet(), rows);
            Counts counts = rows.end();
            noteOtherSheets(spreadsheet, products.sheet(), sink);
            return counts;
        }
    }

    private static void noteOtherSheets(Spreadsheet spreadsheet, SheetInfo products, RegisterSink sink)
            throws IOException {
        for (SheetInfo sheet : spreadsheet.sheets()) {
            if (!sheet.equals(products) && !ProductSheet.hasNoData(sheet) && holdsSomething(spreadsheet, sheet)) {
                String why = ProductSheet.isNotYetRead(sheet)
                        ? "is known but cannot be read yet; nothing of it was taken over"
                        : "is no sheet of the register; nothing of it was read";
                note(sink, "SHEET_NOT_READ", sheet, "Sheet \"%s\" %s.".formatted(sheet.name(), why));
            }
        }
    }

    private static boolean holdsSomething(Spreadsheet spreadsheet, SheetInfo sheet) throws IOException {
        boolean[] something = new boolean[1];
        spreadsheet.read(sheet, row -> {
            something[0] = true;
            return false;
        });
        return something[0];
    }

    private static void note(RegisterSink sink, String code, SheetInfo sheet, String message) {
        sink.note(new Problem(Problem.Severity.WARNING, code, sheet.name(), null, null, null, message));
    }

    /**
     * How much was read.
     *
     * @param rows handed to the sink
     * @param rejected of them with at least one error
     */
    public record Counts(int rows, int rejected) {}
}
