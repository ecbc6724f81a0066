package org.craregistry.graphql;

import static org.assertj.core.api.Assertions.assertThat;

import graphql.ExecutionInput;
import graphql.ExecutionResult;
import graphql.GraphQL;
import graphql.execution.AsyncExecutionStrategy;
import graphql.execution.ExecutionStrategy;
import graphql.execution.SimpleDataFetcherExceptionHandler;
import graphql.execution.instrumentation.InstrumentationState;
import graphql.execution.instrumentation.SimplePerformantInstrumentation;
import graphql.execution.instrumentation.parameters.InstrumentationFieldFetchParameters;
import graphql.schema.DataFetcher;
import graphql.schema.GraphQLSchema;
import graphql.schema.idl.RuntimeWiring;
import graphql.schema.idl.SchemaGenerator;
import graphql.schema.idl.SchemaParser;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import org.dataloader.BatchLoader;
import org.dataloader.DataLoaderFactory;
import org.dataloader.DataLoaderRegistry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever is asked, the answer is the one graphql-java gives by itself, errors included. */
class PlainStrategyTests {

    private static final String SCHEMA = """
            type Query { shelf: Shelf thing: Thing }
            type Shelf { books: [Book!]! broken: [Book!] loose: [Book] first: Book }
            interface Thing { title: String! }
            enum Kind { NOVEL ESSAY }
            type Book implements Thing { title: String! pages: Int kind: Kind author: Author tags: [String] wrong: Int must: String! fails: String
              later: String perhaps: String chapters(least: Int): Int sequel: Book publisher: Author self: Thing }
            type Author { name: String! born: Int }
            """;

    private static final BatchLoader<String, Map<String, Object>> AUTHORS = names -> CompletableFuture.completedFuture(
            names.stream().map(PlainStrategyTests::author).toList());

    /** The fields that the engine fetched one by one. */
    private final Set<String> fetched = new TreeSet<>();

    public record Book(String title, Integer pages, Map<String, Object> author, List<String> tags) {

        public String kind() {
            return "NOVEL";
        }

        public String wrong() {
            return "not a number";
        }

        public String must() {
            return pages == null ? null : "there";
        }

        public String fails() {
            throw new IllegalStateException("fails");
        }

        public CompletableFuture<String> later() {
            return CompletableFuture.completedFuture("later");
        }

        public Optional<String> perhaps() {
            return Optional.of("perhaps");
        }

        public Book sequel() {
            return new Book(title + " II", null, null, null);
        }

        public Book self() {
            return this;
        }
    }

    private static final Book LONG = new Book("Long", 900, author("Ann"), Arrays.asList("a", null));
    private static final Book SHORT = new Book("Short", null, null, List.of());
    private static final Book UNTITLED = new Book(null, 1, null, null);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{ shelf { books { title pages kind tags author { name born } } } }",
                "{ shelf { books { t: title __typename author { __typename name } ...more } } } fragment more on Book { pages kind }",
                "{ shelf { books { ... on Thing { title } ... on Book { pages } ... { kind } } } }",
                "{ shelf { books { title sequel { title sequel { title pages must } } } } }",
                "{ shelf { books { must } } }",
                "{ shelf { books { title wrong } } }",
                "{ shelf { books { title fails pages } } }",
                "{ shelf { broken { title } books { title } } }",
                "{ shelf { loose { title } first { title } } }",
                "{ shelf { books { later perhaps title } } }",
                "{ shelf { books { chapters title } } }",
                "{ shelf { books { chapters(least: 3) many: chapters(least: 9) title } } }",
                "query ($no: Boolean = false) { shelf { books { title @include(if: $no) pages author @skip(if: $no) { name } } } }",
                "query ($no: Boolean = false) { shelf { books { title ... @include(if: $no) { pages } ...more @skip(if: $no) } } }"
                        + " fragment more on Book { kind }",
                "{ shelf { books { author { name } } } ...again } fragment again on Query { shelf { books { author { born } title } } }",
                "{ thing { title __typename ... on Book { pages self { title } } } }",
                "{ shelf { books { title publisher { name } sequel { title publisher { name born } } } } }",
                "{ __typename shelf { __typename } }",
            })
    void answersAsGraphqlJavaDoes(String document) {
        Object usual = engine(new AsyncExecutionStrategy(new SimpleDataFetcherExceptionHandler()))
                .execute(input(document))
                .toSpecification();
        GraphQL plain = engine(new PlainStrategy(new SimpleDataFetcherExceptionHandler()));

        assertThat(plain.execute(input(document)).toSpecification()).isEqualTo(usual);
        assertThat(plain.execute(input(document)).toSpecification()).isEqualTo(usual);
        assertThat(usual.toString()).doesNotContain("ValidationError");
    }

    @Test
    void keepsTheOrderOfTheFields() {
        ExecutionResult answer = engine(new PlainStrategy(new SimpleDataFetcherExceptionHandler()))
                .execute(input("{ shelf { first { pages title kind } } }"));

        assertThat(answer.getData().toString()).isEqualTo("{shelf={first={pages=900, title=Long, kind=NOVEL}}}");
    }

    @Test
    void fetchesOnlyWhatIsNotPlain() {
        engine(new PlainStrategy(new SimpleDataFetcherExceptionHandler()))
                .execute(input(
                        "{ shelf { loose { title author { name } } books { title chapters publisher { name } } } }"));

        assertThat(fetched).containsExactly("books", "chapters", "publisher", "shelf");
    }

    @Test
    void answersEveryOperationOfADocumentByItself() {
        GraphQL engine = engine(new PlainStrategy(new SimpleDataFetcherExceptionHandler()));
        String document = "query A { shelf { first { ...f } } } query B { shelf { first { ...f author { born } } } }"
                + " fragment f on Book { author { name } }";

        for (int i = 0; i < 2; i++) {
            assertThat(asked(engine, document, "A")).isEqualTo("{shelf={first={author={name=Ann}}}}");
            assertThat(asked(engine, document, "B")).isEqualTo("{shelf={first={author={name=Ann, born=1900}}}}");
        }
    }

    @Test
    void looksAtConditionsInEveryRequest() {
        GraphQL engine = engine(new PlainStrategy(new SimpleDataFetcherExceptionHandler()));
        String document = "query ($with: Boolean!) { shelf { first { title pages @include(if: $with)"
                + " sequel { title ... @skip(if: $with) { kind } } } } }";

        for (int i = 0; i < 2; i++) {
            assertThat(given(engine, document, true))
                    .isEqualTo("{shelf={first={title=Long, pages=900, sequel={title=Long II}}}}");
            assertThat(given(engine, document, false))
                    .isEqualTo("{shelf={first={title=Long, sequel={title=Long II, kind=NOVEL}}}}");
        }
    }

    private static String given(GraphQL engine, String document, boolean with) {
        return engine.execute(input(document).transform(input -> input.variables(Map.of("with", with))))
                .getData()
                .toString();
    }

    private static String asked(GraphQL engine, String document, String operation) {
        return engine.execute(input(document).transform(input -> input.operationName(operation)))
                .getData()
                .toString();
    }

    private GraphQL engine(ExecutionStrategy strategy) {
        DataFetcher<Object> shelf = environment -> Map.of(
                "books",
                List.of(LONG, SHORT),
                "broken",
                List.of(LONG, UNTITLED),
                "loose",
                Arrays.asList(SHORT, null),
                "first",
                LONG);
        DataFetcher<Object> publisher =
                environment -> environment.getDataLoader("authors").load("Pub");
        RuntimeWiring wiring = RuntimeWiring.newRuntimeWiring()
                .type("Query", type -> type.dataFetcher("shelf", shelf).dataFetcher("thing", environment -> LONG))
                .type(
                        "Thing",
                        type -> type.typeResolver(
                                environment -> environment.getSchema().getObjectType("Book")))
                .type(
                        "Book",
                        type -> type.dataFetcher("chapters", environment -> environment.getArgument("least"))
                                .dataFetcher("publisher", publisher))
                .build();
        GraphQLSchema schema = new SchemaGenerator().makeExecutableSchema(new SchemaParser().parse(SCHEMA), wiring);
        return GraphQL.newGraphQL(schema)
                .queryExecutionStrategy(strategy)
                .preparsedDocumentProvider(new DocumentCache(LimitsTests.limits(Duration.ofSeconds(30))))
                .instrumentation(new Noting())
                .build();
    }

    private static ExecutionInput input(String document) {
        DataLoaderRegistry loaders = DataLoaderRegistry.newRegistry()
                .register("authors", DataLoaderFactory.newDataLoader(AUTHORS))
                .build();
        return ExecutionInput.newExecutionInput(document)
                .dataLoaderRegistry(loaders)
                .build();
    }

    private static Map<String, Object> author(String name) {
        return Map.of("name", name, "born", 1900);
    }

    private final class Noting extends SimplePerformantInstrumentation {

        @Override
        public DataFetcher<?> instrumentDataFetcher(
                DataFetcher<?> fetcher, InstrumentationFieldFetchParameters parameters, InstrumentationState state) {
            fetched.add(parameters.getEnvironment().getField().getName());
            return fetcher;
        }
    }
}
