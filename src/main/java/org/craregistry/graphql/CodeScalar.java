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
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.craregistry.law.AnnexIRequirement;
import org.craregistry.law.Article15Element;
import org.craregistry.law.CategoryCode;

/** A scalar that is one code of a closed list, as a text; anything else is refused with the list. */
final class CodeScalar implements Coercing<String, String> {

    static final GraphQLScalarType CATEGORY =
            of("CategoryCode", "category code", CategoryCode.ALL.stream().map(CategoryCode::code));

    static final GraphQLScalarType REQUIREMENT = of("RequirementCode", "code of a requirement", requirements());

    static final GraphQLScalarType ELEMENT = of("ElementCode", "code of an element", elements());

    static final GraphQLScalarType COVERAGE = of(
            "CoverageCode",
            "code of a requirement or an element",
            Stream.of(requirements(), elements()).flatMap(codes -> codes));

    private final String kind;
    private final List<String> codes;

    private CodeScalar(String kind, List<String> codes) {
        this.kind = kind;
        this.codes = codes;
    }

    private static GraphQLScalarType of(String name, String kind, Stream<String> codes) {
        return GraphQLScalarType.newScalar()
                .name(name)
                .coercing(new CodeScalar(kind, codes.toList()))
                .build();
    }

    private static Stream<String> requirements() {
        return Arrays.stream(AnnexIRequirement.values()).map(AnnexIRequirement::code);
    }

    private static Stream<String> elements() {
        return Arrays.stream(Article15Element.values()).map(Article15Element::code);
    }

    /** Every kind of code is written as its text. */
    @Override
    public String serialize(Object result, GraphQLContext context, Locale locale) {
        return result.toString();
    }

    @Override
    public String parseValue(Object input, GraphQLContext context, Locale locale) {
        if (isCode(input)) {
            return input.toString();
        }
        throw new CoercingParseValueException(
                input instanceof Collection<?> several ? refusal(several) : refusal(input.toString()));
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

    private boolean isCode(Object input) {
        return input instanceof String text && codes.contains(text);
    }

    private String refusal(Collection<?> several) {
        return "A list of %d is no %s; accepted: one of %s.".formatted(several.size(), kind, String.join(", ", codes));
    }

    private String refusal(String met) {
        return "\"%s\" is no %s; accepted: %s.".formatted(BadRequest.shorten(met), kind, String.join(", ", codes));
    }
}
