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
                    Cell.of(expected(table.examples().get(i).expected()))));
        }
        return new Sheet(
                "examples-" + Places.id(table.name()),
                "Examples: " + table.name().replace('-', ' ').toLowerCase(Locale.ROOT),
                "Tests hold the registry to these answers. What an example does not say is unanswered, or as in the example that it"
                        + " is like; a question mark takes an answer back.",
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
                given.add(Vocabulary.find(column).map(Fact::header).orElse(column) + ": " + cell);
            }
        });
        return String.join("\n", given);
    }

    private static String expected(Map<String, String> answers) {
        return answers.entrySet().stream()
                .map(answer -> answer.getKey().substring(EXPECTED.length()) + ": " + answer.getValue())
                .collect(Collectors.joining("\n"));
    }
}
