package org.craregistry.graphql;

import graphql.ExecutionResult;
import graphql.GraphQLContext;
import graphql.execution.instrumentation.InstrumentationContext;
import graphql.execution.instrumentation.InstrumentationState;
import graphql.execution.instrumentation.SimplePerformantInstrumentation;
import graphql.execution.instrumentation.parameters.InstrumentationExecuteOperationParameters;
import graphql.language.OperationDefinition.Operation;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.Order;
import org.springframework.graphql.server.WebGraphQlInterceptor;
import org.springframework.graphql.server.WebGraphQlRequest;
import org.springframework.graphql.server.WebGraphQlResponse;
import org.springframework.graphql.support.DefaultExecutionGraphQlResponse;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Hands the document that was asked for to the engine, and only queries where it was asked for with GET. */
@Component
@Order(-1)
class AskedDocument extends SimplePerformantInstrumentation implements WebGraphQlInterceptor {

    private final DocumentChoice documents;

    AskedDocument(DocumentChoice documents) {
        this.documents = documents;
    }

    @Override
    public Mono<WebGraphQlResponse> intercept(WebGraphQlRequest request, Chain chain) {
        boolean byGet = request.getAttributes().containsKey(QueriesByGet.ATTRIBUTE);
        Mono<WebGraphQlResponse> answer;
        try {
            NamedDocument asked = NamedDocument.of(request.getDocument(), request.getExtensions());
            String text = documents.find(asked, request.getOperationName());
            request.configureExecutionInput((input, builder) -> builder.query(text)
                    .graphQLContext(Map.of(QueriesByGet.ATTRIBUTE, byGet))
                    .build());
            answer = chain.next(request);
        } catch (DocumentRefused refused) {
            answer = Mono.just(new WebGraphQlResponse(
                    new DefaultExecutionGraphQlResponse(request.toExecutionInput(), refused.toExecutionResult())));
        }
        return byGet ? answer.doOnNext(AskedDocument::addHeaders) : answer;
    }

    @Override
    public @Nullable InstrumentationContext<ExecutionResult> beginExecuteOperation(
            InstrumentationExecuteOperationParameters parameters, @Nullable InstrumentationState state) {
        GraphQLContext context = parameters.getExecutionContext().getGraphQLContext();
        Operation operation =
                parameters.getExecutionContext().getOperationDefinition().getOperation();
        if (context.getOrDefault(QueriesByGet.ATTRIBUTE, false) && operation != Operation.QUERY) {
            throw DocumentRefused.notByGet();
        }
        return null;
    }

    /** A browser may keep a whole answer for the one who asked, and asks each time whether it is still right. */
    private static void addHeaders(WebGraphQlResponse response) {
        HttpHeaders headers = response.getResponseHeaders();
        boolean whole = response.getErrors().isEmpty();
        headers.setCacheControl(whole ? CacheControl.noCache().cachePrivate() : CacheControl.noStore());
        headers.set(HttpHeaders.VARY, "Accept, Authorization, Cookie");
        boolean changes = response.getErrors().stream()
                .anyMatch(error ->
                        ErrorCode.NOT_BY_GET.name().equals(error.getExtensions().get("code")));
        if (changes) {
            headers.setAllow(Set.of(HttpMethod.POST));
        }
    }
}
