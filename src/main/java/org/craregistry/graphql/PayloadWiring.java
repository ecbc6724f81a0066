package org.craregistry.graphql;

import graphql.language.FieldDefinition;
import graphql.language.ObjectTypeDefinition;
import graphql.schema.DataFetcher;
import graphql.schema.DataFetchingEnvironment;
import graphql.schema.PropertyDataFetcherHelper;
import graphql.schema.idl.RuntimeWiring;
import graphql.schema.idl.TypeDefinitionRegistry;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.execution.RuntimeWiringConfigurer;
import org.springframework.stereotype.Component;

/**
 * Answers the fields of every type named {@code ...Payload}: {@code errors}, and under its own name the changed object; where there
 * are several others, what they are called of the result.
 */
@Component
class PayloadWiring implements RuntimeWiringConfigurer {

    private static final String SUFFIX = "Payload";

    private @Nullable TypeDefinitionRegistry schema;

    @Override
    public void setTypeDefinitionRegistry(TypeDefinitionRegistry registry) {
        schema = registry;
    }

    @Override
    public void configure(RuntimeWiring.Builder wiring) {
        if (schema == null) {
            throw new IllegalStateException("The schema is read before it is wired");
        }
        schema.getTypes(ObjectTypeDefinition.class).stream()
                .filter(type -> type.getName().endsWith(SUFFIX))
                .forEach(type -> wire(wiring, type));
    }

    private static void wire(RuntimeWiring.Builder wiring, ObjectTypeDefinition type) {
        boolean several = type.getFieldDefinitions().size() > 2;
        for (FieldDefinition field : type.getFieldDefinitions()) {
            DataFetcher<@Nullable Object> fetcher = fetcher(field.getName(), several);
            wiring.type(type.getName(), builder -> builder.dataFetcher(field.getName(), fetcher));
        }
    }

    private static DataFetcher<@Nullable Object> fetcher(String field, boolean several) {
        if (field.equals("errors")) {
            return environment -> payload(environment).errors();
        }
        return several
                ? environment -> property(field, environment)
                : environment -> payload(environment).result();
    }

    private static @Nullable Object property(String field, DataFetchingEnvironment environment) {
        Object result = payload(environment).result();
        return result == null
                ? null
                : PropertyDataFetcherHelper.getPropertyValue(
                        field, result, environment.getFieldType(), () -> environment);
    }

    private static Payload<?> payload(DataFetchingEnvironment environment) {
        return Objects.requireNonNull(environment.getSource());
    }
}
