package org.craregistry.register;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
        try (Spreadsheet spreadsheet = Spreadsheet.open(file, name, options.limits());
                Continuations continuations = new Continuations(options.limits())) {
            EvidenceSheets evidence = EvidenceSheets.in(spreadsheet, options.mapping());
            Optional<ProductSheet> products = products(spreadsheet, options, evidence);
            evidence.remarks().forEach(sink::note);
            expect(spreadsheet, evidence, products, sink);
            read(spreadsheet, continuations);
            Counts counts = new Counts(0, 0);
            List<SheetInfo> read = new ArrayList<>();
            for (EvidenceSheets.Sheet one : evidence.sheets()) {
                counts = counts.plus(
                        read(spreadsheet, one.kind(), one.info(), one.found(), options, continuations, sink));
                read.add(one.info());
            }
            if (products.isPresent()) {
                SheetInfo sheet = products.get().sheet();
                spreadsheet.remarks().forEach(remark -> note(sink, "ENCODING", sheet, remark));
                counts = counts.plus(read(
                        spreadsheet, SheetKind.PRODUCTS, sheet, products.get().found(), options, continuations, sink));
                read.add(sheet);
            }
            noteOtherSheets(spreadsheet, read, sink);
            return counts;
        }
    }

    /** Whether a file can be read at all is found out when it is read. */
    private static void expect(
            Spreadsheet file, EvidenceSheets evidence, Optional<ProductSheet> products, RegisterSink sink) {
        List<SheetInfo> sheets = new ArrayList<>();
        evidence.sheets().forEach(one -> sheets.add(one.info()));
        products.ifPresent(one -> sheets.add(one.sheet()));
        int rows = 0;
        try {
            for (SheetInfo sheet : sheets) {
                rows += Math.max(0, file.rowsAbout(sheet) - 1);
            }
        } catch (IOException | UnreadableRegister unreadable) {
            return;
        }
        if (rows > 0) {
            sink.expect(rows);
        }
    }

    /** A file that has nothing but what is on file for products is complete as well. */
    private static Optional<ProductSheet> products(Spreadsheet file, ReadOptions options, EvidenceSheets evidence)
            throws IOException {
        Map<String, String> mapping = MappedFields.about(SheetKind.PRODUCTS, options.mapping(), evidence.kinds());
        try {
            return Optional.of(ProductSheet.in(file, new HeaderNames(SheetKind.PRODUCTS, mapping)));
        } catch (UnreadableRegister none) {
            boolean isMeant = !mapping.isEmpty() || file.sheets().stream().anyMatch(ProductSheet::isProducts);
            if (isMeant || evidence.sheets().isEmpty()) {
                throw none;
            }
            return Optional.empty();
        }
    }

    private static Counts read(
            Spreadsheet file,
            SheetKind kind,
            SheetInfo sheet,
            FoundHeader found,
            ReadOptions options,
            Continuations continuations,
            RegisterSink sink)
            throws IOException {
        sink.header(kind, found.header());
        SheetRowsSink rows = new SheetRowsSink(found, new RowReader(found, options, continuations), sink);
        file.read(sheet, rows);
        return rows.end();
    }

    private static void read(Spreadsheet spreadsheet, Continuations continuations) throws IOException {
        for (SheetInfo sheet : spreadsheet.sheets()) {
            if (sheet.name().equals(Continuations.SHEET)) {
                spreadsheet.read(sheet, continuations);
            }
        }
    }

    private static void noteOtherSheets(Spreadsheet spreadsheet, List<SheetInfo> read, RegisterSink sink)
            throws IOException {
        for (SheetInfo sheet : spreadsheet.sheets()) {
            boolean isOther =
                    !read.contains(sheet) && SheetKind.named(sheet.name()).isEmpty() && !ProductSheet.hasNoData(sheet);
            if (isOther && holdsSomething(spreadsheet, sheet)) {
                note(sink, "SHEET_NOT_READ", sheet, "is no sheet of the register; nothing of it was read");
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

    private static void note(RegisterSink sink, String code, SheetInfo sheet, String words) {
        String message = "Sheet \"%s\" %s.".formatted(sheet.name(), words);
        sink.note(new Problem(Problem.Severity.WARNING, code, sheet.name(), null, null, null, message));
    }

    /**
     * How much was read.
     *
     * @param rows handed to the sink
     * @param rejected of them with at least one error
     */
    public record Counts(int rows, int rejected) {

        private Counts plus(Counts other) {
            return new Counts(rows + other.rows, rejected + other.rejected);
        }
    }
}
