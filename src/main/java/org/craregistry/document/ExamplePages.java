package org.craregistry.document;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.craregistry.document.ReadingCopy.Cell;
import org.craregistry.document.ReadingCopy.Sheet;
import org.craregistry.law.Fact;
import org.craregistry.law.Vocabulary;

/** Sets out the worked examples, table by table. */
final class ExamplePages {

    private static final String NAME = "example";
    private static final String LIKE = "like";
    private static final String EXPECTED = "expected ";

    private ExamplePages() {}

    static List<Sheet> of(List<ExampleTable> tables) {
        return tables.stream().map(ExamplePages::sheet).toList();
    }

    private static Sheet sheet(ExampleTable table) {
        List<List<Cell>> rows = new ArrayList<>();
        for (int i = 0; i < table.lines().size(); i++) {
            rows.add(List.of(
                    Cell.of(table.examples().get(i).name()),
                    Cell.of(given(table.lines().get(i))),
                    Cell.of(expected(table.lines().get(i)))));
        }
        return new Sheet(
                "examples-" + Places.id(table.name()),
                "Examples: " + table.name().replace('-', ' ').toLowerCase(Locale.ROOT),
                "Tests hold the registry to these answers. What an example does not say is unanswered, or as in the example that it"
                        + " is like, and so are its answers; a question mark takes one back.",
                List.of("Example", "Given", "Answers"),
                rows);
    }

    private static String given(Map<String, String> line) {
        List<String> given = new ArrayList<>();
        if (line.containsKey(LIKE)) {
            given.add("like " + line.get(LIKE));
        }
        line.forEach((column, cell) -> {
            if (!column.equals(NAME) && !column.equals(LIKE) && !column.startsWith(EXPECTED)) {
                given.add(title(column) + ": " + cell);
            }
        });
        return String.join("; ", given);
    }

    private static String title(String column) {
        return switch (column) {
            case "asOf" -> "Date";
            case "stateOfLaw" -> "State of the law";
            default -> Vocabulary.find(column).map(Fact::header).orElse(column);
        };
    }

    private static String expected(Map<String, String> line) {
        return line.entrySet().stream()
                .filter(cell -> cell.getKey().startsWith(EXPECTED))
                .map(cell -> cell.getKey().substring(EXPECTED.length()) + ": " + cell.getValue())
                .collect(Collectors.joining("; "));
    }
}
