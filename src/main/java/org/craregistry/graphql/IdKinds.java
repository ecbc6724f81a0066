package org.craregistry.graphql;

import graphql.Scalars;
import graphql.language.OperationDefinition;
import graphql.language.VariableDefinition;
import graphql.schema.GraphQLInputObjectField;
import graphql.schema.GraphQLInputObjectType;
import graphql.schema.GraphQLNamedType;
import graphql.schema.GraphQLSchema;
import graphql.schema.GraphQLType;
import graphql.schema.GraphQLTypeUtil;
import java.util.Collection;
import java.util.Map;
import org.craregistry.graphql.InputCheck.RefusedInput;
import org.jspecify.annotations.Nullable;

/** What stands for ids in variables: a text or a whole number. For the engine whatever has a text can be one. */
final class IdKinds {

    private IdKinds() {}

    /**
     * @param variables as they were sent
     * @throws RefusedInput at the first place of an id that has something else
     */
    static void check(OperationDefinition operation, Map<String, Object> variables, GraphQLSchema schema) {
        for (VariableDefinition variable : operation.getVariableDefinitions()) {
            String name = variable.getName();
            check(name, variables.get(name), WrongVariable.typeOf(variable.getType(), schema));
        }
    }

    private static void check(String place, @Nullable Object value, GraphQLType type) {
        if (value instanceof Collection<?> entries && GraphQLTypeUtil.isList(GraphQLTypeUtil.unwrapNonNull(type))) {
            GraphQLType one = GraphQLTypeUtil.unwrapOne(GraphQLTypeUtil.unwrapNonNull(type));
            int index = 0;
            for (Object entry : entries) {
                check("%s[%d]".formatted(place, index++), entry, one);
            }
            return;
        }
        GraphQLNamedType named = GraphQLTypeUtil.unwrapAll(type);
        if (value instanceof Map<?, ?> fields && named instanceof GraphQLInputObjectType input) {
            for (GraphQLInputObjectField field : input.getFields()) {
                check(place + "." + field.getName(), fields.get(field.getName()), field.getType());
            }
        }
        if (value != null
                && named.getName().equals(Scalars.GraphQLID.getName())
                && !(value instanceof String || value instanceof Integer || value instanceof Long)) {
            throw new RefusedInput("%s: \"%s\" is no id; send the text of one."
                    .formatted(place, BadRequest.shorten(value.toString())));
        }
    }
}
