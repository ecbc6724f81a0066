package org.craregistry.bench;

import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** The most that the limits admit of each kind, for an account that sees 30,000 products; no two are alike. */
final class WorstQuestions {

    private static final String PORTFOLIO = "portfolio(key: \"bench-20000\")";
    private static final String COUNTS =
            "products byScope { code count } byClass { code count } byArticle15 { code count }";
    private static final List<IntFunction<String>> KINDS = List.of(
            number -> portfolio(
                    13, n -> "attention(within: %d, first: 1) { totalCount }".formatted(3600 - number % 500 - n)),
            number -> aliased(
                    7, n -> "lawImpact(draft: \"R1\", asOf: \"%s\") { products changed }".formatted(day(number + n))),
            number -> portfolio(
                    2,
                    n -> "forecast(from: \"2026-01-01\", to: \"2030-%02d-01\", step: MONTH) { %s }"
                            .formatted(1 + (number + n) % 12, COUNTS)),
            number -> portfolio(
                    13,
                    n -> "products(first: 1, asOf: \"%s\", filter: {scope: [IN_SCOPE]}) { totalCount }"
                            .formatted(day(number + n))),
            number -> portfolio(13, n -> "status(asOf: \"%s\") { %s }".formatted(day(number + n), COUNTS)),
            number -> portfolio(
                    13, n -> "status(knownOn: \"2026-11-01\", asOf: \"%s\") { %s }".formatted(day(number + n), COUNTS)),
            number -> portfolio(
                    13, n -> "products(first: 1, filter: {text: \"nothing %d\"}) { totalCount }".formatted(number + n)),
            number -> portfolio(
                    13,
                    n -> "status(filter: {responsible: [\"team-%d\", \"x%d\"]}) { %s }"
                            .formatted(n % 20, number, COUNTS)),
            number -> portfolio(
                    28,
                    n -> "products(first: 1, filter: {responsible: [\"team-%d\", \"x%d\"]}) { totalCount }"
                            .formatted(n % 20, number)),
            number -> portfolio(
                    1,
                    n ->
                            "products(first: 75) { nodes { id determination(asOf: \"%s\") { scope { outcome } reasons { because { code } } } } }"
                                    .formatted(day(number))),
            number -> "{ nothing%d }".formatted(number));

    private WorstQuestions() {}

    static String get(int number) {
        return KINDS.get(number % KINDS.size()).apply(number);
    }

    private static String portfolio(int times, IntFunction<String> field) {
        return "{ " + PORTFOLIO + " " + aliased(times, field) + " }";
    }

    private static String aliased(int times, IntFunction<String> field) {
        return IntStream.range(0, times)
                .mapToObj(n -> "a" + n + ": " + field.apply(n))
                .collect(Collectors.joining(" ", "{ ", " }"));
    }

    private static String day(int number) {
        return "20%02d-%02d-%02d".formatted(27 + number % 9, 1 + number % 12, 1 + number % 28);
    }
}
