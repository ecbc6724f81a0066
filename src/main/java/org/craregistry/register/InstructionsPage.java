package org.craregistry.register;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.craregistry.register.workbook.ReadLimits;

/** The sheet that says how to fill the register, and what belongs into every column. */
final class InstructionsPage {

    static final List<Integer> WIDTHS = List.of(34, 60, 44, 60, 30, 30);

    private InstructionsPage() {}

    static List<List<String>> rows() {
        ReadLimits limits = ReadLimits.DEFAULT;
        List<List<String>> rows = new ArrayList<>(List.of(
                List.of("CRA Registry: how to fill the register"),
                List.of(),
                List.of("Format version", Integer.toString(RegisterColumns.FORMAT_VERSION)),
                List.of(
                        "One row",
                        "is one product in one version. Reference and Version together say which; Version may be empty."),
                List.of("Required", "Reference always, Name for a new product. Everything else may stay open."),
                List.of(
                        "An empty cell",
                        "leaves what the registry knows as it is. A question without an answer is open: it never means no."),
                List.of("#CLEAR", "takes an answer back."),
                List.of(
                        "NONE",
                        "in a column for several values means that none applies. That is an answer; an empty cell is not."),
                List.of(
                        "Dates",
                        "are date cells or texts such as 2028-06-01. 03/04/2027 is refused: it can be read in two ways."),
                List.of("Yes and no", "are Yes or No; true/false, 1/0, ja/nein and oui/non are understood too."),
                List.of("Columns", "may be left out, moved, or added: other columns are listed and not read."),
                List.of(
                        "Outer spaces",
                        "of a text are dropped. A text that ends with #EXACT is taken to the letter, without this word; in it \\r is a carriage return and \\\\ a backslash."),
                List.of("Formulas", "are read by their stored result. Hidden and filtered rows are read as well."),
                List.of(
                        "Limits",
                        "%,d rows, %,d columns, %,d bytes.".formatted(limits.rows(), limits.columns(), limits.bytes())),
                List.of(),
                List.of("The columns"),
                List.of("Column", "What to enter", "How", "Accepted", "Example", "Source")));
        RegisterColumns.readable().forEach(column -> rows.add(row(column)));
        return rows;
    }

    private static List<String> row(Column column) {
        String accepted = column.type() == ColumnType.YES_NO
                ? ""
                : column.accepted().stream().map(InstructionsPage::accepted).collect(Collectors.joining("\n"));
        return List.of(
                column.header() + (column.required() ? " (required)" : ""),
                column.help(),
                column.type().words(),
                accepted,
                column.example(),
                Objects.requireNonNullElse(column.source(), ""));
    }

    private static String accepted(AcceptedValue value) {
        return value.code() + " = " + value.label();
    }
}
