package org.craregistry.graphql;

import static org.assertj.core.api.Assertions.assertThat;

import graphql.ExecutionInput;
import graphql.ExecutionResult;
import graphql.GraphQL;
import graphql.GraphQLError;
import graphql.execution.instrumentation.ChainedInstrumentation;
import graphql.introspection.Introspection;
import graphql.schema.idl.RuntimeWiring;
import graphql.schema.idl.SchemaGenerator;
import graphql.schema.idl.SchemaParser;
import graphql.schema.idl.TypeDefinitionRegistry;
import java.io.File;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.util.unit.DataSize;
import org.springframework.web.context.request.RequestAttributes;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

/** Meets each limit at, below and above, on a small schema without a server. */
class LimitsTests {

    private static final String SCHEMA = """
            type Query {
              value: String
              slow: String
              long(length: Int): String
              longs: [String]
              things(
                first: Int @cost(counts: "PAGE"), after: String, last: Int @cost(counts: "PAGE"), before: String
              ): ThingConnection
              nodes(ids: [ID!]! @cost(counts: "EACH")): [Thing]!
              missing: String!
            }
            type Mutation { slow: String value: String long(length: Int): String }
            type ThingConnection { nodes: [Thing!] edges: [ThingEdge!] totalCount: Int @cost(scan: true) }
            type ThingEdge { node: Thing }
            type Thing { name: String thing: Thing things(first: Int @cost(counts: "PAGE")): ThingConnection }
            """;

    private final DocumentCache documents = new DocumentCache(limits(Duration.ofSeconds(10)));
    private final GraphQL engine = engine(limits(Duration.ofSeconds(10)), documents);

    @Test
    void addsUpValuesAndObjectsTimesRows() {
        assertThat(complexityOf("{ value }")).isEqualTo(1);
        assertThat(complexityOf("{ things { totalCount } }")).isEqualTo(20 + 101);
        assertThat(complexityOf("{ things { nodes { name } } }")).isEqualTo(20 + 50 * (10 + 1));
        assertThat(complexityOf("{ things(first: 7) { nodes { name } } }")).isEqualTo(20 + 7 * (10 + 1));
        assertThat(complexityOf("{ things(last: 7) { edges { node { name } } } }"))
                .isEqualTo(20 + 7 * (10 + 10 + 1));
        assertThat(complexityOf("{ things(first: 2) { nodes { things(first: 3) { nodes { name } } } } }"))
                .isEqualTo(20 + 2 * (10 + 20 + 3 * (10 + 1)));
        assertThat(complexityOf("{ nodes(ids: [1, 2, 3]) { name } }")).isEqualTo(3 * (10 + 1));
        assertThat(complexityOf("{ __schema { types { name fields { name } } } }"))
                .isZero();
    }

    @Test
    void countsFragmentsOnceAndWhatIsLeftOutNotAtAll() {
        assertThat(complexityOf("{ things(first: 2) { nodes { ...f ...f } } } fragment f on Thing { name }"))
                .isEqualTo(20 + 2 * (10 + 1));
        assertThat(complexityOf("{ value @skip(if: true) things @include(if: false) { totalCount } }"))
                .isZero();
    }

    @Test
    void readsPageSizesFromVariables() {
        ExecutionResult answer = ask(
                "query ($n: Int, $m: Int) { things(first: $n) { nodes { things(first: $m) { nodes { name } } } } }",
                Map.of("n", 100, "m", 100));

        assertThat(code(answer)).isEqualTo("LIMIT_EXCEEDED");
        assertThat(answer.getErrors().get(0).getExtensions())
                .containsEntry("limit", "complexity")
                .containsEntry("maximum", 20_000L)
                .containsEntry("actual", 20L + 100 * (10 + 20 + 100 * (10 + 1)));
        assertThat(answer.getErrors().get(0).getMessage())
                .contains("\"complexity\" is 20,000")
                .contains("too many");
    }

    @Test
    void chargesForCountingTheRowsOfManyLists() {
        assertThat(ask("{ things(first: 100) { nodes { things { totalCount } } } }")
                        .getErrors())
                .isEmpty();
        assertThat(complexityOf(
                        "{ things(first: 100) { nodes { a: things { totalCount } b: things { totalCount } } } }"))
                .isEqualTo(20 + 100 * (10 + 2 * (20 + 101)))
                .isGreaterThan(20_000);
    }

    @Test
    void refusesTwentyAliasesOfAHundredRows() {
        String aliases = IntStream.range(0, 20)
                .mapToObj(i -> "a" + i + ": things(first: 100) { nodes { name } }")
                .collect(Collectors.joining(" "));

        assertThat(code(ask("{" + aliases + "}"))).isEqualTo("LIMIT_EXCEEDED");
    }

    @Test
    void letsAPageOfFiftyWithManyFieldsAndChildrenPass() {
        String fields = IntStream.range(0, 5)
                .mapToObj(i -> "thing { name thing { name } }")
                .collect(Collectors.joining(" name "));
        String query = "{ things(first: 50) { nodes { " + fields + " things(first: 10) { nodes { name } } } } }";

        assertThat(ask(query).getErrors()).isEmpty();
    }

    @Test
    void boundsAliases() {
        assertThat(ask("{ things {" + aliases(30) + "} }").getErrors()).isEmpty();
        assertRefused("{ things {" + aliases(31) + "} }", "aliases", 30, 31);
    }

    @Test
    void boundsRootFields() {
        assertThat(ask("{" + aliases("value", 20) + "}").getErrors()).isEmpty();
        assertRefused("{" + aliases("value", 21) + "}", "rootFields", 20, 21);
        assertRefused("{ ...f } fragment f on Query {" + aliases("value", 21) + "}", "rootFields", 20, 21);
        assertRefused("{ ... { value " + aliases("value", 20) + "} }", "rootFields", 20, 21);
    }

    @Test
    void boundsDepthThroughFragmentsToo() {
        assertThat(ask(nested(13)).getErrors()).isEmpty();
        assertRefused(nested(14), "depth", 15, 16);
        assertRefused("{ nodes(ids: [1]) { ...f } } fragment f on Thing " + inner(14), "depth", 15, 16);
    }

    @Test
    void boundsDirectives() {
        String many =
                IntStream.range(0, 51).mapToObj(i -> "value @include(if: true)").collect(Collectors.joining(" "));

        assertRefused("{" + many + "}", "directives", 50, 51);
    }

    /** Before they are compared, which takes minutes where several hundred spread each other in a row. */
    @Test
    void boundsFragments() {
        assertThat(ask(inARow(100)).getErrors()).isEmpty();
        assertRefused(inARow(101), "fragments", 100, 101);
        assertThat(ask(inARow(16).replaceAll("(\\.{3}f\\d+)", "$1 $1")).getErrors())
                .isEmpty();
        assertThat(code(ask(inARow(18).replaceAll("(\\.{3}f\\d+)", "$1 $1")))).isEqualTo("LIMIT_EXCEEDED");
    }

    private static String inARow(int fragments) {
        return "{ ...f1 }"
                + IntStream.range(1, fragments)
                        .mapToObj(i -> "fragment f%d on Query { ...f%d }".formatted(i, i + 1))
                        .collect(Collectors.joining())
                + "fragment f%d on Query { value }".formatted(fragments);
    }

    @Test
    void boundsTokensAndLength() {
        assertRefused("{" + "value ".repeat(5001) + "} # no word of it", "tokens", 5000, 5003);
        assertRefused("{ value }" + " ".repeat(100_000), "characters", 100_000, 100_009);
        assertRefused("{ value }" + "#\n".repeat(5001), "comments", 5000, 5001);
        assertRefused("{ a".repeat(400) + " }".repeat(400), "depth", 15, 400);
    }

    @Test
    void boundsWhatIsAskedOfTheSchema() {
        String again = "{ __schema { types { fields { type { fields { type { fields { name } } } } } } } }";
        assertRefused(again, "introspection", 1, 3);
        assertThat(ask(again).getErrors().get(0).getMessage())
                .isEqualTo("The limit \"introspection\" is 1 and this request has 3, which is 2 too many."
                        + " Ask for fields of the schema at one place, or in several requests.");
        String deep = "{ __schema { types { " + "ofType { ".repeat(20) + "name" + " }".repeat(20) + " } } }";
        assertRefused(deep, "introspectionDepth", 20, 23);
    }

    @Test
    void staysQuickWhenFragmentsMultiply() {
        StringBuilder bomb = new StringBuilder("{ nodes(ids: [1]) { ...f0 } }");
        for (int i = 0; i < 12; i++) {
            String next = i == 11 ? "name" : "thing { ...f" + (i + 1) + " }";
            bomb.append(" fragment f%d on Thing { a: %s b: %s c: %s }".formatted(i, next, next, next));
        }
        GraphQlLimits lenient = limits(100, Duration.ofSeconds(10), 1_000_000, 1);

        long start = System.nanoTime();
        ExecutionResult answer = engine(lenient, new DocumentCache(lenient)).execute(bomb.toString());

        assertThat(code(answer)).isIn("LIMIT_EXCEEDED", "BAD_REQUEST");
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(5));
    }

    @Test
    void boundsAnswers() {
        assertThat(ask("{ long(length: 980) }").getErrors()).isEmpty();
        ExecutionResult text = ask("{ long(length: 990) }");
        assertThat(code(text)).isEqualTo("LIMIT_EXCEEDED");
        assertThat(text.getErrors().get(0).getExtensions())
                .containsEntry("limit", "answerSize")
                .containsEntry("maximum", 1000L)
                .containsEntry("actual", 1006L);
        assertThat(text.<Object>getData()).isNull();
        assertThat(code(ask("{ longs }"))).isEqualTo("LIMIT_EXCEEDED");
    }

    @Test
    void saysThatAChangeWasMadeWhoseAnswerIsTooLarge() {
        ExecutionResult answer = ask("mutation { long(length: 990) }");

        assertThat(code(answer)).isEqualTo("LIMIT_EXCEEDED");
        assertThat(answer.getErrors().get(0).getMessage()).contains("has been changed");
    }

    @Test
    void boundsWhatAnAccountAsksForWithinAShortTime() {
        GraphQlLimits limits = limits(30, Duration.ofSeconds(10), 100, 1);
        GraphQL engine = engine(limits, new DocumentCache(limits));
        String query = "{" + aliases("value", 20) + "}";
        for (int i = 0; i < 5; i++) {
            assertThat(engine.execute(query).getErrors()).isEmpty();
        }

        ExecutionResult refused = engine.execute(query);
        assertThat(code(refused)).isEqualTo("TOO_BUSY");
        assertThat(refused.getErrors().get(0).getExtensions())
                .extractingByKey("retryAfterSeconds")
                .isIn(19L, 20L);
    }

    @Test
    void givesUpWhatTakesTooLong() {
        ExecutionResult answer = engine(Duration.ofMillis(100)).execute("{ slow value }");

        assertThat(code(answer)).isEqualTo("TIMEOUT");
        assertThat(answer.getErrors().get(0).getMessage()).contains("100 ms");
        assertThat(answer.<Object>getData()).isNull();
    }

    @Test
    void givesUpAQueryWhoseClientHasGoneAndCarriesOnAChange() {
        ServletRequestAttributes request = new ServletRequestAttributes(new MockHttpServletRequest());
        request.setAttribute(
                ClientConnection.ATTRIBUTE, new ClientConnection(() -> true), RequestAttributes.SCOPE_REQUEST);
        RequestContextHolder.setRequestAttributes(request);
        try {
            assertThat(code(ask("{ a: slow b: slow c: slow d: slow }"))).isEqualTo("TIMEOUT");
            assertThat(ask("mutation { a: slow b: slow c: slow d: slow }").getErrors())
                    .isEmpty();
        } finally {
            RequestContextHolder.resetRequestAttributes();
        }
    }

    @Test
    void doesNotSayThatAMutationWasGivenUpThatMayHaveBeenCarriedOut() {
        ExecutionResult answer = engine(Duration.ofMillis(100)).execute("mutation { slow value }");

        assertThat(code(answer)).isEqualTo("TIMEOUT");
        assertThat(answer.getErrors().get(0).getMessage())
                .contains("100 ms", "not known")
                .doesNotContain("given up");
    }

    @Test
    void givesEveryErrorOfTheEngineACode() {
        assertThat(code(ask("{ value"))).isEqualTo("BAD_REQUEST");
        assertThat(code(ask("{ nothing }"))).isEqualTo("BAD_REQUEST");
        assertThat(code(ask("{ things(first: \"x\") { totalCount } }"))).isEqualTo("BAD_REQUEST");
        assertThat(code(ask("query ($n: Int!) { things(first: $n) { totalCount } }")))
                .isEqualTo("BAD_REQUEST");
        assertThat(code(ask("subscription { value }"))).isEqualTo("BAD_REQUEST");
        assertThat(code(engine.execute(
                        ExecutionInput.newExecutionInput("query a { value }").operationName("b"))))
                .isEqualTo("BAD_REQUEST");
    }

    @Test
    void saysThatTheSchemaIsNotTold() {
        ExecutionResult answer = engine.execute(ExecutionInput.newExecutionInput("{ __schema { types { name } } }")
                .graphQLContext(Map.of(Introspection.INTROSPECTION_DISABLED, true)));

        assertThat(code(answer)).isEqualTo("INTROSPECTION_DISABLED");
        assertThat(answer.getErrors().get(0).getMessage()).contains("ntrospection");
    }

    @Test
    void hidesWhatWentWrongInside() {
        ExecutionResult answer = ask("{ missing }");

        assertThat(code(answer)).isEqualTo("INTERNAL_ERROR");
        assertThat(answer.getErrors().get(0).getMessage())
                .startsWith("Something went wrong inside the registry. Quote ")
                .doesNotContain("non null");
    }

    @Test
    void keepsAFewSmallDocuments() {
        for (int i = 0; i < 600; i++) {
            ask("query q" + i + " { value }");
        }
        assertThat(documents.size()).isEqualTo(500);

        DocumentCache fresh = new DocumentCache(limits(Duration.ofSeconds(10)));
        GraphQL other = engine(limits(Duration.ofSeconds(10)), fresh);
        other.execute("{ value }" + " ".repeat(20_000));
        other.execute("{ nothing }");
        assertThat(fresh.size()).isZero();
        other.execute("{ value }");
        other.execute("{ value }");
        assertThat(fresh.size()).isEqualTo(1);
    }

    private void assertRefused(String query, String limit, long maximum, long actual) {
        ExecutionResult answer = ask(query);
        assertThat(code(answer)).isEqualTo("LIMIT_EXCEEDED");
        assertThat(answer.getErrors().get(0).getExtensions())
                .containsEntry("limit", limit)
                .containsEntry("maximum", maximum)
                .containsEntry("actual", actual);
    }

    private ExecutionResult ask(String query) {
        return ask(query, Map.of());
    }

    private ExecutionResult ask(String query, Map<String, Object> variables) {
        return engine.execute(ExecutionInput.newExecutionInput(query).variables(variables));
    }

    private static Object code(ExecutionResult answer) {
        assertThat(answer.getErrors()).isNotEmpty();
        GraphQLError error = answer.getErrors().get(0);
        return error.getExtensions().get("code");
    }

    private static long complexityOf(String query) {
        var document = new graphql.parser.Parser().parseDocument(query);
        var operation = document.getFirstDefinitionOfType(graphql.language.OperationDefinition.class)
                .orElseThrow();
        var fragments = document.getDefinitionsOfType(graphql.language.FragmentDefinition.class).stream()
                .collect(Collectors.toMap(fragment -> fragment.getName(), fragment -> fragment));
        var schema = engine(Duration.ofSeconds(1)).getGraphQLSchema();
        return new QueryCost(schema, fragments, Map.of(), () -> 0, Long.MAX_VALUE)
                .of(schema.getQueryType(), operation.getSelectionSet())
                .complexity();
    }

    private static String aliases(int count) {
        return aliases("totalCount", count);
    }

    private static String aliases(String field, int count) {
        return IntStream.range(0, count).mapToObj(i -> "a" + i + ": " + field).collect(Collectors.joining(" "));
    }

    /** A query that is two levels deeper than it is nested. */
    private static String nested(int levels) {
        return "{ nodes(ids: [1]) " + inner(levels) + " }";
    }

    private static String inner(int levels) {
        return levels == 0 ? "{ name }" : "{ thing " + inner(levels - 1) + " }";
    }

    static GraphQlLimits limits(Duration timeout) {
        return limits(30, timeout, 1_000_000, 1);
    }

    static GraphQlLimits limits(int aliases, Duration timeout, long budget, long budgetPerSecond) {
        return new GraphQlLimits(
                15,
                20_000,
                aliases,
                20,
                50,
                100,
                5000,
                100_000,
                timeout,
                DataSize.ofMegabytes(2),
                500,
                20_000,
                5000,
                DataSize.ofBytes(1000),
                budget,
                budgetPerSecond);
    }

    private static GraphQL engine(Duration timeout) {
        return engine(limits(timeout), new DocumentCache(limits(timeout)));
    }

    private static GraphQL engine(GraphQlLimits limits, DocumentCache documents) {
        RuntimeWiring wiring = RuntimeWiring.newRuntimeWiring()
                .type(
                        "Query",
                        type -> type.dataFetcher("slow", environment -> slowly())
                                .dataFetcher("nodes", environment -> List.of())
                                .dataFetcher("long", environment -> "x".repeat(environment.getArgument("length")))
                                .dataFetcher("longs", environment -> Collections.nCopies(20, "x".repeat(50)))
                                .dataFetcher("value", environment -> "value"))
                .type(
                        "Mutation",
                        type -> type.dataFetcher("slow", environment -> slowly())
                                .dataFetcher("long", environment -> "x".repeat(environment.getArgument("length"))))
                .build();
        return GraphQL.newGraphQL(new SchemaGenerator().makeExecutableSchema(types(), wiring))
                .instrumentation(new ChainedInstrumentation(List.of(
                        new QueryLimits(limits, new Budgets(limits), () -> 0, Optional::empty),
                        new TimeLimit(limits),
                        new ErrorCodes(),
                        new AnswerLimit(limits))))
                .preparsedDocumentProvider(documents)
                .build();
    }

    private static TypeDefinitionRegistry types() {
        TypeDefinitionRegistry types = new SchemaParser().parse(SCHEMA);
        types.add(new SchemaParser()
                .parse(new File("schema/base.graphqls"))
                .getDirectiveDefinitions()
                .get("cost"));
        return types;
    }

    private static String slowly() throws InterruptedException {
        Thread.sleep(400);
        return "done";
    }
}
