package org.craregistry.register.imports;

import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.craregistry.portfolio.ProductKey;
import org.jspecify.annotations.Nullable;

/** The natural keys that were met in a file so far, with their rows; small enough to be kept for the largest file. */
final class KeysInFile {

    /** Where a key stands: the place within the import, and the row as spreadsheets count. */
    record Standing(int place, String sheet, int row) {}

    private final Map<UUID, Standing> first = new HashMap<>();
    private final Map<Standing, Standing> repeated = new LinkedHashMap<>();
    private final Map<UUID, Long> staged = new HashMap<>();

    /**
     * Remembers a key.
     *
     * @return the first row that has it; {@code null} where this is the first
     */
    @Nullable
    Standing meet(ProductKey key, Standing here) {
        Standing before = first.putIfAbsent(shortened(key), here);
        if (before != null) {
            repeated.putIfAbsent(before, here);
        }
        return before;
    }

    /** The first row that has a key; {@code null} where none was met. */
    @Nullable
    Standing first(ProductKey key) {
        return first.get(shortened(key));
    }

    /** The first rows of the keys that were met more than once, each with the second one. */
    Map<Standing, Standing> repeated() {
        return repeated;
    }

    /**
     * Counts a row of another sheet that is about a product.
     *
     * @param weight what it takes to hold the row
     * @return what it takes to hold all of them so far
     */
    long stage(ProductKey key, long weight) {
        return staged.merge(shortened(key), weight, Long::sum);
    }

    /** What it takes to hold the rows of other sheets that are about a product; 0 where there are none. */
    long staged(ProductKey key) {
        return staged.isEmpty() ? 0 : staged.getOrDefault(shortened(key), 0L);
    }

    /** The rows of other sheets that are about a product are planned with it. */
    void planned(ProductKey key) {
        staged.remove(shortened(key));
    }

    /** Whether rows of other sheets are about products that are not planned yet. */
    boolean isStagedLeft() {
        return !staged.isEmpty();
    }

    private static UUID shortened(ProductKey key) {
        ByteBuffer hash = ByteBuffer.wrap(key.hash());
        return new UUID(hash.getLong(), hash.getLong());
    }
}
