package org.craregistry.graphql;

import graphql.GraphQLContext;
import graphql.execution.CoercedVariables;
import graphql.language.AstPrinter;
import graphql.language.StringValue;
import graphql.language.Value;
import graphql.schema.Coercing;
import graphql.schema.CoercingParseLiteralException;
import graphql.schema.CoercingParseValueException;
import graphql.schema.GraphQLScalarType;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The scalar {@code Date}: a calendar date in ISO 8601 form that exists. The one of extended-scalars takes the 31st of February for
 * the 28th.
 */
final class DateScalar implements Coercing<LocalDate, String> {

    static final GraphQLScalarType SCALAR = GraphQLScalarType.newScalar()
            .name("Date")
            .coercing(new DateScalar())
            .build();

    private DateScalar() {}

    @Override
    public String serialize(Object result, GraphQLContext context, Locale locale) {
        return result.toString();
    }

    @Override
    public LocalDate parseValue(Object input, GraphQLContext context, Locale locale) {
        if (input instanceof LocalDate date) {
            return date;
        }
        return date(input).orElseThrow(() -> new CoercingParseValueException(refusal(input.toString())));
    }

    @Override
    public LocalDate parseLiteral(Value<?> input, CoercedVariables variables, GraphQLContext context, Locale locale) {
        Object text = input instanceof StringValue literal ? literal.getValue() : null;
        return date(text).orElseThrow(() -> new CoercingParseLiteralException(refusal(AstPrinter.printAst(input))));
    }

    @Override
    public Value<?> valueToLiteral(Object input, GraphQLContext context, Locale locale) {
        return StringValue.of(input.toString());
    }

    /** The date that a text names, empty where it names none that exists. */
    static Optional<LocalDate> date(@Nullable Object input) {
        if (!(input instanceof String text)) {
            return Optional.empty();
        }
        try {
            return Optional.of(LocalDate.parse(text));
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }

    /** What is said about a text that is no date. */
    static String refusal(String met) {
        return "\"%s\" is no date; write year, month and day, such as 2027-12-11.".formatted(BadRequest.shorten(met));
    }
}
