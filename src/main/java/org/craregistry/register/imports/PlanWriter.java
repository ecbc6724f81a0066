package org.craregistry.register.imports;

import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.craregistry.register.Problem;
import org.craregistry.register.RegisterHeader;
import org.craregistry.register.RegisterRow;
import org.craregistry.register.RegisterSink;
import org.craregistry.register.SheetKind;

/**
 * Takes a file as it is read and has its products planned in chunks. Rows of the sheets with what is on file come first and wait in
 * the database, until their product is planned. So do the rows of a flat file, which may have several for one product: all that they
 * say of it is known at the end of the file only.
 */
final class PlanWriter implements RegisterSink {

    private static final int CHUNK = 500;
    private static final long CHARACTERS = 2_000_000;

    private final UUID importId;
    private final StagedRows staging;
    private final ProductPlanner planner;
    private final Map<SheetKind, RegisterHeader> headers = new EnumMap<>(SheetKind.class);
    private final List<Problem> notes = new ArrayList<>();
    private final List<RegisterRow> listed = new ArrayList<>(CHUNK);
    private final List<StagedRow> others = new ArrayList<>(CHUNK);
    private SheetKind sheet = SheetKind.PRODUCTS;
    private boolean isFlat;
    private int beforeFlat;
    private long characters;
    private int staged;

    PlanWriter(UUID importId, StagedRows staging, ProductPlanner planner) {
        this.importId = importId;
        this.staging = staging;
        this.planner = planner;
    }

    @Override
    public void expect(int rows) {
        planner.expect(rows);
    }

    @Override
    public void exportedAt(Instant at) {
        planner.exportedAt(at);
    }

    @Override
    public void header(SheetKind kind, RegisterHeader header) {
        flush();
        sheet = kind;
        isFlat = kind == SheetKind.PRODUCTS && header.tellsWhatIsOnFile();
        beforeFlat = staged;
        headers.put(kind, header);
        planner.header(kind, header);
    }

    @Override
    public void row(RegisterRow row) {
        planner.countRow();
        boolean isAboutNone = RowPlanning.key(row).reference().isEmpty();
        if (sheet == SheetKind.PRODUCTS && !isFlat || isAboutNone) {
            listed.add(row);
        } else if ((isFlat || saysSomething(row)) && planner.mayTake(RowPlanning.key(row), row.characters())) {
            others.add(new StagedRow(++staged, sheet, row.sheet(), row.row(), RowPlanning.told(row), row.problems()));
        }
        characters += row.characters();
        if (listed.size() + others.size() == CHUNK || characters > CHARACTERS) {
            flush();
        }
    }

    /** A row of another sheet that names its product and nothing else waits to be filled. */
    private static boolean saysSomething(RegisterRow row) {
        boolean hasValues = row.values().keySet().stream()
                .anyMatch(field -> !field.equals(RowPlanning.REFERENCE) && !field.equals(RowPlanning.VERSION));
        return hasValues || !row.problems().isEmpty();
    }

    @Override
    public void note(Problem problem) {
        notes.add(problem);
    }

    private void flush() {
        characters = 0;
        if (!others.isEmpty()) {
            planner.inTransaction(() -> staging.add(importId, others));
            others.clear();
        }
        if (!listed.isEmpty()) {
            planner.plan(listed.stream()
                    .map(row -> new ProductPlanner.Wanted(RowPlanning.key(row), row, sheet))
                    .toList());
            listed.clear();
        }
    }

    /** Plans what is still waiting: the last products, those of a flat file, then those that only the other sheets are about. */
    void planRest() {
        flush();
        if (isFlat) {
            planWaiting(beforeFlat, staged);
        }
        planWaiting(0, staged);
    }

    private void planWaiting(int after, int last) {
        for (int place = after; place < last && planner.isLeft(); ) {
            List<StagedRow> next = staging.next(importId, place, CHUNK);
            planner.plan(next.stream()
                    .map(StagedRow::key)
                    .distinct()
                    .filter(planner::isLeft)
                    .map(key -> new ProductPlanner.Wanted(key, null, sheet))
                    .toList());
            place = next.get(next.size() - 1).place();
        }
    }

    /** The headers, in the order of the sheets. */
    List<RegisterHeader> headers() {
        return List.copyOf(headers.values());
    }

    List<Problem> notes() {
        List<Problem> all = new ArrayList<>(notes);
        planner.note().ifPresent(all::add);
        return all;
    }
}
