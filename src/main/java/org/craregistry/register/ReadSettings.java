package org.craregistry.register;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What people say about a file, where it does not speak for itself.
 *
 * @param headers foreign header to field; the empty text as field means: do not read this column
 * @param letters letters of a column to field, in the same way; stronger than what its header says
 * @param sheet the sheet with the products; {@code null} to look for it
 * @param headerRow the row of the header, as spreadsheets count, 0 where there is none; {@code null} to look for it
 * @param otherSheets the sheets with what is on file for products whose names or headers do not say so; one for each kind
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
        List<OtherSheet> otherSheets,
        @Nullable String encoding,
        @Nullable String decimal,
        @Nullable String datePattern,
        AlikeKeys alikeKeys) {

    /** Nothing said. */
    public static final ReadSettings NONE =
            new ReadSettings(Map.of(), Map.of(), null, null, List.of(), null, null, null, AlikeKeys.REJECT);

    public ReadSettings {
        headers = named(headers);
        letters = named(letters);
        otherSheets = otherSheets == null
                ? List.of()
                : List.copyOf(otherSheets); // as settings were kept before there were any
    }

    private static Map<String, String> named(Map<String, String> mapping) {
        Map<String, String> named = new LinkedHashMap<>(mapping);
        named.replaceAll((header, fields) -> MappedFields.named(fields));
        return Collections.unmodifiableMap(named);
    }

    /** These settings with another mapping of headers. */
    public ReadSettings withHeaders(Map<String, String> other) {
        return new ReadSettings(
                other, letters, sheet, headerRow, otherSheets, encoding, decimal, datePattern, alikeKeys);
    }

    /** These settings with another pattern of dates. */
    public ReadSettings withDatePattern(@Nullable String other) {
        return new ReadSettings(headers, letters, sheet, headerRow, otherSheets, encoding, decimal, other, alikeKeys);
    }

    /** What a sheet of this name holds: what is said, else what its name says; empty where that is not known. */
    public Optional<SheetKind> holds(String name) {
        if (sheet != null && Spelling.bare(sheet).equals(Spelling.bare(name))) {
            return Optional.of(SheetKind.PRODUCTS);
        }
        Optional<SheetKind> said = otherSheets.stream()
                .filter(other -> Spelling.bare(other.sheet()).equals(Spelling.bare(name)))
                .map(OtherSheet::holds)
                .findFirst();
        return said.or(() -> SheetKind.named(name).filter(kind -> other(kind).isEmpty()));
    }

    /** What is said about the sheet with this; empty where nothing is. */
    Optional<OtherSheet> other(SheetKind kind) {
        return otherSheets.stream().filter(other -> other.holds() == kind).findFirst();
    }

    /**
     * A sheet beside the one with the products.
     *
     * @param sheet its name in the file
     * @param holds what each of its rows is about
     * @param headerRow the row of its header, as spreadsheets count; {@code null} to look for it
     */
    public record OtherSheet(
            String sheet, SheetKind holds, @Nullable Integer headerRow) {}

    /** What a row means whose key is nearly that of a product, a stored one or one above it in the file. */
    public enum AlikeKeys {
        REJECT,
        SAME_PRODUCT,
        NEW_PRODUCT
    }
}
