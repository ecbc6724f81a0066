package org.craregistry.law;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every line of the tables in src/test/resources/law/examples; a lawyer adds a line there, not here. */
class ExampleTests {

    static Stream<Example> examples() {
        return Stream.of(
                        "worked-examples.csv",
                        "scope.csv",
                        "applicability.csv",
                        "classes.csv",
                        "findings.csv",
                        "traps.csv")
                .flatMap(Example::of);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("examples")
    void comesOutAsTheTableSays(Example example) {
        Determination determination = example.determination();

        Map<String, String> expected = example.expected();
        Map<String, String> met = expected.keySet().stream()
                .collect(Collectors.toMap(column -> column, column -> met(column, determination)));

        assertThat(expected).as(example.name()).isNotEmpty();
        assertThat(met).as(example.name()).containsExactlyInAnyOrderEntriesOf(expected);
    }

    private static String met(String column, Determination determination) {
        ClassAnswer classification = determination.classification();
        return switch (column) {
            case "expected scope" -> determination.scope().outcome().name();
            case "expected grounds" ->
                codes(determination.scope().grounds().stream()
                        .map(Provision::code)
                        .toList());
            case "expected applicability" ->
                determination.applicability().outcome().name();
            case "expected legacy" -> determination.applicability().legacy() ? "yes" : "no";
            case "expected notes" ->
                codes(determination.applicability().notes().stream()
                        .map(Provision::code)
                        .toList());
            case "expected class" -> classification.productClass().name();
            case "expected ifInScope" -> classification.ifInScope().name();
            case "expected category" ->
                classification.category() == null
                        ? "none"
                        : classification.category().code();
            case "expected findings" ->
                codes(determination.findings().stream()
                        .map(finding -> finding.code().name())
                        .toList());
            case "expected openQuestions" ->
                codes(determination.openQuestions().stream().map(Question::name).toList());
            default -> throw new IllegalArgumentException("There is nothing to expect under \"" + column + "\"");
        };
    }

    private static String codes(List<String> codes) {
        return codes.isEmpty() ? "none" : String.join(" ", codes);
    }
}
