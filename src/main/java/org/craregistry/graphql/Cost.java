package org.craregistry.graphql;

import graphql.schema.GraphQLAppliedDirective;
import graphql.schema.GraphQLDirectiveContainer;
import graphql.schema.GraphQLSchemaElement;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What the schema says in {@code @cost} of the price of a type, a field, an argument or a choice. */
record Cost(
        @Nullable Integer price,
        boolean scan,
        boolean products,
        boolean aside,
        int rows,
        boolean ready,
        int lookUp,
        @Nullable Counts counts,
        int days) {

    static final String DIRECTIVE = "cost";
    private static final Cost USUAL = new Cost(null, false, false, false, 1, false, 0, null, 0);

    /** How an argument says how many rows there are. */
    enum Counts {
        PAGE,
        EACH,
        FIRST_DAY,
        LAST_DAY,
        STEP
    }

    static Cost of(GraphQLSchemaElement element) {
        GraphQLAppliedDirective said = element instanceof GraphQLDirectiveContainer container
                ? container.getAppliedDirective(DIRECTIVE)
                : null;
        if (said == null) {
            return USUAL;
        }
        String counts = value(said, "counts");
        return new Cost(
                value(said, "price"),
                Boolean.TRUE.equals(value(said, "scan")),
                Boolean.TRUE.equals(value(said, "products")),
                Boolean.TRUE.equals(value(said, "aside")),
                Objects.requireNonNull(Cost.<Integer>value(said, "rows")),
                Boolean.TRUE.equals(value(said, "ready")),
                Objects.requireNonNull(Cost.<Integer>value(said, "lookUp")),
                counts == null ? null : Counts.valueOf(counts),
                Objects.requireNonNull(Cost.<Integer>value(said, "days")));
    }

    private static <T> @Nullable T value(GraphQLAppliedDirective said, String argument) {
        return Objects.requireNonNull(said.getArgument(argument)).getValue();
    }
}
