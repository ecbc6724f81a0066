package org.craregistry.register;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.craregistry.register.workbook.PageRow;
import org.craregistry.register.workbook.ReadLimits;

/** The sheet that says how to fill the register, what belongs into every column, and which codes are accepted. */
final class InstructionsPage {

    static final List<Integer> WIDTHS = List.of(34, 90, 50, 40, 40);

    /** The sheets whose accepted values are listed; those of standings are in the drop-downs, the same three in every column. */
    private static final List<SheetKind> LISTED =
            List.of(SheetKind.PRODUCTS, SheetKind.CERTIFICATES, SheetKind.DECLARATIONS, SheetKind.ASSESSMENTS);

    private InstructionsPage() {}

    /** @param limits of the files that are accepted */
    static List<PageRow> rows(ReadLimits limits) {
        List<PageRow> rows = new ArrayList<>(rules(limits));
        for (SheetKind sheet : SheetKind.values()) {
            rows.add(PageRow.of());
            rows.add(PageRow.title("Sheet " + sheet.title(), "What to enter", "How", "Example", "Source"));
            RegisterColumns.readable(sheet).forEach(column -> rows.add(row(column)));
        }
        for (SheetKind sheet : LISTED) {
            rows.add(PageRow.of());
            rows.add(PageRow.title("Sheet " + sheet.title(), "Accepted value", "Its code, accepted as well"));
            RegisterColumns.readable(sheet).stream()
                    .filter(column -> column.type() != ColumnType.YES_NO)
                    .forEach(column -> column.accepted().forEach(value -> rows.add(row(column, value))));
        }
        return rows;
    }

    private static List<PageRow> rules(ReadLimits limits) {
        String most = "%,d rows, %,d columns, %,d bytes.".formatted(limits.rows(), limits.columns(), limits.bytes());
        return List.of(
                PageRow.title("CRA Registry: how to fill the register"),
                PageRow.of(),
                PageRow.of("Format version", Integer.toString(RegisterColumns.FORMAT_VERSION)),
                PageRow.of(
                        "One row",
                        "is one product in one version, on the sheet Products. Reference and Version together say which; Version may be empty."),
                PageRow.of(
                        "Other sheets",
                        "say what is on file for these products, one row per certificate, declaration or assessment, and on Annex I and Article 15 one per product. They may be left out; so may Products."),
                PageRow.of(
                        "Which record",
                        "a row is about says its Id, as an export has it; without one, scheme and number of a certificate, the number of a declaration, procedure and number of an assessment."),
                PageRow.of(
                        "Remove",
                        "Yes takes a record off file that was filed by mistake. For what was filed rightly and counts no longer, enter the day in Withdrawn on."),
                PageRow.of(
                        "Example rows",
                        "have #EXAMPLE as their reference. They are not read; delete them or leave them."),
                PageRow.of(
                        "Required", "Reference on every sheet, Name for a new product. Everything else may stay open."),
                PageRow.of(
                        "An empty cell",
                        "leaves what the registry knows as it is. A question without an answer is open: it never means no."),
                PageRow.of("#CLEAR", "takes an answer back."),
                PageRow.of(
                        "NONE",
                        "in a column for several values means that none applies. That is an answer; an empty cell is not."),
                PageRow.of(
                        "Dates",
                        "are date cells or texts such as 2028-06-01 or 31.12.2034. 03/04/2027 is refused: it can be read in two ways."),
                PageRow.of(
                        "Yes and no",
                        "are Yes or No; true/false, 1/0, ja/nein, oui/non and the words of other languages are understood too."),
                PageRow.of("Columns", "may be left out or moved. Columns you add are listed and not read."),
                PageRow.of(
                        "Outer spaces",
                        "of a text are dropped. A text that ends with #EXACT is taken to the letter, without this word; in it \\r is a carriage return and \\\\ a backslash."),
                PageRow.of("Formulas", "are read by their stored result. Hidden and filtered rows are read as well."),
                PageRow.of("Limits", most));
    }

    private static PageRow row(Column column) {
        return PageRow.of(
                column.header() + (column.required() ? " (required)" : ""),
                column.help(),
                column.type().words(),
                column.example(),
                Objects.requireNonNullElse(column.source(), ""));
    }

    private static PageRow row(Column column, AcceptedValue value) {
        return PageRow.of(column.header(), shown(column, value), value.code());
    }

    /** Sets are written as codes, so their labels are what explains them. */
    private static String shown(Column column, AcceptedValue value) {
        return column.type() == ColumnType.CHOICES ? value.label() : value.cell();
    }
}
