package org.craregistry.document;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.craregistry.law.plain.Example;
import org.springframework.core.io.Resource;

/**
 * A table of worked examples, a CSV file that a lawyer can add a line to.
 *
 * @param name the name of the file without its ending, such as {@code worked-examples}
 * @param lines the cells of each line that are filled, by column
 * @param examples what the lines say, in the same order
 */
record ExampleTable(String name, List<Map<String, String>> lines, List<Example> examples) {

    private static final CSVFormat FORMAT = CSVFormat.RFC4180
            .builder()
            .setHeader()
            .setSkipHeaderRecord(true)
            .setCommentMarker('#')
            .setTrim(true)
            .setIgnoreEmptyLines(true)
            .get();

    ExampleTable {
        lines = List.copyOf(lines);
        examples = List.copyOf(examples);
    }

    /**
     * Reads a table.
     *
     * @throws IllegalStateException where it cannot be read; its message names the file
     */
    static ExampleTable read(Resource file) {
        List<Map<String, String>> lines = new ArrayList<>();
        try (Reader reader = new InputStreamReader(file.getInputStream(), StandardCharsets.UTF_8)) {
            for (CSVRecord line : FORMAT.parse(reader)) {
                lines.add(filled(line));
            }
            String name = String.valueOf(file.getFilename()).replaceFirst("\\.csv$", "");
            return new ExampleTable(name, lines, Example.of(lines));
        } catch (IOException | RuntimeException e) {
            throw new IllegalStateException("Cannot read the examples in " + file.getFilename(), e);
        }
    }

    private static Map<String, String> filled(CSVRecord line) {
        Map<String, String> cells = new LinkedHashMap<>(line.toMap());
        cells.values().removeIf(String::isEmpty);
        return cells;
    }
}
