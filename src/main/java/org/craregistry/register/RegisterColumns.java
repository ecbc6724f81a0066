package org.craregistry.register;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.craregistry.law.Vocabulary;
import org.craregistry.portfolio.IdentityField;

/** Every column of the register, derived from the identity fields and the vocabulary of the law; nothing is defined here twice. */
public final class RegisterColumns {

    /** The version of the format; it grows when a file of the former format would be read differently. */
    public static final int FORMAT_VERSION = 1;

    /** The sheet with one row per product. */
    public static final String PRODUCTS = "Products";

    /** All columns from left to right: identity, facts, computed. */
    public static final List<Column> ALL = Stream.of(
                    Arrays.stream(IdentityField.values()).map(IdentityColumns::column),
                    Vocabulary.FACTS.stream().map(FactColumns::column),
                    Stream.of(
                            computed("productClass", "Product class", "The class under CRA Annex III and IV"),
                            computed("category", "Category", "The category of Annex III or IV that decides the class"),
                            computed("scope", "Scope", "Whether the CRA covers the product"),
                            computed(
                                    "applicability",
                                    "Applicability",
                                    "What of the CRA applies on the day of the export"),
                            computed("openQuestions", "Open questions", "What to answer next"),
                            computed("revision", "Revision", "The revision of the product that was exported")))
            .flatMap(columns -> columns)
            .toList();

    private static final Map<String, Column> BY_FIELD =
            ALL.stream().collect(Collectors.toUnmodifiableMap(Column::field, Function.identity()));

    private RegisterColumns() {}

    /** The columns that are read, from left to right. */
    public static List<Column> readable() {
        return ALL.stream().filter(column -> !column.computed()).toList();
    }

    /** The columns that are exported only, from left to right. */
    public static List<Column> computed() {
        return ALL.stream().filter(Column::computed).toList();
    }

    /** The column of this field, empty where there is none. */
    public static Optional<Column> find(String field) {
        return Optional.ofNullable(BY_FIELD.get(field));
    }

    private static Column computed(String field, String title, String help) {
        return new Column(
                field,
                title + " (computed)",
                PRODUCTS,
                ColumnType.TEXT,
                false,
                List.of(),
                help + ". Computed: ignored when the file is read.",
                null,
                "",
                List.of(),
                true,
                0);
    }
}
