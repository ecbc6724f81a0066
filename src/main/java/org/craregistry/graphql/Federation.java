package org.craregistry.graphql;

import graphql.scalars.ExtendedScalars;
import graphql.schema.GraphQLFieldDefinition;
import graphql.schema.GraphQLNamedSchemaElement;
import graphql.schema.GraphQLSchema;
import graphql.schema.GraphQLSchemaElement;
import graphql.schema.idl.SchemaPrinter;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.graphql.autoconfigure.GraphQlSourceBuilderCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.io.ClassPathResource;
import org.springframework.graphql.execution.RuntimeWiringConfigurer;

/** Makes the registry a service of a federated graph, where that is wanted; otherwise the schema knows nothing of it. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnBooleanProperty("registry.graphql.federation")
class Federation {

    private static final String LINK = """
            extend schema @link(url: "https://specs.apollo.dev/federation/v2.3", import: ["@key", "@shareable"])

            """;
    private static final Set<String> TOLD = Set.of("key", "shareable", "deprecated");
    private static final Set<String> FOR_GATEWAYS = Set.of("_Any", "_Entity", "_Service", "_entities", "_service");
    private static final Set<String> OF_THIS_SERVICE = Set.of("node", "nodes");

    @Bean
    GraphQlSourceBuilderCustomizer federatedSchema() {
        return builder -> builder.schemaResources(new ClassPathResource("federation.graphqls"));
    }

    @Bean
    RuntimeWiringConfigurer federatedFetchers(Nodes nodes, NodeWiring types, List<EntitySource<?>> sources) {
        return wiring -> wiring.scalar(ExtendedScalars.newAliasedScalar("_Any")
                        .aliasedScalar(ExtendedScalars.Object)
                        .build())
                .type("_Entity", type -> type.typeResolver(types.resolver()))
                .type(
                        "Query",
                        type -> type.dataFetcher("_entities", new Entities(nodes, sources))
                                .dataFetcher(
                                        "_service",
                                        environment -> Map.of("sdl", describe(environment.getGraphQLSchema()))));
    }

    /** The schema as gateways take it: without prices, and without what would collide with other services. */
    static String describe(GraphQLSchema schema) {
        return LINK
                + new SchemaPrinter(SchemaPrinter.Options.defaultOptions()
                                .includeDirectiveDefinitions(false)
                                .includeDirectives(TOLD::contains)
                                .includeSchemaElement(Federation::isTold))
                        .print(schema);
    }

    private static boolean isTold(GraphQLSchemaElement element) {
        if (!(element instanceof GraphQLNamedSchemaElement named)) {
            return true;
        }
        // Edges and connections have fields of these names too, but not with ids to be told.
        boolean asksForIds = element instanceof GraphQLFieldDefinition field
                && OF_THIS_SERVICE.contains(field.getName())
                && !field.getArguments().isEmpty();
        return !asksForIds && !FOR_GATEWAYS.contains(named.getName());
    }
}
