package org.craregistry.law;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;

/**
 * One line of an example table. Columns are fact names, {@code asOf}, {@code classificationReasoned} and, beginning
 * with "expected", what must come out. An empty cell says nothing: the answer is that of the line named in {@code
 * like}, or none. A question mark takes the answer back. Sets are codes with spaces between them, {@code none} is the
 * empty set.
 */
record Example(String name, Map<String, String> cells) {

    private static final String LIKE = "like";

    static Stream<Example> of(String file) {
        Map<String, Example> read = new LinkedHashMap<>();
        try (Reader reader = new InputStreamReader(
                Objects.requireNonNull(Example.class.getResourceAsStream("/law/examples/" + file), file),
                StandardCharsets.UTF_8)) {
            for (CSVRecord line : format().parse(reader)) {
                Example example = new Example(line.get("example"), cells(line, read));
                if (read.put(example.name(), example) != null) {
                    throw new IllegalArgumentException(file + " has two examples named " + example.name());
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(file, e);
        }
        return read.values().stream();
    }

    private static CSVFormat format() {
        return CSVFormat.RFC4180
                .builder()
                .setHeader()
                .setSkipHeaderRecord(true)
                .setCommentMarker('#')
                .setTrim(true)
                .setIgnoreEmptyLines(true)
                .get();
    }

    private static Map<String, String> cells(CSVRecord line, Map<String, Example> earlier) {
        Map<String, String> cells = new LinkedHashMap<>();
        String like = line.get(LIKE);
        if (!like.isEmpty()) {
            cells.putAll(Objects.requireNonNull(earlier.get(like), () -> "no earlier example named " + like)
                    .cells());
        }
        line.toMap().forEach((column, cell) -> {
            if (!cell.isEmpty() && !column.equals(LIKE) && !column.equals("example")) {
                cells.put(column, cell);
            }
        });
        cells.values().removeIf("?"::equals);
        return cells;
    }

    Determination determination() {
        LocalDate asOf = LocalDate.parse(cells.getOrDefault("asOf", "2028-09-01"));
        Evidence evidence = Evidence.ofDecision("yes".equals(cells.get("classificationReasoned")));
        return Law.determine(facts(), evidence, asOf, States.R0);
    }

    Facts facts() {
        Map<String, Object> plain = new LinkedHashMap<>();
        cells.forEach((column, cell) -> {
            if (!column.startsWith("expected ")
                    && !List.of("asOf", "classificationReasoned").contains(column)) {
                plain.put(column, plain(Vocabulary.fact(column), cell));
            }
        });
        return Facts.of(plain);
    }

    private static Object plain(Fact<?> fact, String cell) {
        if (fact instanceof BooleanFact) {
            return switch (cell) {
                case "yes" -> true;
                case "no" -> false;
                default -> cell;
            };
        }
        return fact instanceof ChoicesFact ? codes(cell) : cell;
    }

    /** What must come out, by column, as text. */
    Map<String, String> expected() {
        Map<String, String> expected = new LinkedHashMap<>(cells);
        expected.keySet().removeIf(column -> !column.startsWith("expected "));
        return expected;
    }

    static List<String> codes(String cell) {
        return cell.equals("none") ? List.of() : new ArrayList<>(List.of(cell.split("\\s+")));
    }

    @Override
    public String toString() {
        return name;
    }
}
