package org.craregistry.register.workbook;

/**
 * How much of a file is read before it is refused.
 *
 * @param bytes of the file
 * @param inflatedBytes of all that is unpacked from it
 * @param rows that hold something, the header included
 * @param columns up to the last that holds something
 * @param cellCharacters of one cell
 * @param textCharacters of all texts that are kept while reading, each with something for itself
 * @param memoryForTexts how many bytes of them are kept in memory, of each kind of texts; the others are on disk
 */
public record ReadLimits(
        long bytes,
        long inflatedBytes,
        int rows,
        int columns,
        int cellCharacters,
        long textCharacters,
        long memoryForTexts) {

    /** 200 MB, for 100,000 products with every answer are 130 MB of CSV; 200,000 rows, 1,000 columns. */
    public static final ReadLimits DEFAULT =
            new ReadLimits(200_000_000, 4_000_000_000L, 200_000, 1_000, 1_000_000, 100_000_000, 16_000_000);

    public ReadLimits {
        if (bytes < 1
                || inflatedBytes < 1
                || rows < 1
                || columns < 1
                || cellCharacters < 1
                || textCharacters < 1
                || memoryForTexts < 0) {
            throw new IllegalArgumentException("Every limit is at least 1");
        }
    }

    /** These limits with another number of rows. */
    public ReadLimits withRows(int other) {
        return new ReadLimits(bytes, inflatedBytes, other, columns, cellCharacters, textCharacters, memoryForTexts);
    }

    /** These limits with another size of the file. */
    public ReadLimits withBytes(long other) {
        return new ReadLimits(other, inflatedBytes, rows, columns, cellCharacters, textCharacters, memoryForTexts);
    }

    /** These limits with another number of bytes in memory. */
    public ReadLimits withMemoryForTexts(long other) {
        return new ReadLimits(bytes, inflatedBytes, rows, columns, cellCharacters, textCharacters, other);
    }
}
