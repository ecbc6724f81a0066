package org.craregistry.register;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What people say about a file, where it does not speak for itself.
 *
 * @param headers foreign header to field; the empty text as field means: do not read this column
 * @param letters letters of a column to field, in the same way; stronger than what its header says
 * @param sheet the sheet with the products; {@code null} to look for it
 * @param headerRow the row of the header, as spreadsheets count, 0 where there is none; {@code null} to look for it
 * @param encoding of a CSV file; {@code null} to find it out
 * @param decimal what stands before the decimals of a number in a text, "." or ","; {@code null} where only one reading counts
 * @param datePattern how dates in texts are written, as in {@code dd.MM.yyyy}; {@code null} where only one reading counts
 * @param alikeKeys what a row means whose key differs from an existing one by no more than zeros, a "v", case or spaces
 */
public record ReadSettings(
        Map<String, String> headers,
        Map<String, String> letters,
        @Nullable String sheet,
        @Nullable Integer headerRow,
        @Nullable String encoding,
        @Nullable String decimal,
        @Nullable String datePattern,
        AlikeKeys alikeKeys) {

    /** Nothing said. */
    public static final ReadSettings NONE =
            new ReadSettings(Map.of(), Map.of(), null, null, null, null, null, AlikeKeys.REJECT);

    public ReadSettings {
        headers = Collections.unmodifiableMap(new LinkedHashMap<>(headers));
        letters = Collections.unmodifiableMap(new LinkedHashMap<>(letters));
    }

    /** These settings with another mapping of headers. */
    public ReadSettings withHeaders(Map<String, String> other) {
        return new ReadSettings(other, letters, sheet, headerRow, encoding, decimal, datePattern, alikeKeys);
    }

    /** These settings with another pattern of dates. */
    public ReadSettings withDatePattern(@Nullable String other) {
        return new ReadSettings(headers, letters, sheet, headerRow, encoding, decimal, other, alikeKeys);
    }

    /** What a row means whose key is nearly that of an existing product. */
    public enum AlikeKeys {
        REJECT,
        SAME_PRODUCT,
        NEW_PRODUCT
    }
}
