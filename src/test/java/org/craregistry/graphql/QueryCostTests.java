package org.craregistry.graphql;

import static org.assertj.core.api.Assertions.assertThat;

import graphql.language.OperationDefinition;
import graphql.parser.Parser;
import graphql.schema.GraphQLSchema;
import graphql.schema.idl.SchemaParser;
import graphql.schema.idl.TypeDefinitionRegistry;
import graphql.schema.idl.UnExecutableSchemaGenerator;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What is asked every day costs less than one request may, and what would scan for minutes costs more. */
class QueryCostTests {

    private static final int LIMIT = 20_000;
    private static final String STATUS =
            "status { products byScope { scope count } byClass { productClass count } byOpenQuestion { question { fact } count } }";
    private static final GraphQLSchema SCHEMA = schema();

    @Test
    void letsAPageOfAHundredProductsWithEverythingPass() {
        assertThat(costOf("""
                { portfolio(key: "one") { products(first: 100) { totalCount pageInfo { endCursor } nodes {
                  id reference revision facts { nature dataConnection coreFunctionality }
                  classificationDecision { coreFunctionality reason decidedBy decidedAt }
                  determination { scope { outcome } classification { productClass category { code } }
                    openQuestions { fact } }
                  portfolio { key name } changes(first: 2) { nodes { id action fields { field new } } } } } } }""")).isLessThanOrEqualTo(LIMIT);
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

    private static long costOf(String query) {
        OperationDefinition operation = new Parser()
                .parseDocument(query)
                .getFirstDefinitionOfType(OperationDefinition.class)
                .orElseThrow();
        return new QueryCost(SCHEMA, Map.of(), Map.of(), Long.MAX_VALUE)
                .of(SCHEMA.getQueryType(), operation.getSelectionSet())
                .complexity();
    }

    private static GraphQLSchema schema() {
        try (Stream<Path> files = Files.list(Path.of("schema"))) {
            TypeDefinitionRegistry types = new TypeDefinitionRegistry();
            files.forEach(file -> types.merge(new SchemaParser().parse(file.toFile())));
            return UnExecutableSchemaGenerator.makeUnExecutableSchema(types);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
