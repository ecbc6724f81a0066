package org.craregistry.register;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.craregistry.register.workbook.SheetColumn;

/**
 * The columns of a workbook of problems: the problems, then those of the file, under headers that are understood without a mapping.
 *
 * @param layout how they are written, the problems first
 * @param columns ours by their place in the file, from 0
 * @param several the places of those that were said to fill several of ours
 */
record ProblemColumns(List<SheetColumn> layout, Map<Integer, Column> columns, Set<Integer> several) {

    private static final int WIDTH = 70;
    private static final int UNKNOWN_WIDTH = 20;

    /** @param longest how many cells the longest row has; those beyond the header are not lost */
    static ProblemColumns of(RegisterHeader header, SheetKind sheet, int longest) {
        Map<Integer, RegisterHeader.Cell> cells = new HashMap<>();
        Map<Integer, Column> columns = new HashMap<>();
        Set<Integer> several = new HashSet<>();
        Stream.of(header.recognised(), header.computed(), header.unknown())
                .flatMap(List::stream)
                .forEach(cell -> cells.put(HeaderNames.index(cell.column()), cell));
        header.recognised()
                .forEach(cell -> RegisterColumns.find(String.valueOf(cell.field()))
                        .filter(column -> columns.put(HeaderNames.index(cell.column()), column) != null)
                        .ifPresent(column -> several.add(HeaderNames.index(cell.column()))));
        HeaderNames names = new HeaderNames(sheet, ReadSettings.NONE, SavedMappings.NONE, Set.of());
        List<SheetColumn> layout = new ArrayList<>();
        layout.add(new SheetColumn(
                "",
                ProblemsWorkbook.HEADER,
                SheetColumn.Look.COMPUTED,
                WIDTH,
                "What is wrong with the row, by its place in the file that was sent. Correct the marked cells and send this workbook; this column is not read.",
                List.of(),
                false));
        int headed = cells.keySet().stream().mapToInt(index -> index + 1).max().orElse(0);
        for (int i = 0; i < Math.max(headed, longest); i++) {
            boolean isBeyond = header.csv() && i >= headed && headed > 0;
            String text = cells.containsKey(i) ? cells.get(i).text() : isBeyond ? ProblemsWorkbook.BEYOND : "";
            Column column = columns.get(i);
            if (column == null) {
                layout.add(plain(text, names));
            } else { // a column that was said to fill several keeps its name, so that it can be said again
                layout.add(several.contains(i) ? under(text) : ours(text, column, sheet, names));
            }
        }
        return new ProblemColumns(layout, columns, several);
    }

    /** Under a header that is not understood either: what was not read from the file is not read from here. */
    private static SheetColumn plain(String text, HeaderNames names) {
        return under(names.isKnown(text) ? text + " (not read)" : text);
    }

    private static SheetColumn under(String header) {
        return new SheetColumn("", header, SheetColumn.Look.PLAIN, UNKNOWN_WIDTH, "", List.of(), false);
    }

    /** Under a header that is understood without the mapping that it took in the file. */
    private static SheetColumn ours(String text, Column column, SheetKind sheet, HeaderNames names) {
        SheetColumn layout = SheetLayout.layout(List.of(column)).get(0);
        boolean understood = names.isHeader(text, column);
        boolean isBeside = sheet == SheetKind.PRODUCTS && RegisterHeader.isOfEvidence(column.field());
        String header = isBeside ? column.field() : Units.header(column.header(), text);
        return new SheetColumn(
                "",
                understood ? text : header,
                layout.look(),
                layout.width(),
                layout.comment() + (understood || text.isEmpty() ? "" : "\nIn the file: " + text),
                layout.choices(),
                layout.emphasised());
    }

    /** Our column at this place of the file. */
    Optional<Column> at(int index) {
        return Optional.ofNullable(columns.get(index));
    }

    /** How the cells of columns with dates, and dates alone, are read. */
    Map<Integer, CellRule> dates(ReadOptions options) {
        Map<Integer, CellRule> rules = new HashMap<>();
        columns.forEach((index, column) -> {
            if (column.type() == ColumnType.DATE && !several.contains(index)) {
                rules.put(index, CellRule.of(column, column.header(), () -> null, options));
            }
        });
        return rules;
    }

    /** The headers of the columns of the file; that of a workbook of problems would begin another one. */
    List<HeaderRow.Cell> headers() {
        return IntStream.range(0, width())
                .mapToObj(i -> new HeaderRow.Cell(i, layout.get(i + 1).header(), true))
                .filter(cell -> !cell.text().isEmpty() && !HeaderNames.isOfProblems(cell.text()))
                .toList();
    }

    /** How many columns of the file are written. */
    int width() {
        return layout.size() - 1;
    }
}
