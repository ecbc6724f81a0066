package org.craregistry.graphql;

import graphql.execution.DataFetcherExceptionHandler;
import java.util.List;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.graphql.autoconfigure.GraphQlSourceBuilderCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.graphql.execution.DataFetcherExceptionResolver;

/** Puts the parts of this module into the GraphQL engine that Boot does not find by itself. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(GraphQlLimits.class)
class GraphQlConfiguration {

    @Bean
    GraphQlSourceBuilderCustomizer documentCaching(DocumentCache documents) {
        return builder -> builder.configureGraphQl(engine -> engine.preparsedDocumentProvider(documents));
    }

    @Bean
    GraphQlSourceBuilderCustomizer plainFields(List<DataFetcherExceptionResolver> resolvers) {
        DataFetcherExceptionHandler handler = DataFetcherExceptionResolver.createExceptionHandler(resolvers);
        return builder -> builder.configureGraphQl(engine -> engine.queryExecutionStrategy(new PlainStrategy(handler)));
    }
}
