package org.craregistry.register;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.craregistry.register.workbook.CellKind;
import org.craregistry.register.workbook.SheetInfo;
import org.craregistry.register.workbook.SheetRow;
import org.craregistry.register.workbook.SheetSink;
import org.craregistry.register.workbook.Spreadsheet;

/**
 * Looks for columns of yes and no in which one mark, such as an x, stands where yes is meant: beside empty cells and words for no. Beside a
 * yes or another mark it may as well mean no.
 */
final class YesMarks implements SheetSink {

    private static final Pattern MARK = Pattern.compile("[xX\u00D7\u2612\u25CF\u2022\u25A0]");

    private final Set<Integer> columns = new HashSet<>();
    private final Map<Integer, String> marks = new HashMap<>();
    private final Set<Integer> doubtful = new HashSet<>();
    private final YesNoRule words = new YesNoRule();
    private final int headerRow;

    private YesMarks(RegisterHeader header) {
        headerRow = header.row();
        header.recognised()
                .forEach(cell -> RegisterColumns.find(String.valueOf(cell.field()))
                        .filter(column -> column.type() == ColumnType.YES_NO)
                        .ifPresent(column -> columns.add(HeaderNames.index(cell.column()))));
    }

    /** The marks that mean yes, by the place of their column. A workbook of problems has only some of the rows, and says nothing. */
    static Map<Integer, String> in(Spreadsheet file, SheetInfo sheet, RegisterHeader header) throws IOException {
        YesMarks found = new YesMarks(header);
        boolean isOfProblems = header.computed().stream().anyMatch(cell -> HeaderNames.isOfProblems(cell.text()));
        if (found.columns.isEmpty() || isOfProblems) {
            return new HashMap<>();
        }
        file.read(sheet, found);
        found.marks.keySet().removeAll(found.doubtful);
        return found.marks;
    }

    /**
     * As {@link #in}, looked for once the first mark is met, for most files have none; an {@link UncheckedIOException} then says that the
     * disk fails.
     */
    static Supplier<Map<Integer, String>> onDemand(Spreadsheet file, SheetInfo sheet, RegisterHeader header) {
        List<Map<Integer, String>> found = new ArrayList<>(1);
        return () -> {
            if (found.isEmpty()) {
                try {
                    found.add(in(file, sheet, header));
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            }
            return found.get(0);
        };
    }

    /** Whether a text is a mark that may mean yes. */
    static boolean isMark(String text) {
        return MARK.matcher(text).matches();
    }

    @Override
    public boolean row(SheetRow row) {
        if (row.number() > headerRow) {
            columns.forEach(column -> look(column, row));
        }
        return !doubtful.containsAll(columns);
    }

    private void look(int column, SheetRow row) {
        if (row.kind(column) == CellKind.BLANK) {
            return;
        }
        String text = ExactText.trim(row.text(column));
        boolean isOther = isMark(text)
                ? !text.toLowerCase(Locale.ROOT)
                        .equals(marks.computeIfAbsent(column, any -> text.toLowerCase(Locale.ROOT)))
                : Boolean.TRUE.equals(words.read(row.kind(column), text).value());
        if (isOther) {
            doubtful.add(column);
        }
    }
}
