package org.craregistry.register;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.craregistry.law.Fact;
import org.craregistry.law.Vocabulary;
import org.craregistry.portfolio.IdentityField;

/**
 * Every column of the register, sheet by sheet, derived from the identity fields, the vocabulary of the law and the records of
 * evidence; nothing is defined here twice.
 */
public final class RegisterColumns {

    /** The version of the format; it grows when a file of the former format would be read differently. */
    public static final int FORMAT_VERSION = 1;

    /** The columns of products from left to right: identity, facts under their headings, computed. */
    public static final List<Column> ALL = Stream.of(
                    Arrays.stream(IdentityField.values()).map(IdentityColumns::column),
                    Vocabulary.FACTS.stream()
                            .sorted(Comparator.comparing(Fact::group))
                            .map(FactColumns::column),
                    ComputedColumns.OF_PRODUCTS.stream())
            .flatMap(columns -> columns)
            .toList();

    private static final Map<String, Column> BY_FIELD = Arrays.stream(SheetKind.values())
            .flatMap(sheet -> of(sheet).stream())
            .collect(Collectors.toUnmodifiableMap(Column::field, Function.identity(), (first, again) -> first));

    private RegisterColumns() {}

    /** The columns of a sheet, from left to right. */
    public static List<Column> of(SheetKind sheet) {
        return switch (sheet) {
            case PRODUCTS -> ALL;
            case CERTIFICATES, DECLARATIONS, ASSESSMENTS -> RecordColumns.of(sheet);
            case ANNEX_I -> StandingColumns.OF_REQUIREMENTS;
            case ARTICLE_15 -> StandingColumns.OF_ELEMENTS;
        };
    }

    /** The columns of products that are read, from left to right. */
    public static List<Column> readable() {
        return readable(SheetKind.PRODUCTS);
    }

    /** The columns of a sheet that are read, from left to right. */
    public static List<Column> readable(SheetKind sheet) {
        return of(sheet).stream().filter(column -> !column.computed()).toList();
    }

    /** The column of this field, empty where there is none; the fields of the key belong to the products. */
    public static Optional<Column> find(String field) {
        return Optional.ofNullable(BY_FIELD.get(field));
    }
}
