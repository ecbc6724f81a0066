package org.craregistry.graphql;

import graphql.introspection.Introspection;
import graphql.language.Argument;
import graphql.language.ArrayValue;
import graphql.language.Directive;
import graphql.language.DirectivesContainer;
import graphql.language.Field;
import graphql.language.FragmentDefinition;
import graphql.language.FragmentSpread;
import graphql.language.InlineFragment;
import graphql.language.NullValue;
import graphql.language.ObjectField;
import graphql.language.ObjectValue;
import graphql.language.OperationDefinition;
import graphql.language.Selection;
import graphql.language.SelectionSet;
import graphql.language.TypeName;
import graphql.language.Value;
import graphql.language.VariableReference;
import graphql.schema.GraphQLArgument;
import graphql.schema.GraphQLCompositeType;
import graphql.schema.GraphQLDirective;
import graphql.schema.GraphQLFieldDefinition;
import graphql.schema.GraphQLFieldsContainer;
import graphql.schema.GraphQLInputObjectField;
import graphql.schema.GraphQLInputObjectType;
import graphql.schema.GraphQLList;
import graphql.schema.GraphQLNonNull;
import graphql.schema.GraphQLSchema;
import graphql.schema.GraphQLType;
import graphql.schema.GraphQLTypeUtil;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.craregistry.graphql.InputCheck.RefusedInput;
import org.jspecify.annotations.Nullable;

/**
 * The places of inputs in an operation, with what their values may be there. GraphQL lets a variable that may be null stand in a place
 * with a default, and means the default for the absent one only.
 */
final class InputPlaces {

    private final GraphQLSchema schema;
    private final Map<String, FragmentDefinition> fragments;
    private final Map<String, Object> variables;
    private final Set<String> seen = new HashSet<>();

    InputPlaces(GraphQLSchema schema, Map<String, FragmentDefinition> fragments, Map<String, Object> variables) {
        this.schema = schema;
        this.fragments = fragments;
        this.variables = variables;
    }

    /** @throws RefusedInput at the first place that needs a value and has none, or has more than it takes */
    void check(OperationDefinition operation) {
        GraphQLCompositeType root = switch (operation.getOperation()) {
            case QUERY -> schema.getQueryType();
            case MUTATION -> schema.getMutationType();
            case SUBSCRIPTION -> schema.getSubscriptionType();
        };
        inSelections(operation.getSelectionSet(), Objects.requireNonNull(root));
    }

    private void inSelections(@Nullable SelectionSet selections, GraphQLType type) {
        if (selections == null) {
            return;
        }
        for (Selection<?> selection : selections.getSelections()) {
            inDirectives((DirectivesContainer<?>) selection);
            if (selection instanceof Field field) {
                inField(field, type);
            } else if (selection instanceof InlineFragment fragment) {
                inSelections(fragment.getSelectionSet(), narrowed(fragment.getTypeCondition(), type));
            } else if (selection instanceof FragmentSpread spread && seen.add(spread.getName())) {
                FragmentDefinition fragment = Objects.requireNonNull(fragments.get(spread.getName()));
                inSelections(fragment.getSelectionSet(), narrowed(fragment.getTypeCondition(), type));
            }
        }
    }

    private GraphQLType narrowed(@Nullable TypeName condition, GraphQLType type) {
        return condition == null ? type : Objects.requireNonNull(schema.getType(condition.getName()));
    }

    /** A union has no fields of its own but its name, which takes nothing. */
    private void inField(Field field, GraphQLType type) {
        if (!(type instanceof GraphQLFieldsContainer container)) {
            return;
        }
        GraphQLFieldDefinition definition = Introspection.getFieldDefinition(schema, container, field.getName());
        inArguments(field.getArguments(), definition.getArguments());
        inSelections(field.getSelectionSet(), GraphQLTypeUtil.unwrapAll(definition.getType()));
    }

    private void inDirectives(DirectivesContainer<?> place) {
        for (Directive directive : place.getDirectives()) {
            GraphQLDirective definition = schema.getDirective(directive.getName());
            if (definition != null) {
                inArguments(directive.getArguments(), definition.getArguments());
            }
        }
    }

    private void inArguments(List<Argument> given, List<GraphQLArgument> definitions) {
        for (Argument argument : given) {
            definitions.stream()
                    .filter(definition -> definition.getName().equals(argument.getName()))
                    .forEach(definition -> {
                        String place = argument.getName();
                        Value<?> value = argument.getValue();
                        inValue(place, value, definition.getType(), definition.hasSetDefaultValue());
                        ListBounds.check(place, entries(value), definition);
                    });
        }
    }

    private void inValue(String place, Value<?> value, GraphQLType type, boolean hasDefault) {
        if (value instanceof VariableReference variable) {
            inVariable(place, variable.getName(), type, hasDefault);
            ListBounds.checkWithin(variable.getName(), variables.get(variable.getName()), type);
            return;
        }
        GraphQLType nullable = GraphQLTypeUtil.unwrapNonNull(type);
        if (nullable instanceof GraphQLList list) {
            inList(place, value, list.getWrappedType());
        } else if (nullable instanceof GraphQLInputObjectType input && value instanceof ObjectValue object) {
            inObject(place, object, input);
        }
    }

    private void inList(String place, Value<?> value, GraphQLType type) {
        if (!(value instanceof ArrayValue several)) {
            inValue(place, value, type, false);
            return;
        }
        for (Value<?> one : several.getValues()) {
            inValue(place, one, type, false);
        }
    }

    private void inVariable(String place, String name, GraphQLType type, boolean hasDefault) {
        boolean isMissing = variables.get(name) == null && !(hasDefault && !variables.containsKey(name));
        if (type instanceof GraphQLNonNull && isMissing) {
            throw new RefusedInput("%s: it is missing or null, but %s needs a value.%s"
                    .formatted(name, place, hasDefault ? " Leave it out to take the default." : ""));
        }
    }

    private void inObject(String place, ObjectValue object, GraphQLInputObjectType input) {
        for (ObjectField field : object.getObjectFields()) {
            GraphQLInputObjectField definition = input.getFieldDefinition(field.getName());
            if (definition != null) {
                String within = place + "." + field.getName();
                inValue(within, field.getValue(), definition.getType(), definition.hasSetDefaultValue());
                ListBounds.check(within, entries(field.getValue()), definition);
            }
        }
        if (input.isOneOf()) {
            inChoice(place, object, input);
        }
    }

    private void inChoice(String place, ObjectValue object, GraphQLInputObjectType input) {
        List<ObjectField> given = object.getObjectFields();
        if (given.size() == 1 && hasValue(given.get(0).getValue())) {
            return;
        }
        String met = given.stream()
                .map(ObjectField::getValue)
                .filter(VariableReference.class::isInstance)
                .map(variable -> ((VariableReference) variable).getName())
                .collect(Collectors.joining(", "));
        String accepted =
                input.getFields().stream().map(GraphQLInputObjectField::getName).collect(Collectors.joining(", "));
        throw new RefusedInput("%s: %s needs exactly one of %s, with a value."
                .formatted(met.isEmpty() ? place : met, place, accepted));
    }

    /** How many entries a list has that is written in a place or stands in its variable; 0 for what is no list. */
    private int entries(Value<?> value) {
        if (value instanceof VariableReference variable) {
            return variables.get(variable.getName()) instanceof Collection<?> list ? list.size() : 0;
        }
        return value instanceof ArrayValue list ? list.getValues().size() : 0;
    }

    private boolean hasValue(Value<?> value) {
        return value instanceof VariableReference variable
                ? variables.get(variable.getName()) != null
                : !(value instanceof NullValue);
    }
}
