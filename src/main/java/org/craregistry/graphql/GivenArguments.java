package org.craregistry.graphql;

import graphql.language.Argument;
import graphql.language.ArrayValue;
import graphql.language.BooleanValue;
import graphql.language.EnumValue;
import graphql.language.IntValue;
import graphql.language.ObjectField;
import graphql.language.ObjectValue;
import graphql.language.StringValue;
import graphql.language.Value;
import graphql.language.VariableReference;
import java.math.BigInteger;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The arguments as an operation gives them, in place or in variables, before they are checked. */
record GivenArguments(List<Argument> arguments, Map<String, Object> variables) {

    boolean has(String name) {
        return value(name) != null;
    }

    boolean has(String name, String field) {
        return value(name) instanceof Map<?, ?> input && input.get(field) != null;
    }

    /** @return empty where it is not given */
    String text(String name) {
        Object value = value(name);
        return value == null ? "" : value.toString();
    }

    @Nullable
    Integer number(String name) {
        Object value = value(name);
        if (value instanceof BigInteger number) {
            return number.bitLength() < Integer.SIZE ? number.intValue() : Integer.MAX_VALUE;
        }
        return value instanceof Integer number ? number : null;
    }

    /** How many there are in a list, at least 1. */
    int length(String name) {
        return value(name) instanceof Collection<?> list ? Math.max(1, list.size()) : 1;
    }

    @Nullable
    Object value(String name) {
        for (Argument argument : arguments) {
            if (argument.getName().equals(name)) {
                return plain(argument.getValue());
            }
        }
        return null;
    }

    private @Nullable Object plain(Value<?> value) {
        if (value instanceof VariableReference variable) {
            return variables.get(variable.getName());
        }
        if (value instanceof ObjectValue input) {
            Map<String, @Nullable Object> fields = new HashMap<>();
            for (ObjectField field : input.getObjectFields()) {
                fields.put(field.getName(), plain(field.getValue()));
            }
            return fields;
        }
        return value instanceof ArrayValue list ? list.getValues() : scalar(value);
    }

    private static @Nullable Object scalar(Value<?> value) {
        if (value instanceof StringValue text) {
            return text.getValue();
        }
        if (value instanceof EnumValue choice) {
            return choice.getName();
        }
        if (value instanceof IntValue number) {
            return number.getValue();
        }
        return value instanceof BooleanValue truth ? truth.isValue() : null;
    }
}
