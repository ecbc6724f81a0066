package org.craregistry.law;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.craregistry.law.plain.Example;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every line of the tables in src/main/resources/law/examples; a lawyer adds a line there, not here. */
class ExampleTests {

    static Stream<Examples.Line> lines() {
        return Examples.TABLES.stream().flatMap(Examples::lines);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("lines")
    void comesOutAsTheTableSays(Examples.Line line) {
        Example example = line.read();
        Determination determination = Examples.determination(example);

        Map<String, String> met = new LinkedHashMap<>();
        example.expected().keySet().forEach(column -> met.put(column, AnswerCells.met(column, determination)));

        assertThat(example.expected()).as(example.name()).isNotEmpty();
        assertThat(met).as(example.name()).containsExactlyInAnyOrderEntriesOf(example.expected());
    }
}
