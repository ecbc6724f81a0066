package org.craregistry.register.imports;

import java.util.Collection;
import org.jspecify.annotations.Nullable;

/**
 * How many rows of each kind a plan has.
 *
 * @param rowsInFile about how many there are to read; {@code null} where that was not found
 * @param withValidCells those of the rejected ones that can be taken over without their cells that are not accepted
 */
record ImportCounts(
        @Nullable Integer rowsInFile,
        int rowsRead,
        int create,
        int update,
        int unchanged,
        int rejected,
        int withValidCells) {

    /** How far the file was read, and no row of a plan. */
    ImportCounts withoutPlan() {
        return new ImportCounts(rowsInFile, rowsRead, 0, 0, 0, 0, 0);
    }

    /** How many rows have one of these actions; an empty collection stands for all. */
    long of(Collection<ImportAction> actions) {
        return actions.isEmpty()
                ? (long) create + update + unchanged + rejected
                : actions.stream().distinct().mapToLong(this::of).sum();
    }

    private int of(ImportAction action) {
        return switch (action) {
            case CREATE -> create;
            case UPDATE -> update;
            case UNCHANGED -> unchanged;
            case REJECTED -> rejected;
        };
    }
}
