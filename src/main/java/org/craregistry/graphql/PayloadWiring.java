package org.craregistry.graphql;

import graphql.language.FieldDefinition;
import graphql.language.ObjectTypeDefinition;
import graphql.schema.DataFetcher;
import graphql.schema.DataFetchingEnvironment;
import graphql.schema.idl.RuntimeWiring;
import graphql.schema.idl.TypeDefinitionRegistry;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.execution.RuntimeWiringConfigurer;
import org.springframework.stereotype.Component;

/** Answers the fields of every type named {@code ...Payload}: {@code errors}, and under its own name the changed object. */
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
        for (FieldDefinition field : type.getFieldDefinitions()) {
            wiring.type(type.getName(), builder -> builder.dataFetcher(field.getName(), fetcher(field.getName())));
        }
    }

    private static DataFetcher<@Nullable Object> fetcher(String field) {
        if (field.equals("errors")) {
            return environment -> payload(environment).errors();
        }
        return environment -> payload(environment).result();
    }

    private static Payload<?> payload(DataFetchingEnvironment environment) {
        return Objects.requireNonNull(environment.getSource());
    }
}
