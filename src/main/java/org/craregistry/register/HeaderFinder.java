package org.craregistry.register;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.craregistry.register.workbook.CellKind;
import org.craregistry.register.workbook.SheetRow;
import org.craregistry.register.workbook.SheetSink;
import org.craregistry.register.workbook.UnreadableRegister;
import org.jspecify.annotations.Nullable;

/** Looks for the header among the first rows of a sheet: the first row that names the reference and one more column. */
final class HeaderFinder implements SheetSink {

    private static final int MOST_ROWS = 100;
    private static final int LEAST_COLUMNS = 2;
    private static final String KEY = "reference";

    private final HeaderNames names;
    private final String sheet;
    private final Set<String> met = new HashSet<>();
    private List<RegisterHeader.Cell> nearest = List.of();
    private int nearestRow = 1;
    private int nearestRecognised;
    private int rows;
    private @Nullable FoundHeader found;

    HeaderFinder(HeaderNames names, String sheet) {
        this.names = names;
        this.sheet = sheet;
    }

    @Override
    public boolean row(SheetRow row) {
        List<RegisterHeader.Cell> cells = new ArrayList<>();
        Map<Column, Integer> columns = new HashMap<>();
        for (int i = 0; i < row.width(); i++) {
            if (row.kind(i) == CellKind.TEXT) {
                int place = i;
                List<Column> read = names.find(row.text(i)).stream()
                        .filter(column -> !column.computed())
                        .toList();
                read.forEach(column -> columns.putIfAbsent(column, place));
                String field = read.isEmpty() ? null : read.get(0).field();
                cells.add(new RegisterHeader.Cell(SheetRow.letters(i), ExactText.trim(row.text(i)), field));
            }
        }
        cells.forEach(cell -> met.add(Spelling.bare(cell.text())));
        remember(row, cells, columns.size());
        boolean complete = columns.size() >= LEAST_COLUMNS
                && columns.keySet().stream().anyMatch(column -> column.field().equals(KEY));
        if (complete) {
            found = FoundHeader.of(sheet, row, names);
        }
        return !complete && ++rows < MOST_ROWS;
    }

    /** The row that comes nearest to a header: the first of those that name most columns, and of these most texts. */
    private void remember(SheetRow row, List<RegisterHeader.Cell> cells, int recognised) {
        boolean isNearer =
                recognised > nearestRecognised || (recognised == nearestRecognised && cells.size() > nearest.size());
        if (isNearer) {
            nearest = List.copyOf(cells);
            nearestRow = row.number();
            nearestRecognised = recognised;
        }
    }

    private RegisterHeader nearest() {
        return new RegisterHeader(
                sheet,
                nearestRow,
                nearest.stream().filter(cell -> cell.field() != null).toList(),
                List.of(),
                nearest.stream().filter(cell -> cell.field() == null).toList());
    }

    /**
     * The header, empty where no row is one.
     *
     * @throws UnreadableRegister where it lacks a header that the mapping names
     */
    Optional<FoundHeader> found() {
        if (found != null && !names.missing(met).isEmpty()) {
            throw mappedHeaderMissing();
        }
        return Optional.ofNullable(found);
    }

    /** Whether the sheet holds anything. */
    boolean hasMetSomething() {
        return !met.isEmpty();
    }

    /** Why the sheet cannot be read. */
    UnreadableRegister refusal() {
        if (!names.missing(met).isEmpty()) {
            return mappedHeaderMissing();
        }
        if (nearestRecognised >= LEAST_COLUMNS) {
            return new HeaderNotFound(
                    "NO_REFERENCE",
                    "Sheet \"%s\" has no column for the reference of the product; met: %s. Name one \"Reference\", or map one to reference."
                            .formatted(sheet, met()),
                    nearest());
        }
        return new HeaderNotFound(
                "NO_HEADER",
                "Sheet \"%s\" has no row with our headers, such as Reference, Version, Name; met: %s. Use the template, or map your headers to fields."
                        .formatted(sheet, met()),
                nearest());
    }

    private UnreadableRegister mappedHeaderMissing() {
        return new HeaderNotFound(
                "MAPPED_HEADER_MISSING",
                "The mapping names %s, but sheet \"%s\" has no such header; met: %s."
                        .formatted(quoted(names.missing(met)), sheet, met()),
                nearest());
    }

    private String met() {
        return quoted(nearest.stream().map(RegisterHeader.Cell::text).toList());
    }

    private static String quoted(List<String> headers) {
        List<String> shown = headers.stream().limit(30).map(CellReading::quoted).toList();
        String more = headers.size() > 30 ? " and %d more".formatted(headers.size() - 30) : "";
        return shown.isEmpty() ? "nothing" : String.join(", ", shown) + more;
    }
}
