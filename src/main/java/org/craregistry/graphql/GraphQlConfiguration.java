package org.craregistry.graphql;

import graphql.execution.DataFetcherExceptionHandler;
import graphql.schema.DataFetcher;
import graphql.schema.FieldCoordinates;
import graphql.schema.GraphQLCodeRegistry;
import java.util.List;
import java.util.Set;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.graphql.autoconfigure.GraphQlSourceBuilderCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.graphql.data.method.annotation.support.AnnotatedControllerConfigurer;
import org.springframework.graphql.execution.DataFetcherExceptionResolver;
import org.springframework.graphql.execution.RuntimeWiringConfigurer;

/** Puts the parts of this module into the GraphQL engine that Boot does not find by itself. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({
    AddressSettings.class,
    GraphQlLimits.class,
    DocumentSettings.class,
    ListeningSettings.class
})
class GraphQlConfiguration {

    private static final Set<String> HIDDEN =
            Set.of(Cost.DIRECTIVE, "label", "defer", "experimental_disableErrorPropagation");

    @Bean
    GraphQlSourceBuilderCustomizer documentCaching(DocumentCache documents) {
        return builder -> builder.configureGraphQl(engine -> engine.preparsedDocumentProvider(documents));
    }

    @Bean
    GraphQlSourceBuilderCustomizer plainFields(List<DataFetcherExceptionResolver> resolvers) {
        DataFetcherExceptionHandler handler = DataFetcherExceptionResolver.createExceptionHandler(resolvers);
        return builder -> builder.configureGraphQl(engine -> engine.queryExecutionStrategy(new PlainStrategy(handler)));
    }

    /** Clients see every directive but those that prices and labels are written with, and those of the engine that change nothing here. */
    @Bean
    RuntimeWiringConfigurer hiddenPrices() {
        DataFetcher<?> shown = environment -> environment.getGraphQLSchema().getDirectives().stream()
                .filter(directive -> !HIDDEN.contains(directive.getName()))
                .toList();
        return wiring -> wiring.codeRegistry(GraphQLCodeRegistry.newCodeRegistry()
                .dataFetcher(FieldCoordinates.coordinates("__Schema", "directives"), shown));
    }

    /**
     * Fields are fetched one after the other on every JDK. From 21 on Spring would fetch each in a thread of its own, and what is
     * looked up for many objects at once would fall into more statements than needed, as luck has it.
     */
    @Bean
    static BeanPostProcessor fetchingInOrder() {
        return new BeanPostProcessor() {
            @Override
            public Object postProcessBeforeInitialization(Object bean, String name) {
                if (bean instanceof AnnotatedControllerConfigurer controllers) {
                    controllers.setBlockingMethodPredicate(method -> false);
                }
                return bean;
            }
        };
    }
}
