package org.craregistry.graphql;

import static org.assertj.core.api.Assertions.assertThat;

import graphql.language.OperationDefinition;
import graphql.language.OperationDefinition.Operation;
import graphql.parser.Parser;
import graphql.schema.GraphQLSchema;
import graphql.schema.idl.SchemaParser;
import graphql.schema.idl.TypeDefinitionRegistry;
import graphql.schema.idl.UnExecutableSchemaGenerator;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.craregistry.testing.Queries;
import org.junit.jupiter.api.Test;

/** What is asked every day costs less than one request may, and what would scan for minutes costs more. */
class QueryCostTests {

    private static final int LIMIT = 20_000;
    private static final int LARGE = 2_500;
    private static final String STATUS =
            "status { products byScope { code count } byClass { code count } byOpenQuestion { code count } }";
    private static final GraphQLSchema SCHEMA = schema();

    @Test
    void letsAPageOfAHundredProductsWithEverythingPass() {
        assertThat(costOf("""
                { portfolio(key: "one") { products(first: 100) { totalCount pageInfo { endCursor } nodes {
                  id reference revision facts { nature dataConnection coreFunctionality }
                  classificationDecision { coreFunctionality reason decidedBy decidedAt }
                  determination { scope { outcome } classification { productClass category { code } }
                    openQuestions { fact } }
                  portfolio { key name } changes(first: 2) { nodes { id action fieldChanges { field new } } } } } } }""")).isLessThanOrEqualTo(LIMIT);
    }

    @Test
    void letsAPageOfFiftyProductsWithAllTheirAnswersPass() {
        assertThat(costOf(
                        "{ portfolio(key: \"one\") { products(first: 50) { totalCount nodes { id name determination { "
                                + Queries.DETERMINATION + " } } } } }"))
                .isLessThanOrEqualTo(LIMIT);
    }

    @Test
    void letsAForecastOfTheMostDaysPass() {
        assertThat(costOf("{ portfolio(key: \"one\") { forecast(from: \"2026-01-01\", to: \"2030-12-01\", step: MONTH) "
                        + STATUS.substring("status ".length()) + " } }"))
                .isLessThanOrEqualTo(LIMIT)
                .isGreaterThan(60 * 100);
    }

    @Test
    void countsAForecastByItsDays() {
        String forecast =
                "{ portfolio(key: \"one\") { products(first: %d) { nodes { forecast(from: \"2027-01-01\", to: \"%s\", step: MONTH) { article15 { outcome } } } } } }";
        assertThat(costOf(forecast.formatted(100, "2027-01-01"))).isLessThanOrEqualTo(LIMIT);
        assertThat(costOf(forecast.formatted(25, "2027-12-01"))).isLessThanOrEqualTo(LIMIT);
        assertThat(costOf(forecast.formatted(100, "2027-12-01"))).isGreaterThan(LIMIT);
        assertThat(costOf(forecast.formatted(10, "2199-12-01"))).isGreaterThan(LIMIT);
        assertThat(costOf(forecast.formatted(10, "no day"))).isGreaterThan(LIMIT);
    }

    @Test
    void letsTheWholeLawPass() {
        assertThat(costOf(Queries.LAW)).isLessThanOrEqualTo(LIMIT);
    }

    @Test
    void refusesTheWholeLawOverAndOver() {
        String sections = "sections { title provisions { code effect condition citation { place url } } }";
        String aliases = IntStream.range(0, 30)
                .mapToObj(i -> "a" + i + ": law { " + sections + sections.replace("title", "")
                        + " provisions { code effect condition exceptions { code effect condition } } }")
                .collect(Collectors.joining(" "));

        assertThat(costOf("{ " + aliases + " }")).isGreaterThan(LIMIT);
    }

    @Test
    void refusesToAnswerThousandsOfTimes() {
        String several = IntStream.range(0, 5)
                .mapToObj(i -> "a" + i + ": determination(asOf: \"203" + i + "-01-01\") { reasons { code } }")
                .collect(Collectors.joining(" "));

        assertThat(costOf("{ portfolio(key: \"one\") { products(first: 100) { nodes { " + several + " } } } }"))
                .isGreaterThan(LIMIT);
        assertThat(costOf("{ portfolios(first: 100) { nodes { products(first: 100) { nodes {"
                        + " determination { interplay } } } } } }"))
                .isGreaterThan(LIMIT);
    }

    @Test
    void letsTheStatusOfAPageOfPortfoliosPass() {
        assertThat(costOf("{ portfolios(first: 50) { totalCount nodes { id key name " + STATUS + " } } }"))
                .isLessThanOrEqualTo(LIMIT);
    }

    @Test
    void refusesToCountTheProductsOfManyPortfoliosOverAndOver() {
        assertThat(costOf("{ portfolios(first: 100) { nodes { a: " + STATUS + " b: " + STATUS + " } } }"))
                .isGreaterThan(LIMIT);
        assertThat(
                        costOf(
                                "{ portfolios(first: 100) { nodes { a: products { totalCount } b: products { totalCount } } } }"))
                .isGreaterThan(LIMIT);
    }

    @Test
    void countsAPageThatLooksAtAnotherDayAsAllItsRows() {
        String page = "{ portfolio(key: \"one\") { products(first: 1%s) { nodes { id } } } }";
        long today = costOf(page.formatted(""));

        assertThat(costOf(page.formatted(", asOf: null, filter: {withdrawn: true}")))
                .isEqualTo(today);
        assertThat(costOf(page.formatted(", asOf: \"2030-01-01\""))).isEqualTo(today + 100);
        assertThat(costOf(page.formatted(", knownOn: \"2026-01-01\""))).isEqualTo(today + 120);
        String inVariable = "query ($day: Date) " + page.formatted(", asOf: $day");
        assertThat(costOf(inVariable, Map.of("day", "2030-01-01"))).isEqualTo(today + 100);
        assertThat(costOf(inVariable, Map.of())).isEqualTo(today);
        String variable = "query ($filter: ProductFilter) " + page.formatted(", filter: $filter");
        assertThat(costOf(variable, Map.of("filter", Map.of("text", "router")))).isEqualTo(today + 100);
        assertThat(costOf(variable, Map.of("filter", Map.of("withdrawn", true))))
                .isEqualTo(today);
        assertThat(costOf("{ portfolios(first: 100) { nodes { products(first: 1, asOf: \"2030-01-01\")"
                        + " { nodes { id } } again: products(first: 1, asOf: \"2031-01-01\") { nodes { id } } } } }"))
                .isGreaterThan(LIMIT);
    }

    @Test
    void countsHowFarAReevaluationIs() {
        assertThat(costOf("mutation { adoptStateOfLaw(input: $input) { stateOfLaw { reevaluation { done } } } }"))
                .isEqualTo(10 + 10 + 110 + 1);
    }

    @Test
    void countsAPageOfChangedProductsAsALookAtAll() {
        assertThat(costOf("{ lawImpact(draft: \"R0.1\") { portfolios(first: 2) { nodes {"
                        + " changedProducts(first: 1) { pageInfo { endCursor } } } } } }"))
                .isEqualTo(1000 + 20 + 2 * (10 + 120 + 10 + 1));
    }

    @Test
    void countsADecisionOnARouteAsAnAnswerAndItsCausesAsSeveral() {
        String page = "{ portfolio(key: \"one\") { products(first: 100) { nodes { routeDecision { %s } } } } }";
        long plain = costOf(page.formatted("route"));

        assertThat(plain).isGreaterThan(100 * 50).isLessThanOrEqualTo(LIMIT);
        assertThat(costOf(page.formatted("route replaysAlike"))).isEqualTo(plain + 100 * 50);
        assertThat(costOf(page.formatted("route causes { statement }"))).isEqualTo(plain + 100 * 150);
        assertThat(costOf(page.formatted("route replay { scope { outcome } } causes { statement citation { place } }")))
                .isGreaterThan(LIMIT);
    }

    @Test
    void costsMoreTheMoreProductsAreRead() {
        String attention = "{ portfolio(key: \"one\") { attention(first: 1) { totalCount } } }";
        String today = "{ portfolio(key: \"one\") { products(first: 1) { totalCount } status { products } } }";

        assertThat(costOf(attention, Map.of(), 20_000)).isEqualTo(costOf(attention) + 800);
        assertThat(costOf(attention, Map.of(), 1_000_000_000)).isEqualTo(costOf(attention) + 5000);
        assertThat(costOf(today, Map.of(), 20_000)).isEqualTo(costOf(today));
        String filtered = today.replace("status", "status(filter: {responsible: [\"x\"]})");
        assertThat(costOf(filtered, Map.of(), 20_000)).isEqualTo(costOf(today) + 800);
        assertThat(costOf(
                        "{ portfolios(first: 50) " + attention.replace("portfolio(key: \"one\")", "nodes") + " }",
                        Map.of(),
                        20_000))
                .isEqualTo(costOf("{ portfolios(first: 50) " + attention.replace("portfolio(key: \"one\")", "nodes")
                                + " }")
                        + 800);
    }

    @Test
    void countsASearchAsALookAtAll() {
        String search = "{ portfolio(key: \"one\") { products(first: 1, filter: {text: \"x\"}) { nodes { id } } } }";

        assertThat(costOf(search, Map.of(), 20_000))
                .isEqualTo(costOf(search.replace("text: \"x\"", "withdrawn: true")) + 100 + 800);
    }

    @Test
    void refusesToReadTwentyThousandProductsOverAndOver() {
        String attention = IntStream.range(0, 28)
                .mapToObj(i -> "a" + i + ": attention(within: " + (3600 + i) + ", first: 1) { totalCount }")
                .collect(Collectors.joining(" "));
        String impacts = IntStream.range(0, 15)
                .mapToObj(i -> "a" + i + ": lawImpact(draft: \"R1\", asOf: \"2028-01-0" + (1 + i % 9)
                        + "\") { products changed }")
                .collect(Collectors.joining(" "));

        assertThat(costOf("{ portfolio(key: \"one\") { " + attention + " } }", Map.of(), 20_000))
                .isGreaterThan(LIMIT);
        assertThat(costOf("{ " + impacts + " }", Map.of(), 20_000)).isGreaterThan(LIMIT);
    }

    @Test
    void letsEachKindOfPagePassWithAHundredThousandProducts() {
        List<String> pages = List.of(
                "attention(within: 3650, first: 100) { totalCount nodes { date kind statement product { reference } answerChanges { answer before after } } }",
                "products(first: 50, asOf: \"2030-01-01\") { totalCount nodes { id name determination(asOf: \"2030-01-01\") { scope { outcome } } } }",
                "products(first: 50, knownOn: \"2026-01-01\") { totalCount nodes { id name } }",
                STATUS.replace("status", "status(asOf: \"2030-01-01\", knownOn: \"2026-01-01\")"),
                STATUS.replace("status", "forecast(from: \"2026-01-01\", to: \"2030-12-01\", step: MONTH)"));

        pages.forEach(page -> assertThat(costOf("{ portfolio(key: \"one\") { " + page + " } }", Map.of(), 100_000))
                .as(page)
                .isLessThanOrEqualTo(LIMIT));
        assertThat(costOf(
                        "{ lawImpact(draft: \"R1\") { products portfolios(first: 10) { nodes { changedProducts(first: 20) { nodes { product { reference } } } } } } }",
                        Map.of(),
                        100_000))
                .isLessThanOrEqualTo(LIMIT);
    }

    private static long costOf(String query) {
        return costOf(query, Map.of());
    }

    private static long costOf(String query, Map<String, Object> variables) {
        return costOf(query, variables, 0);
    }

    @Test
    void isNoLargeRequestForWhatIsCountedOutsideOfIt() {
        String impact = "{ lawImpact(draft: \"R1\") { done products %s } }";
        assertThat(cost(impact.formatted("changed"), Map.of(), 100_000).isLarge(LARGE))
                .isFalse();
        assertThat(cost(
                                impact.formatted("portfolios { nodes { changedProducts(first: 1) { totalCount } } }"),
                                Map.of(),
                                100_000)
                        .isLarge(LARGE))
                .isTrue();
    }

    private static long costOf(String query, Map<String, Object> variables, long productsSeen) {
        return cost(query, variables, productsSeen).complexity();
    }

    private static QueryCost cost(String query, Map<String, Object> variables, long productsSeen) {
        OperationDefinition operation = new Parser()
                .parseDocument(query)
                .getFirstDefinitionOfType(OperationDefinition.class)
                .orElseThrow();
        return new QueryCost(SCHEMA, Map.of(), variables, () -> productsSeen, Long.MAX_VALUE)
                .of(
                        operation.getOperation() == Operation.MUTATION
                                ? SCHEMA.getMutationType()
                                : SCHEMA.getQueryType(),
                        operation.getSelectionSet());
    }

    static GraphQLSchema schema() {
        try (Stream<Path> files = Files.list(Path.of("schema"))) {
            TypeDefinitionRegistry types = new TypeDefinitionRegistry();
            files.forEach(file -> types.merge(new SchemaParser().parse(file.toFile())));
            return UnExecutableSchemaGenerator.makeUnExecutableSchema(types);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
