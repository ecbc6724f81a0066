package org.craregistry.register;

import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.craregistry.law.Fact;
import org.craregistry.law.Vocabulary;
import org.craregistry.register.workbook.CellKind;
import org.jspecify.annotations.Nullable;

/** How the cells of one column are read. */
interface CellRule {

    /**
     * Reads a cell that holds something.
     *
     * @param kind neither blank nor an error
     * @param text trimmed, except where the column is a text
     */
    CellReading read(CellKind kind, String text);

    /** What is to be said about all cells together. */
    default List<Problem> notes(Places where) {
        return List.of();
    }

    /**
     * The rule for a column that is read.
     *
     * @param header what it is called in the file
     * @param mark what stands for yes in it besides words, or {@code null} for none; asked once there is a mark
     */
    static CellRule of(Column column, String header, Supplier<@Nullable String> mark, ReadOptions options) {
        CellRule rule = plain(column, header, mark, options.settings());
        Map<String, String> mapped = options.saved().values().getOrDefault(column.field(), Map.of());
        CellRule complete = mapped.isEmpty() ? rule : new MappedRule(column, mapped, rule);
        return column.type().isText() ? complete : new RememberingRule(complete);
    }

    private static CellRule plain(
            Column column, String header, Supplier<@Nullable String> mark, ReadSettings settings) {
        return switch (column.type()) {
            case TEXT -> new TextRule(column);
            case TEXTS -> new TextsRule();
            case YES_NO -> new YesNoRule(column, mark);
            case CHOICE, CATEGORY -> choice(column);
            case CHOICES -> new ChoicesRule(column);
            case DATE -> new DateRule(dateFact(column), settings.datePattern());
            case NUMBER -> new NumberRule(Vocabulary.fact(column.field()), column, header, settings.decimal());
        };
    }

    /** Reads one of a list: its code, its label, or the place it has in an act. */
    private static CellRule choice(Column column) {
        AcceptedSpellings spellings = new AcceptedSpellings(column);
        return (kind, text) -> spellings
                .code(text)
                .map(code -> CellReading.of(code))
                .orElseGet(() -> CellReading.refused("NOT_ACCEPTED", spellings.refusal(text)));
    }

    /** Dates of evidence have the bounds of all dates. */
    private static Fact<?> dateFact(Column column) {
        return column.sheet() == SheetKind.PRODUCTS ? Vocabulary.fact(column.field()) : Vocabulary.PLACED_ON_MARKET_ON;
    }
}
