package org.craregistry.register;

import java.math.BigDecimal;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.craregistry.law.BooleanFact;
import org.craregistry.law.CategoryFact;
import org.craregistry.law.ChoiceFact;
import org.craregistry.law.ChoicesFact;
import org.craregistry.law.DateFact;
import org.craregistry.law.Fact;
import org.craregistry.law.NumberFact;

/** The columns of the facts: all of it is said by the vocabulary. */
final class FactColumns {

    static final List<AcceptedValue> YES_NO =
            List.of(new AcceptedValue("true", "Yes", "Yes"), new AcceptedValue("false", "No", "No"));

    private FactColumns() {}

    static Column column(Fact<?> fact) {
        ColumnType type = type(fact);
        List<AcceptedValue> accepted = type == ColumnType.YES_NO ? YES_NO : accepted(fact, type);
        return new Column(
                fact.name(),
                fact.header(),
                SheetKind.PRODUCTS,
                fact.group().title(),
                type,
                false,
                accepted,
                fact.question(),
                source(fact),
                example(fact, type, accepted),
                Words.headers(fact.name()),
                false,
                0);
    }

    private static String source(Fact<?> fact) {
        return fact.citation().act().title() + ", " + fact.citation().place();
    }

    private static ColumnType type(Fact<?> fact) {
        if (fact instanceof BooleanFact) {
            return ColumnType.YES_NO;
        }
        if (fact instanceof ChoiceFact) {
            return ColumnType.CHOICE;
        }
        if (fact instanceof ChoicesFact) {
            return ColumnType.CHOICES;
        }
        if (fact instanceof CategoryFact) {
            return ColumnType.CATEGORY;
        }
        return fact instanceof DateFact ? ColumnType.DATE : ColumnType.NUMBER;
    }

    private static List<AcceptedValue> accepted(Fact<?> fact, ColumnType type) {
        List<String> codes = fact.codes();
        List<String> labels = fact.labels();
        return IntStream.range(0, codes.size())
                .mapToObj(i -> new AcceptedValue(codes.get(i), labels.get(i), cell(codes.get(i), labels.get(i), type)))
                .toList();
    }

    /** Sets are written as codes, which hold no separator; a category with its item, so that lists sort as in the annexes. */
    private static String cell(String code, String label, ColumnType type) {
        return switch (type) {
            case CHOICES -> code;
            case CATEGORY -> (Spelling.item(code) + " " + label).strip();
            default -> label;
        };
    }

    private static String example(Fact<?> fact, ColumnType type, List<AcceptedValue> accepted) {
        return switch (type) {
            case DATE -> "2028-06-01";
            case NUMBER ->
                fact instanceof NumberFact number
                        ? number.maximum().min(BigDecimal.valueOf(5)).toString()
                        : "";
            case CHOICES -> accepted.stream().limit(2).map(AcceptedValue::cell).collect(Collectors.joining("; "));
            case CATEGORY -> accepted.get(accepted.size() - 1).cell();
            default -> accepted.get(0).cell();
        };
    }
}
