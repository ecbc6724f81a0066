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

    /** Where an example stands, by its number. */
    static String place(int number) {
        return "example-" + number;
    }

    static List<Sheet> of(List<ExampleTable> tables) {
        List<Sheet> sheets = new ArrayList<>();
        int before = 0;
        for (ExampleTable table : tables) {
            sheets.add(sheet(table, before));
            before += table.lines().size();
        }
        return sheets;
    }

    private static Sheet sheet(ExampleTable table, int before) {
        List<List<Cell>> rows = new ArrayList<>();
        for (int i = 0; i < table.lines().size(); i++) {
            int number = before + i + 1;
            rows.add(List.of(
                    new Cell(String.valueOf(number), null, place(number)),
                    Cell.of(table.examples().get(i).name()),
                    Cell.of(given(table.lines().get(i))),
                    Cell.of(expected(table.lines().get(i)))));
        }
        return new Sheet(
                "examples-" + Places.id(table.name()),
                "Examples: " + table.name().replace('-', ' ').toLowerCase(Locale.ROOT),
                "Tests hold the registry to these answers. What an example does not say is unanswered, or as in the example that it"
                        + " is like, and so are its answers; a question mark takes one back.",
                List.of("No", "Example", "Given", "Answers"),
                rows);
    }

    private static String given(Map<String, String> line) {
        List<String> given = new ArrayList<>();
        if (line.containsKey(LIKE)) {
            given.add("like " + line.get(LIKE));
        }
        line.forEach((column, cell) -> {
            if (!column.equals(NAME) && !column.equals(LIKE) && !column.startsWith(EXPECTED)) {
                given.add(title(column) + ": " + value(column, cell));
            }
        });
        return String.join("; ", given);
    }

    private static String title(String column) {
        return switch (column) {
            case "asOf" -> "Date";
            case "stateOfLaw" -> "State of the law";
            default -> Vocabulary.find(column).map(Fact::header).orElse(Names.known(column));
        };
    }

    /** The label of an answer; of several, or of evidence, what is known of the codes in it. */
    private static String value(String column, String cell) {
        return Vocabulary.find(column)
                .filter(fact -> fact.codes().contains(cell) && !fact.labels().isEmpty())
                .map(fact -> fact.labels().get(fact.codes().indexOf(cell)))
                .orElse(Names.in(cell));
    }

    private static String expected(Map<String, String> line) {
        return line.entrySet().stream()
                .filter(cell -> cell.getKey().startsWith(EXPECTED))
                .map(cell -> Names.known(cell.getKey().substring(EXPECTED.length())) + ": " + Names.in(cell.getValue()))
                .collect(Collectors.joining("; "));
    }
}
