package org.craregistry.graphql;

import graphql.GraphQLContext;
import graphql.execution.CoercedVariables;
import graphql.language.Value;
import graphql.scalars.ExtendedScalars;
import graphql.schema.Coercing;
import graphql.schema.GraphQLScalarType;
import graphql.schema.idl.RuntimeWiring;
import graphql.schema.idl.TypeDefinitionRegistry;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.execution.RuntimeWiringConfigurer;
import org.springframework.stereotype.Component;

/** The scalars beyond those of GraphQL itself, as far as the schema declares them. */
@Component
class ScalarWiring implements RuntimeWiringConfigurer {

    private static final List<GraphQLScalarType> SCALARS = List.of(
            DateScalar.SCALAR,
            dateTime(),
            ExtendedScalars.GraphQLLong,
            ExtendedScalars.Json,
            url(),
            CodeScalar.CATEGORY,
            CodeScalar.REQUIREMENT,
            CodeScalar.ELEMENT,
            CodeScalar.COVERAGE);

    private @Nullable TypeDefinitionRegistry schema;

    @Override
    public void setTypeDefinitionRegistry(TypeDefinitionRegistry registry) {
        schema = registry;
    }

    @Override
    public void configure(RuntimeWiring.Builder wiring) {
        SCALARS.stream()
                .filter(scalar -> schema != null && schema.scalars().containsKey(scalar.getName()))
                .forEach(wiring::scalar);
    }

    private static GraphQLScalarType dateTime() {
        return ExtendedScalars.DateTime.transform(
                scalar -> scalar.coercing(new InstantCoercing(ExtendedScalars.DateTime.getCoercing())));
    }

    private static GraphQLScalarType url() {
        return ExtendedScalars.Url.transform(scalar -> scalar.name("URL"));
    }

    /** Points in time are written in UTC. */
    private record InstantCoercing(Coercing<?, ?> dateTime) implements Coercing<Object, Object> {

        @Override
        public @Nullable Object serialize(Object result, GraphQLContext context, Locale locale) {
            Object value = result instanceof Instant instant ? instant.atOffset(ZoneOffset.UTC) : result;
            return dateTime.serialize(value, context, locale);
        }

        @Override
        public @Nullable Object parseValue(Object input, GraphQLContext context, Locale locale) {
            return dateTime.parseValue(input, context, locale);
        }

        @Override
        public @Nullable Object parseLiteral(
                Value<?> input, CoercedVariables variables, GraphQLContext context, Locale locale) {
            return dateTime.parseLiteral(input, variables, context, locale);
        }

        @Override
        public Value<?> valueToLiteral(Object input, GraphQLContext context, Locale locale) {
            return dateTime.valueToLiteral(input, context, locale);
        }
    }
}
