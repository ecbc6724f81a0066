package org.craregistry.register.imports;

import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * What the plans that a node makes may hold in memory, all together. Whoever finds no room tries again later: many at once take
 * longer, and never more than there is.
 */
@Component
class ImportMemory {

    private static final long MEGABYTE = 1L << 20;

    /** What reading any file takes; more than that lets larger ones keep more of their texts at hand. */
    private static final long LEAST = MEGABYTE;

    /** What is known of each row until the end of a large file, and something for texts. */
    private static final long LARGE = 32 * MEGABYTE;

    /** A workbook is packed, and its texts take two bytes for each character. */
    private static final long GROWTH = 16;

    private static final int LARGE_AT_ONCE = 4;

    /** What is known of each product of the portfolio, where a file calls one nearly so. */
    private static final long PRODUCT = 200;

    private final long all;
    private long taken;

    ImportMemory(ImportSettings settings) {
        this.all = Math.max(LARGE, settings.memoryInBytes());
    }

    /** Some of the memory, until it is closed. */
    final class Share implements AutoCloseable {

        private final long bytes;
        private final long forFile;

        private Share(long bytes, long forFile) {
            this.bytes = bytes;
            this.forFile = forFile;
        }

        /** Half of what the file has, since there are two kinds of texts, and other things beside. */
        long forTexts() {
            return forFile / 4;
        }

        @Override
        public void close() {
            giveBack(bytes);
        }
    }

    /** As much as reading a file into a portfolio of so many products may need; empty where there is not as much left. */
    Optional<Share> take(long fileBytes, long products) {
        long most = Math.max(LARGE, all / LARGE_AT_ONCE);
        long forFile = Math.min(most, LEAST + GROWTH * fileBytes);
        return takeBytes(Math.min(all, forFile + PRODUCT * products), forFile);
    }

    /** All of it, for one that must be alone; empty where somebody has any. */
    Optional<Share> takeAll() {
        return takeBytes(all, all);
    }

    private synchronized Optional<Share> takeBytes(long bytes, long forFile) {
        if (taken + bytes > all) {
            return Optional.empty();
        }
        taken += bytes;
        return Optional.of(new Share(bytes, forFile));
    }

    private synchronized void giveBack(long bytes) {
        taken -= bytes;
    }
}
