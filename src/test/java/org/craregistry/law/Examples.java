package org.craregistry.law;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.craregistry.law.plain.Example;

/**
 * The example tables, read from the files that the application shows. Lines are kept as text alone, which no fault planted in the
 * law can spoil; what they say is read anew for each test.
 */
final class Examples {

    private static final String NAME = "example";

    static final List<String> TABLES = List.of(
            "worked-examples.csv",
            "scope.csv",
            "applicability.csv",
            "classes.csv",
            "findings.csv",
            "operators.csv",
            "certificates.csv",
            "registration.csv",
            "health-records.csv",
            "boundaries.csv",
            "conditions.csv",
            "traps.csv",
            "rulings.csv");

    /** The lines of each table as text. */
    private static final Map<String, List<Map<String, String>>> LINES = new ConcurrentHashMap<>();

    private Examples() {}

    /** A line of a table, before it is read. */
    record Line(String table, String name) {

        Example read() {
            return named(table, name);
        }

        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<Line> lines(String table) {
        return LINES.computeIfAbsent(table, Examples::read).stream().map(line -> new Line(table, line.get(NAME)));
    }

    static Stream<Example> of(String table) {
        return Example.of(LINES.computeIfAbsent(table, Examples::read)).stream();
    }

    /** The example of this name: its line is read, and those that it is like. */
    static Example named(String table, String name) {
        Deque<Map<String, String>> leading = new ArrayDeque<>();
        String wanted = name;
        List<Map<String, String>> lines = LINES.computeIfAbsent(table, Examples::read);
        for (int i = lines.size() - 1; i >= 0; i--) {
            Map<String, String> line = lines.get(i);
            if (wanted.equals(line.get(NAME))) {
                leading.addFirst(line);
                wanted = line.getOrDefault("like", "");
            }
        }
        if (leading.isEmpty()) {
            throw new IllegalArgumentException("no example named " + name);
        }
        List<Example> read = Example.of(List.copyOf(leading));
        return read.get(read.size() - 1);
    }

    private static List<Map<String, String>> read(String table) {
        try (Reader reader = new InputStreamReader(
                Objects.requireNonNull(Examples.class.getResourceAsStream("/law/examples/" + table), table),
                StandardCharsets.UTF_8)) {
            return format().parse(reader).stream().map(CSVRecord::toMap).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(table, e);
        }
    }

    /** The evidence that these cells of a table write. */
    static Evidence onFile(Map<String, String> cells) {
        return Example.of(List.of(cells)).get(0).evidence();
    }

    static Determination determination(Example example) {
        return Law.determine(example.facts(), example.evidence(), example.asOf(), States.named(example.stateOfLaw()));
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
}
