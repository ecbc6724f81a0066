package org.craregistry.register;

import org.craregistry.register.workbook.SheetRow;
import org.craregistry.register.workbook.SheetSink;
import org.jspecify.annotations.Nullable;

/** Hands the rows of a sheet below its header on, and remembers what is to be said about the sheet at its end. */
final class SheetRowsSink implements SheetSink {

    private static final int MOST_MERGES = 100;

    private final FoundHeader found;
    private final RowReader reader;
    private final RegisterSink sink;
    private int rows;
    private int rejected;
    private int hidden;
    private int skipped;
    private int firstSkipped;
    private int merges;

    SheetRowsSink(FoundHeader found, RowReader reader, RegisterSink sink) {
        this.found = found;
        this.reader = reader;
        this.sink = sink;
    }

    @Override
    public boolean row(SheetRow row) {
        if (row.number() > found.header().row() && !reader.isExample(row)) {
            reader.read(row).ifPresentOrElse(read -> take(read, row.isHidden()), () -> skip(row.number()));
        }
        return true;
    }

    private void take(RegisterRow read, boolean isHidden) {
        rows++;
        rejected += read.isRejected() ? 1 : 0;
        hidden += isHidden ? 1 : 0;
        sink.row(read);
    }

    private void skip(int number) {
        firstSkipped = skipped++ == 0 ? number : firstSkipped;
    }

    @Override
    public void merged(int firstRow, int firstColumn, int lastRow, int lastColumn) {
        boolean matters = lastRow > found.header().row()
                && found.places().stream()
                        .anyMatch(place -> place.index() >= firstColumn && place.index() <= lastColumn);
        if (matters && ++merges <= MOST_MERGES) {
            String first = SheetRow.letters(firstColumn) + firstRow;
            String range = first + ":" + SheetRow.letters(lastColumn) + lastRow;
            note(
                    "MERGED",
                    first,
                    "%s is merged: its value counts for %s only, the other cells count as empty, that is unchanged; unmerge and fill them if that is not meant."
                            .formatted(range, first));
        }
    }

    /** Says what there is to say at the end of the sheet. */
    RegisterReader.Counts end() {
        if (merges > MOST_MERGES) {
            note("MERGED", null, "has %,d more merged ranges.".formatted(merges - MOST_MERGES));
        }
        if (hidden > 0) {
            note(
                    "HIDDEN_ROWS",
                    null,
                    "has %,d hidden or filtered rows; they were read like the others.".formatted(hidden));
        }
        if (skipped > 0) {
            note(
                    "ROWS_SKIPPED",
                    null,
                    "has %,d rows with nothing in any known column, the first in row %d; they were not read."
                            .formatted(skipped, firstSkipped));
        }
        return new RegisterReader.Counts(rows, rejected);
    }

    private void note(String code, @Nullable String cell, String words) {
        String sheet = found.header().sheet();
        String message = cell == null ? "Sheet \"%s\" %s".formatted(sheet, words) : sheet + "!" + words;
        sink.note(new Problem(Problem.Severity.WARNING, code, sheet, cell, null, null, message));
    }
}
