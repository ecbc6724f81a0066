package org.craregistry.register.downloads;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.apache.commons.csv.QuoteMode;
import org.craregistry.audit.Change;
import org.craregistry.audit.Change.FieldChange;
import org.craregistry.audit.ChangeFilter;
import org.craregistry.audit.ChangeLog;
import org.craregistry.graphql.NodeId;
import org.craregistry.portfolio.PortfolioView;
import org.craregistry.register.workbook.FormulaGuard;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Writes what changed as CSV (RFC 4180, UTF-8 with byte order mark) for auditors, the earliest first: a line for each value that was
 * changed, and one for each change without any. No cell of it is a formula.
 */
@Component
class ChangesFile {

    private static final char BYTE_ORDER_MARK = '\uFEFF';
    private static final CSVFormat FORMAT =
            CSVFormat.RFC4180.builder().setQuoteMode(QuoteMode.ALL_NON_NULL).get();
    private static final List<String> HEADERS = List.of(
            "Change",
            "At (UTC)",
            "By",
            "Through",
            "Kind of thing",
            "Thing",
            "Id of the thing",
            "Action",
            "Product",
            "Import",
            "Sheet",
            "Row",
            "Reason",
            "Field",
            "Before",
            "After");
    private static final FieldChange NONE = new FieldChange("", null, null);

    private final ChangeLog changeLog;

    ChangesFile(ChangeLog changeLog) {
        this.changeLog = changeLog;
    }

    /** @throws IOException where the stream fails, which stays open */
    void write(PortfolioView portfolio, ChangeFilter filter, OutputStream out) throws IOException {
        BufferedWriter text = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8));
        text.write(BYTE_ORDER_MARK);
        CSVPrinter printer = new CSVPrinter(text, FORMAT);
        printer.printRecord(HEADERS);
        try (Stream<Change> changes = changeLog.ofPortfolio(portfolio.portfolioId(), filter)) {
            for (Iterator<Change> each = changes.iterator(); each.hasNext(); ) {
                write(each.next(), printer);
            }
        }
        printer.flush();
    }

    private static void write(Change change, CSVPrinter printer) throws IOException {
        List<FieldChange> fields = change.fields().isEmpty() ? List.of(NONE) : change.fields();
        for (FieldChange field : fields) {
            print(change, field, printer);
        }
    }

    private static void print(Change change, FieldChange field, CSVPrinter printer) throws IOException {
        printer.print(NodeId.of(NodeId.Kind.CHANGE, change.id()));
        printer.print(change.at());
        printer.print(cell(change.origin().actor()));
        printer.print(change.origin().through());
        printer.print(change.subject());
        printer.print(cell(change.label()));
        printer.print(id(change.subject().node(), change.subjectId()));
        printer.print(change.action());
        printer.print(id(NodeId.Kind.PRODUCT, change.productId()));
        printer.print(id(NodeId.Kind.IMPORT, change.origin().importId()));
        printer.print(cell(change.origin().sheet()));
        printer.print(change.origin().row());
        printer.print(cell(change.reason()));
        printer.print(cell(field.field()));
        printer.print(cell(field.old()));
        printer.print(cell(field.now()));
        printer.println();
    }

    private static @Nullable String id(NodeId.@Nullable Kind kind, @Nullable UUID id) {
        return kind == null || id == null ? null : NodeId.of(kind, id);
    }

    private static @Nullable String cell(@Nullable String text) {
        return text == null || text.isEmpty() ? null : FormulaGuard.keep(text);
    }
}
