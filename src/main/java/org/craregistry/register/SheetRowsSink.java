package org.craregistry.register;

import java.util.Optional;
import java.util.Set;
import org.craregistry.register.workbook.SheetRow;
import org.craregistry.register.workbook.SheetSink;

/** Hands the rows of a sheet below its header on, and remembers what is to be said about the sheet at its end. */
final class SheetRowsSink implements SheetSink {

    private final FoundHeader found;
    private final RowReader reader;
    private final RowKinds kinds;
    private final RowExtents extents;
    private final SheetNotes notes;
    private final RegisterSink sink;
    private final boolean isGuarded;
    private int rows;
    private int rejected;

    /** The row of a header with other columns that the rows below it belong to; 0 where there is none. */
    private int otherHeader;

    /** @param totals the rows of sums that the workbook itself knows */
    SheetRowsSink(DataSheet sheet, RowReader reader, Set<Integer> totals, RegisterSink sink) {
        this.found = sheet.found();
        this.reader = reader;
        this.kinds = new RowKinds(sheet, totals);
        this.extents = new RowExtents(found.header(), found.extent());
        this.notes = new SheetNotes(found);
        this.isGuarded = found.header().isOfCsv();
        this.sink = sink;
    }

    @Override
    public boolean row(SheetRow row) {
        if (isGuarded) {
            row.unguard();
        }
        if (row.number() > found.header().row() && !reader.isExample(row)) {
            read(row);
        }
        return true;
    }

    private void read(SheetRow row) {
        Optional<Problem> extent = extents.check(row);
        Optional<SheetNotes.Skipped> skipped = kinds.skipped(row);
        if (skipped.isPresent()) {
            notes.skipped(skipped.get(), row);
            otherHeader = switch (skipped.get()) {
                case OTHER_HEADER -> row.number();
                case HEADER -> 0;
                default -> otherHeader;
            };
            return;
        }
        if (extent.filter(Problem::isError).isEmpty()) {
            notes.outside(row);
        }
        reader.read(row, otherHeader > 0 ? Optional.of(belowOther(row)) : extent)
                .ifPresentOrElse(read -> take(read, row), () -> notes.skipped(SheetNotes.Skipped.NOTHING_KNOWN, row));
    }

    private Problem belowOther(SheetRow row) {
        Places where = found.header().places();
        return new Problem(
                Problem.Severity.ERROR,
                "OTHER_HEADER",
                where.sheet(),
                null,
                null,
                null,
                "%s stands below row %d, a header whose columns are others than those of row %d. Bring the rows under one header, or send them as a file of their own."
                        .formatted(
                                where.row(row.number()),
                                otherHeader,
                                found.header().row()));
    }

    private void take(RegisterRow read, SheetRow row) {
        rows++;
        rejected += read.isRejected() ? 1 : 0;
        notes.hidden(row);
        notes.struck(row);
        sink.row(read);
    }

    /** Takes the address of a cell that has a comment. */
    void commented(String cell) {
        notes.commented(cell);
    }

    @Override
    public void hidden(int firstColumn, int lastColumn) {
        notes.hidden(firstColumn, lastColumn);
    }

    @Override
    public void merged(int firstRow, int firstColumn, int lastRow, int lastColumn) {
        notes.merged(firstRow, firstColumn, lastRow, lastColumn);
    }

    /** Says what there is to say at the end of the sheet. */
    RegisterReader.Counts end() {
        notes.tell(sink);
        reader.notes().forEach(sink::note);
        return new RegisterReader.Counts(rows, rejected);
    }
}
