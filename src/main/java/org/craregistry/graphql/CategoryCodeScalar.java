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
import java.util.Locale;
import java.util.stream.Collectors;
import org.craregistry.law.CategoryCode;

/** The scalar {@code CategoryCode}: a text that is one of the codes; anything else is refused with the list of them. */
final class CategoryCodeScalar implements Coercing<String, String> {

    static final GraphQLScalarType SCALAR = GraphQLScalarType.newScalar()
            .name("CategoryCode")
            .coercing(new CategoryCodeScalar())
            .build();

    private CategoryCodeScalar() {}

    @Override
    public String serialize(Object result, GraphQLContext context, Locale locale) {
        return result instanceof CategoryCode code ? code.code() : result.toString();
    }

    @Override
    public String parseValue(Object input, GraphQLContext context, Locale locale) {
        if (isCode(input)) {
            return input.toString();
        }
        throw new CoercingParseValueException(refusal(input));
    }

    @Override
    public String parseLiteral(Value<?> input, CoercedVariables variables, GraphQLContext context, Locale locale) {
        String text =
                input instanceof StringValue literal ? String.valueOf(literal.getValue()) : AstPrinter.printAst(input);
        if (input instanceof StringValue && isCode(text)) {
            return text;
        }
        throw new CoercingParseLiteralException(refusal(text));
    }

    @Override
    public Value<?> valueToLiteral(Object input, GraphQLContext context, Locale locale) {
        return StringValue.of(input.toString());
    }

    private static boolean isCode(Object input) {
        return input instanceof String text && CategoryCode.find(text).isPresent();
    }

    private static String refusal(Object met) {
        String codes = CategoryCode.ALL.stream().map(CategoryCode::code).collect(Collectors.joining(", "));
        return "\"%s\" is no category code; accepted: %s.".formatted(BadRequest.shorten(met.toString()), codes);
    }
}
