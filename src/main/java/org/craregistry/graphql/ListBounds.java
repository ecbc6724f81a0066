package org.craregistry.graphql;

import graphql.schema.GraphQLAppliedDirective;
import graphql.schema.GraphQLDirectiveContainer;
import graphql.schema.GraphQLInputObjectField;
import graphql.schema.GraphQLInputObjectType;
import graphql.schema.GraphQLInputValueDefinition;
import graphql.schema.GraphQLType;
import graphql.schema.GraphQLTypeUtil;
import java.util.Collection;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalInt;
import org.craregistry.graphql.InputCheck.RefusedInput;
import org.jspecify.annotations.Nullable;

/** How many entries the lists in inputs may have, as the schema says with {@code @atMost}. */
final class ListBounds {

    private static final String DIRECTIVE = "atMost";

    private ListBounds() {}

    /** How many an argument or a field of an input takes; empty where the schema does not say. */
    static OptionalInt of(GraphQLInputValueDefinition definition) {
        GraphQLAppliedDirective said = ((GraphQLDirectiveContainer) definition).getAppliedDirective(DIRECTIVE);
        return said == null
                ? OptionalInt.empty()
                : OptionalInt.of(Objects.requireNonNull(
                        Objects.requireNonNull(said.getArgument("items")).<Integer>getValue()));
    }

    /** @throws RefusedInput where there are more */
    static void check(String place, int entries, GraphQLInputValueDefinition definition) {
        int most = of(definition).orElse(Integer.MAX_VALUE);
        if (entries > most) {
            throw new RefusedInput("%s: it has %,d entries; at most %,d are accepted.".formatted(place, entries, most));
        }
    }

    /**
     * Looks at what is in a value.
     *
     * @param value made of maps and collections
     * @throws RefusedInput at the first list within that is too long
     */
    static void checkWithin(String place, @Nullable Object value, GraphQLType type) {
        if (value instanceof Collection<?> entries) {
            int index = 0;
            for (Object entry : entries) {
                checkWithin("%s[%d]".formatted(place, index++), entry, type);
            }
        }
        if (value instanceof Map<?, ?> fields
                && GraphQLTypeUtil.unwrapAll(type) instanceof GraphQLInputObjectType input) {
            for (GraphQLInputObjectField field : input.getFields()) {
                String within = place + "." + field.getName();
                Object given = fields.get(field.getName());
                check(within, given instanceof Collection<?> list ? list.size() : 0, field);
                checkWithin(within, given, field.getType());
            }
        }
    }
}
