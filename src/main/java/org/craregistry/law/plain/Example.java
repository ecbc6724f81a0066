package org.craregistry.law.plain;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.craregistry.law.BooleanFact;
import org.craregistry.law.ChoicesFact;
import org.craregistry.law.Evidence;
import org.craregistry.law.Fact;
import org.craregistry.law.Facts;
import org.craregistry.law.Vocabulary;
import org.jspecify.annotations.Nullable;

/**
 * A worked example, one line of a table that a lawyer can read and write: what is answered and on file, on which date
 * and under which state of the law, and what must come out.
 *
 * <p>Columns are fact names, {@code asOf}, {@code stateOfLaw}, those of {@link EvidenceCells} and, beginning with
 * "expected", what must come out. An empty cell says nothing: it takes the cell of the line named in {@code like}. A
 * question mark takes a cell back. Sets are codes with spaces between them, {@code none} is the empty set.
 *
 * @param stateOfLaw the id of the state of the law, such as {@code R0}
 * @param expected what must come out, by column, as text
 */
public record Example(
        String name, Facts facts, Evidence evidence, LocalDate asOf, String stateOfLaw, Map<String, String> expected) {

    private static final String NAME = "example";
    private static final String LIKE = "like";
    private static final String AS_OF = "asOf";
    private static final String STATE_OF_LAW = "stateOfLaw";
    private static final String EXPECTED = "expected ";

    public Example {
        expected = Collections.unmodifiableMap(new LinkedHashMap<>(expected));
    }

    /**
     * Reads a table.
     *
     * @param lines column to cell of each line, in order
     * @throws IllegalArgumentException where two lines have one name, a line is like none before it, or a cell cannot
     *     be read; its message names the line
     */
    public static List<Example> of(List<Map<String, String>> lines) {
        Map<String, Map<String, String>> read = new LinkedHashMap<>();
        List<Example> examples = new ArrayList<>(lines.size());
        for (Map<String, String> line : lines) {
            String name = line.getOrDefault(NAME, "");
            Map<String, String> cells = cells(name, line, read);
            if (read.put(name, cells) != null) {
                throw new IllegalArgumentException("Two examples are named \"" + name + "\".");
            }
            examples.add(of(name, cells));
        }
        return examples;
    }

    private static Map<String, String> cells(
            String name, Map<String, String> line, Map<String, Map<String, String>> earlier) {
        String like = line.getOrDefault(LIKE, "");
        Map<String, String> of = like.isEmpty() ? Map.of() : earlier.get(like);
        if (of == null) {
            throw new IllegalArgumentException(
                    "\"" + name + "\" is like \"" + like + "\", which is no line before it.");
        }
        Map<String, String> cells = new LinkedHashMap<>(of);
        line.forEach((column, cell) -> {
            if (!cell.isEmpty() && !column.equals(LIKE) && !column.equals(NAME)) {
                cells.put(column, cell);
            }
        });
        cells.values().removeIf("?"::equals);
        return cells;
    }

    private static Example of(String name, Map<String, String> cells) {
        try {
            return new Example(
                    name,
                    facts(cells),
                    EvidenceCells.read(cells),
                    LocalDate.parse(cells.getOrDefault(AS_OF, "2028-09-01")),
                    cells.getOrDefault(STATE_OF_LAW, "R0"),
                    expected(cells));
        } catch (RuntimeException e) {
            throw new IllegalArgumentException("\"" + name + "\": " + e.getMessage(), e);
        }
    }

    private static Facts facts(Map<String, String> cells) {
        Map<String, @Nullable Object> plain = new LinkedHashMap<>();
        cells.forEach((column, cell) -> {
            if (!isExpected(column) && !EvidenceCells.COLUMNS.contains(column) && !isAboutTheQuestion(column)) {
                plain.put(column, plain(Vocabulary.fact(column), cell));
            }
        });
        return Facts.of(plain);
    }

    private static boolean isAboutTheQuestion(String column) {
        return column.equals(AS_OF) || column.equals(STATE_OF_LAW);
    }

    private static boolean isExpected(String column) {
        return column.startsWith(EXPECTED);
    }

    private static Object plain(Fact<?> fact, String cell) {
        if (fact instanceof BooleanFact) {
            return CellWords.yesOrNo(cell);
        }
        return fact instanceof ChoicesFact ? CellWords.codes(cell, "\\s+") : cell;
    }

    private static Map<String, String> expected(Map<String, String> cells) {
        Map<String, String> expected = new LinkedHashMap<>(cells);
        expected.keySet().removeIf(column -> !isExpected(column));
        return expected;
    }

    @Override
    public String toString() {
        return name;
    }
}
