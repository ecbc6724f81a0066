package org.craregistry.graphql;

import graphql.GraphQLContext;
import graphql.language.ListType;
import graphql.language.NonNullType;
import graphql.language.OperationDefinition;
import graphql.language.Type;
import graphql.language.TypeName;
import graphql.language.VariableDefinition;
import graphql.parser.Parser;
import graphql.schema.CoercingParseValueException;
import graphql.schema.GraphQLEnumType;
import graphql.schema.GraphQLEnumValueDefinition;
import graphql.schema.GraphQLInputObjectField;
import graphql.schema.GraphQLInputObjectType;
import graphql.schema.GraphQLList;
import graphql.schema.GraphQLNonNull;
import graphql.schema.GraphQLScalarType;
import graphql.schema.GraphQLSchema;
import graphql.schema.GraphQLType;
import java.util.Collection;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Finds the place in the variables that their types do not accept; graphql-java names only the variable. */
final class WrongVariable {

    private final GraphQLSchema schema;
    private final GraphQLContext context;

    private WrongVariable(GraphQLSchema schema, GraphQLContext context) {
        this.schema = schema;
        this.context = context;
    }

    /**
     * A sentence that begins with the first place at fault, such as {@code facts.otherLaw[0]}; empty where none is found.
     *
     * @param query a document that was found valid
     * @param operation the name of the operation, {@code null} or empty where there is only one
     */
    static Optional<String> find(
            GraphQLSchema schema,
            GraphQLContext context,
            String query,
            @Nullable String operation,
            Map<String, Object> variables) {
        WrongVariable search = new WrongVariable(schema, context);
        return Parser.parse(query).getDefinitionsOfType(OperationDefinition.class).stream()
                .filter(one -> operation == null || operation.isEmpty() || operation.equals(one.getName()))
                .flatMap(one -> one.getVariableDefinitions().stream())
                .flatMap(variable -> search.in(variable, variables).stream())
                .findFirst();
    }

    private Optional<String> in(VariableDefinition variable, Map<String, Object> variables) {
        Object value = variables.get(variable.getName());
        if (value == null && variable.getDefaultValue() != null) {
            return Optional.empty();
        }
        return in(variable.getName(), value, typeOf(variable.getType(), schema));
    }

    /** The type that a variable is declared to have. */
    static GraphQLType typeOf(Type<?> type, GraphQLSchema schema) {
        if (type instanceof NonNullType required) {
            return GraphQLNonNull.nonNull(typeOf(required.getType(), schema));
        }
        return type instanceof ListType list
                ? GraphQLList.list(typeOf(list.getType(), schema))
                : Objects.requireNonNull(schema.getType(((TypeName) type).getName()));
    }

    private Optional<String> in(String path, @Nullable Object value, GraphQLType type) {
        if (type instanceof GraphQLNonNull required) {
            return value == null
                    ? Optional.of(path + ": it is missing or null; it needs a value.")
                    : in(path, value, required.getWrappedType());
        }
        if (value == null) {
            return Optional.empty();
        }
        if (type instanceof GraphQLList list) {
            return value instanceof Collection<?> several
                    ? inSeveral(path, several, list.getWrappedType())
                    : in(path, value, list.getWrappedType());
        }
        if (type instanceof GraphQLInputObjectType object) {
            return inObject(path, value, object);
        }
        return type instanceof GraphQLEnumType choice
                ? inChoice(path, value, choice)
                : inScalar(path, value, (GraphQLScalarType) type);
    }

    private Optional<String> inSeveral(String path, Collection<?> several, GraphQLType type) {
        int index = 0;
        for (Object one : several) {
            Optional<String> wrong = in(path + "[" + index + "]", one, type);
            if (wrong.isPresent()) {
                return wrong;
            }
            index++;
        }
        return Optional.empty();
    }

    private Optional<String> inObject(String path, Object value, GraphQLInputObjectType object) {
        if (!(value instanceof Map<?, ?> fields)) {
            return Optional.of("%s: \"%s\" is not accepted; accepted: an object with the fields of %s."
                    .formatted(path, shown(value), object.getName()));
        }
        for (GraphQLInputObjectField field : object.getFieldDefinitions()) {
            Object given = fields.get(field.getName());
            boolean takesDefault = !fields.containsKey(field.getName()) && field.hasSetDefaultValue();
            Optional<String> wrong =
                    takesDefault ? Optional.empty() : in(path + "." + field.getName(), given, field.getType());
            if (wrong.isPresent()) {
                return wrong;
            }
        }
        if (object.isOneOf() && (fields.size() != 1 || fields.containsValue(null))) {
            return Optional.of("%s: it needs exactly one of %s, with a value."
                    .formatted(
                            path,
                            object.getFieldDefinitions().stream()
                                    .map(GraphQLInputObjectField::getName)
                                    .collect(Collectors.joining(", "))));
        }
        return fields.keySet().stream()
                .filter(name -> object.getFieldDefinition(String.valueOf(name)) == null)
                .findFirst()
                .map(name -> "%s: \"%s\" is no field of %s.".formatted(path, shown(name), object.getName()));
    }

    private static Optional<String> inChoice(String path, Object value, GraphQLEnumType choice) {
        if (value instanceof String name && choice.getValue(name) != null) {
            return Optional.empty();
        }
        String accepted = choice.getValues().stream()
                .map(GraphQLEnumValueDefinition::getName)
                .collect(Collectors.joining(", "));
        return Optional.of("%s: \"%s\" is not accepted; accepted: %s.".formatted(path, shown(value), accepted));
    }

    private Optional<String> inScalar(String path, Object value, GraphQLScalarType scalar) {
        try {
            scalar.getCoercing().parseValue(value, context, Locale.ROOT);
            return Optional.empty();
        } catch (CoercingParseValueException refused) {
            return Optional.of(path + ": " + refused.getMessage());
        }
    }

    private static String shown(Object value) {
        return BadRequest.shorten(value.toString());
    }
}
