package org.craregistry.graphql;

import graphql.GraphQLContext;
import graphql.execution.CoercedVariables;
import graphql.language.AstPrinter;
import graphql.language.Description;
import graphql.language.ScalarTypeDefinition;
import graphql.language.StringValue;
import graphql.language.Value;
import graphql.scalars.ExtendedScalars;
import graphql.schema.Coercing;
import graphql.schema.CoercingParseLiteralException;
import graphql.schema.CoercingParseValueException;
import graphql.schema.GraphQLScalarType;
import graphql.schema.idl.RuntimeWiring;
import graphql.schema.idl.TypeDefinitionRegistry;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
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
        SCALARS.forEach(scalar -> described(scalar).ifPresent(wiring::scalar));
    }

    /** As the schema describes it, which its own words would hide; empty where the schema does not declare it. */
    private Optional<GraphQLScalarType> described(GraphQLScalarType scalar) {
        ScalarTypeDefinition declared = schema == null ? null : schema.scalars().get(scalar.getName());
        Description words = declared == null ? null : declared.getDescription();
        return Optional.ofNullable(declared)
                .map(found -> scalar.transform(one -> one.description(words == null ? null : words.getContent())));
    }

    private static GraphQLScalarType dateTime() {
        return ExtendedScalars.DateTime.transform(scalar -> scalar.coercing(new InOurWords(
                ExtendedScalars.DateTime.getCoercing(),
                "is no point in time; write a day, a time and its offset, such as 2027-12-11T09:30:00Z.")));
    }

    private static GraphQLScalarType url() {
        return ExtendedScalars.Url.transform(scalar -> scalar.name("URL")
                .coercing(new InOurWords(
                        ExtendedScalars.Url.getCoercing(),
                        "is no address of a page on the web; write one such as https://example.com/report.")));
    }

    /**
     * A scalar that is refused in our words; points in time are written in UTC.
     *
     * @param refusal the rest of the sentence behind what was met
     */
    private record InOurWords(Coercing<?, ?> scalar, String refusal) implements Coercing<Object, Object> {

        @Override
        public @Nullable Object serialize(Object result, GraphQLContext context, Locale locale) {
            Object value = result instanceof Instant instant ? instant.atOffset(ZoneOffset.UTC) : result;
            return scalar.serialize(value, context, locale);
        }

        @Override
        public @Nullable Object parseValue(Object input, GraphQLContext context, Locale locale) {
            try {
                return scalar.parseValue(input, context, locale);
            } catch (CoercingParseValueException e) {
                throw new CoercingParseValueException(refused(input.toString()));
            }
        }

        @Override
        public @Nullable Object parseLiteral(
                Value<?> input, CoercedVariables variables, GraphQLContext context, Locale locale) {
            try {
                return scalar.parseLiteral(input, variables, context, locale);
            } catch (CoercingParseLiteralException e) {
                String met = input instanceof StringValue text
                        ? String.valueOf(text.getValue())
                        : AstPrinter.printAst(input);
                throw new CoercingParseLiteralException(refused(met));
            }
        }

        private String refused(String met) {
            return "\"%s\" %s".formatted(BadRequest.shorten(met), refusal);
        }

        @Override
        public Value<?> valueToLiteral(Object input, GraphQLContext context, Locale locale) {
            return scalar.valueToLiteral(input, context, locale);
        }
    }
}
