package org.craregistry.register;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What cells that were not understood may mean. */
public final class Suggestions {

    private Suggestions() {}

    /**
     * Something that may be meant.
     *
     * @param code of the API
     * @param cell how exports write it
     * @param distance how many letters differ
     */
    public record Suggestion(String code, String cell, int distance) {}

    /**
     * The values of a column that a cell nearly says, the nearest first.
     *
     * @param sheet as named in the file
     * @param header of the column; {@code null} where none is meant
     * @param met what was read; {@code null} where nothing was
     */
    public static List<Suggestion> of(String sheet, @Nullable String header, @Nullable String met) {
        Stream<SheetKind> kinds = SheetKind.named(sheet).stream();
        Optional<Column> column = Stream.concat(kinds, Arrays.stream(SheetKind.values()))
                .flatMap(kind -> RegisterColumns.readable(kind).stream())
                .filter(one -> one.header().equals(header) && !one.accepted().isEmpty())
                .findFirst();
        if (column.isEmpty() || met == null) {
            return List.of();
        }
        return new AcceptedSpellings(column.get())
                .near(met).stream()
                        .map(near -> new Suggestion(near.code(), cell(column.get(), near.code()), near.distance()))
                        .toList();
    }

    private static String cell(Column column, String code) {
        return column.accepted().stream()
                .filter(value -> value.code().equals(code))
                .map(AcceptedValue::cell)
                .findFirst()
                .orElse(code);
    }
}
