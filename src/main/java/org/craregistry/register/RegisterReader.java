package org.craregistry.register;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.craregistry.portfolio.IdentityField;
import org.craregistry.register.workbook.SheetInfo;
import org.craregistry.register.workbook.Spreadsheet;
import org.craregistry.register.workbook.UnreadableRegister;
import org.jspecify.annotations.Nullable;

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
        Charset encoding = settings.encoding() == null ? null : Charset.forName(settings.encoding());
        try (Spreadsheet spreadsheet =
                        Spreadsheet.open(file, name, options.limits(), encoding, HeaderNames.any(options));
                Continuations continuations = new Continuations(options.limits())) {
            EvidenceSheets evidence = EvidenceSheets.in(spreadsheet, options);
            Optional<DataSheet> products = products(spreadsheet, options, evidence);
            List<DataSheet> sheets = new ArrayList<>(evidence.sheets());
            products.ifPresent(sheets::add);
            AboutPage.exportedAt(spreadsheet)
                    .or(() -> products.flatMap(
                            sheet -> ExportMoment.in(sheet.found().header().computed())))
                    .ifPresent(sink::exportedAt);
            evidence.remarks().forEach(sink::note);
            spreadsheet
                    .remarks()
                    .forEach(remark -> note(
                            sink, remark.code(), sheets.get(sheets.size() - 1).info(), remark.sentence()));
            expect(spreadsheet, sheets, sink);
            continuations.readFrom(spreadsheet);
            Counts counts = new Counts(0, 0);
            for (DataSheet sheet : sheets) {
                counts = counts.plus(read(spreadsheet, sheet, options, continuations, sink));
            }
            noteOtherSheets(spreadsheet, sheets, settings, sink);
            return counts;
        }
    }

    /** Whether a file can be read at all is found out when it is read. */
    private static void expect(Spreadsheet file, List<DataSheet> sheets, RegisterSink sink) {
        int rows = 0;
        try {
            for (DataSheet sheet : sheets) {
                rows += Math.max(0, file.rowsAbout(sheet.info()) - 1);
            }
        } catch (IOException | UnreadableRegister unreadable) {
            return;
        }
        if (rows > 0) {
            sink.expect(rows);
        }
    }

    /** A file that has nothing but what is on file for products is complete as well. */
    private static Optional<DataSheet> products(Spreadsheet file, ReadOptions options, EvidenceSheets evidence)
            throws IOException {
        ReadSettings settings = options.settings();
        HeaderNames names = new HeaderNames(SheetKind.PRODUCTS, settings, options.saved(), evidence.kinds());
        try {
            return Optional.of(ProductSheet.in(file, names, settings));
        } catch (UnreadableRegister none) {
            boolean isMeant = names.areMapped()
                    || settings.sheet() != null
                    || file.sheets().stream().anyMatch(ProductSheet::isProducts);
            if (isMeant || evidence.sheets().isEmpty()) {
                throw none instanceof HeaderNotFound noHeader ? inItsEncoding(file, noHeader) : evidence.explain(none);
            }
            return Optional.empty();
        }
    }

    /** A header is also missed where its letters were read in the wrong encoding, here or by the program that made the file. */
    private static HeaderNotFound inItsEncoding(Spreadsheet file, HeaderNotFound refused) {
        boolean isGarbled = Stream.concat(refused.nearest().recognised().stream(), refused.nearest().unknown().stream())
                .anyMatch(cell -> TextRule.isGarbled(cell.text()));
        if (isGarbled) {
            return refused.adding(
                    "Its letters look like UTF-8 that was read in another encoding: export it again, or open the CSV file as UTF-8 and save it anew.");
        }
        return file.remarks().stream()
                .filter(remark -> remark.code().equals("ENCODING"))
                .findFirst()
                .map(remark -> refused.adding(remark.sentence()))
                .orElse(refused);
    }

    private static Counts read(
            Spreadsheet file, DataSheet sheet, ReadOptions options, Continuations continuations, RegisterSink sink)
            throws IOException {
        sink.header(sheet.kind(), sheet.found().header());
        sheet.found().notes().forEach(sink::note);
        if (sheet.kind() != SheetKind.PRODUCTS
                && sheet.found().places().stream().allMatch(RegisterReader::isOfProduct)) {
            note(sink, "NOTHING_READ", sheet.info(), nothingRead(sheet));
        }
        RowReader reader = new RowReader(
                sheet.found(),
                YesMarks.onDemand(file, sheet.info(), sheet.found().header()),
                options,
                continuations);
        SheetRowsSink rows = new SheetRowsSink(sheet, reader, file.totals(sheet.info()), sink);
        file.commented(sheet.info(), rows::commented);
        try {
            file.read(sheet.info(), rows);
        } catch (UncheckedIOException disk) {
            throw disk.getCause();
        }
        return rows.end();
    }

    private static boolean isOfProduct(FoundHeader.Place place) {
        String field = place.column().field();
        return field.equals(IdentityField.REFERENCE.field()) || field.equals(IdentityField.VERSION.field());
    }

    /** What is to be said of a sheet that names products and nothing else that is known. */
    private static String nothingRead(DataSheet sheet) {
        String rows = sheet.kind().records().isPresent()
                ? "Call its columns as in the template"
                : "Give each product one row and each requirement or element a column, as in the template";
        return "Sheet \"%s\" has no column that is read besides those that name the product; nothing of it counts. %s, or say which of them holds what."
                .formatted(sheet.info().name(), rows);
    }

    private static void noteOtherSheets(
            Spreadsheet spreadsheet, List<DataSheet> read, ReadSettings settings, RegisterSink sink)
            throws IOException {
        for (SheetInfo sheet : spreadsheet.sheets()) {
            Optional<SheetKind> named = SheetKind.named(sheet.name());
            boolean isOther = read.stream().noneMatch(one -> one.info().equals(sheet))
                    && settings.holds(sheet.name())
                            .filter(SheetKind.OF_EVIDENCE::contains)
                            .isEmpty()
                    && !ProductSheet.hasNoData(sheet);
            if (isOther && holdsSomething(spreadsheet, sheet)) {
                String why = named.isPresent()
                        ? "is not the one that is read as \"%s\"; nothing of it was read."
                                .formatted(named.get().title())
                        : notRead(spreadsheet, sheet, read);
                note(sink, "SHEET_NOT_READ", sheet, "Sheet \"%s\" %s".formatted(sheet.name(), why));
            }
        }
    }

    /** Why a sheet under a name of its own is not read, and what to do. */
    private static String notRead(Spreadsheet file, SheetInfo sheet, List<DataSheet> read) throws IOException {
        Optional<SheetKind> kind = likelyKind(file, sheet);
        if (kind.isEmpty()) {
            return "is no sheet of the register; nothing of it was read. If it is one under another name, call it as in the template, or say what it holds.";
        }
        String title = kind.get().title();
        return read.stream()
                .filter(one -> one.kind() == kind.get())
                .findFirst()
                .map(one ->
                        "has headers of \"%s\", as has \"%s\", which was read; nothing of this one was. Put its rows below those, or send it as a file of its own."
                                .formatted(title, one.info().name()))
                .orElseGet(() ->
                        "has headers of \"%1$s\", but another name; nothing of it was read. Call it \"%1$s\", or say what it holds."
                                .formatted(title));
    }

    /** What a sheet holds by its headers: that of which it has most. */
    private static Optional<SheetKind> likelyKind(Spreadsheet file, SheetInfo sheet) throws IOException {
        @Nullable SheetKind likely = null;
        int most = 0;
        for (SheetKind kind : SheetKind.values()) {
            HeaderNames names = new HeaderNames(kind, ReadSettings.NONE, SavedMappings.NONE, Set.of());
            HeaderFinder finder = new HeaderFinder(names, new Places(sheet.name(), file.isCsv()), null);
            file.read(sheet, finder);
            List<RegisterHeader.Cell> met =
                    finder.found().map(found -> found.header().recognised()).orElse(List.of());
            boolean isOfKind = kind == SheetKind.PRODUCTS
                    || met.stream().anyMatch(cell -> RegisterHeader.isOfEvidence(String.valueOf(cell.field())));
            if (isOfKind && met.size() > most) {
                likely = kind;
                most = met.size();
            }
        }
        return Optional.ofNullable(likely);
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
    public record Counts(int rows, int rejected) {

        private Counts plus(Counts other) {
            return new Counts(rows + other.rows, rejected + other.rejected);
        }
    }
}
