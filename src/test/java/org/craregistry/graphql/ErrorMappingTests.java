package org.craregistry.graphql;

import static org.assertj.core.api.Assertions.assertThat;

import graphql.ExecutionResult;
import graphql.GraphQL;
import graphql.GraphQLError;
import graphql.schema.DataFetcher;
import graphql.schema.idl.RuntimeWiring;
import graphql.schema.idl.SchemaGenerator;
import graphql.schema.idl.SchemaParser;
import java.sql.SQLTransientConnectionException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.craregistry.storage.TooBusy;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.graphql.execution.DataFetcherExceptionResolver;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.authentication.TestingAuthenticationToken;
import org.springframework.security.core.context.SecurityContextHolder;

@ExtendWith(OutputCaptureExtension.class)
class ErrorMappingTests {

    @AfterEach
    void signOut() {
        SecurityContextHolder.clearContext();
    }

    @Test
    void passesSentencesMadeForClientsOn() {
        GraphQLError error = answerWhenThrown(new BadRequest("first: 0 is out of bounds."));

        assertThat(error.getMessage()).isEqualTo("first: 0 is out of bounds.");
        assertThat(error.getExtensions()).containsEntry("code", "BAD_REQUEST");
        assertThat(error.getPath()).containsExactly("value");
    }

    @Test
    void doesNotReadPlaceholdersIntoSentences() {
        assertThat(answerWhenThrown(new BadRequest("\"100%d\" is no id.")).getMessage())
                .isEqualTo("\"100%d\" is no id.");
    }

    @Test
    void tellsForbiddenFromUnauthorized() {
        assertThat(answerWhenThrown(new AccessDeniedException("internal")).getExtensions())
                .containsEntry("code", "UNAUTHORIZED");

        SecurityContextHolder.getContext().setAuthentication(new TestingAuthenticationToken("anna", "", "ROLE"));

        GraphQLError error = answerWhenThrown(new AccessDeniedException("internal"));
        assertThat(error.getExtensions()).containsEntry("code", "FORBIDDEN");
        assertThat(error.getMessage()).doesNotContain("internal");
    }

    @Test
    void mapsRefusalsOutsideMutations() {
        assertThat(answerWhenThrown(Refused.because(UserError.Code.NOT_FOUND, "", "There is no such portfolio."))
                        .getExtensions())
                .containsEntry("code", "NOT_FOUND");
    }

    @Test
    void keepsFaultsInsideAndFindableInTheLog(CapturedOutput log) {
        GraphQLError error = answerWhenThrown(new IllegalStateException("SELECT secret FROM internals"));

        assertThat(error.getExtensions()).containsEntry("code", "INTERNAL_ERROR");
        assertThat(error.getMessage()).doesNotContain("SELECT", "IllegalState");
        String id = String.valueOf(error.getExtensions().get("id"));
        assertThat(error.getMessage()).contains(id);
        assertThat(log).contains("Error " + id).contains("SELECT secret FROM internals");
    }

    @Test
    void warnsOfRepeatingAChangeThatWasMade() {
        DataAccessResourceFailureException away =
                new DataAccessResourceFailureException("away", new SQLTransientConnectionException("no connection"));

        assertThat(answerWhenThrown(away, "{ value }").getMessage()).contains("Try again");
        assertThat(answerWhenThrown(away, "mutation { fail }").getMessage())
                .contains("not known whether the change was made", "before you repeat it");
        GraphQLError below = answerWhenThrown(away, "mutation { done { value } }");
        assertThat(below.getMessage()).contains("has been changed", "Do not repeat");
        assertThat(below.getExtensions()).containsEntry("code", "UNAVAILABLE");
        TooBusy busy = TooBusy.afterTooMuch(Duration.ofSeconds(3));
        assertThat(answerWhenThrown(busy, "mutation { fail }").getMessage()).doesNotContain("has been changed");
        GraphQLError tooBusy = answerWhenThrown(busy, "mutation { done { value } }");
        assertThat(tooBusy.getMessage()).contains("has been changed", "Do not repeat");
        assertThat(tooBusy.getExtensions()).containsEntry("code", "TOO_BUSY").containsEntry("retryAfterSeconds", 3L);
    }

    private static GraphQLError answerWhenThrown(RuntimeException thrown) {
        return answerWhenThrown(thrown, "{ value }");
    }

    private static GraphQLError answerWhenThrown(RuntimeException thrown, String asked) {
        DataFetcher<?> failing = environment -> {
            throw thrown;
        };
        RuntimeWiring wiring = RuntimeWiring.newRuntimeWiring()
                .type("Query", type -> type.dataFetcher("value", failing))
                .type("Done", type -> type.dataFetcher("value", failing))
                .type(
                        "Mutation",
                        type -> type.dataFetcher("fail", failing).dataFetcher("done", environment -> Map.of()))
                .build();
        String schema =
                "type Query { value: String } type Done { value: String } type Mutation { fail: String done: Done }";
        ExecutionResult answer = GraphQL.newGraphQL(
                        new SchemaGenerator().makeExecutableSchema(new SchemaParser().parse(schema), wiring))
                .defaultDataFetcherExceptionHandler(
                        DataFetcherExceptionResolver.createExceptionHandler(List.of(new ErrorMapping())))
                .build()
                .execute(asked);
        assertThat(answer.getErrors()).hasSize(1);
        return answer.getErrors().get(0);
    }
}
