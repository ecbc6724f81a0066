package org.craregistry.law;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.craregistry.law.plain.Example;

/** The example tables, read from the files that the application shows. */
final class Examples {

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

    private Examples() {}

    static Stream<Example> of(String table) {
        List<Map<String, String>> lines = new ArrayList<>();
        try (Reader reader = new InputStreamReader(
                Objects.requireNonNull(Examples.class.getResourceAsStream("/law/examples/" + table), table),
                StandardCharsets.UTF_8)) {
            for (CSVRecord line : format().parse(reader)) {
                lines.add(line.toMap());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(table, e);
        }
        return Example.of(lines).stream();
    }

    /** The example of this name. */
    static Example named(String table, String name) {
        return of(table)
                .filter(example -> example.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no example named " + name));
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
