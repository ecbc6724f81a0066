package org.craregistry.graphql;

import graphql.schema.GraphQLArgument;
import graphql.schema.GraphQLEnumType;
import graphql.schema.GraphQLEnumValueDefinition;
import graphql.schema.GraphQLFieldDefinition;
import graphql.schema.GraphQLInputObjectType;
import graphql.schema.GraphQLTypeUtil;
import graphql.schema.GraphQLUnmodifiedType;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import java.util.function.Predicate;
import org.craregistry.graphql.Cost.Counts;
import org.jspecify.annotations.Nullable;

/** What one field of an operation costs with its arguments, by what the schema says of it and of its type. */
final class FieldCost {

    private static final int VALUE = 1;
    private static final int OBJECT = 10;
    private static final int PAGE = 20;
    private static final int SCAN = 100;
    private static final int READY_OBJECT = 1;

    private final GraphQLFieldDefinition definition;
    private final GivenArguments given;
    private final Cost ofField;
    private final Cost ofType;

    FieldCost(GraphQLFieldDefinition definition, GivenArguments given) {
        this.definition = definition;
        this.given = given;
        this.ofField = Cost.of(definition);
        this.ofType = Cost.of(type());
    }

    private GraphQLUnmodifiedType type() {
        return GraphQLTypeUtil.unwrapAll(definition.getType());
    }

    int price() {
        Integer price = ofField.price() == null ? ofType.price() : ofField.price();
        return (price == null ? usualPrice() : price) + (looksAtAll() ? SCAN : 0) + priceOfArguments();
    }

    private int usualPrice() {
        if (!hasFields()) {
            return VALUE;
        }
        return argument(Counts.PAGE) == null ? OBJECT : PAGE;
    }

    private boolean hasFields() {
        return !GraphQLTypeUtil.isLeaf(type());
    }

    private boolean looksAtAll() {
        return ofField.scan()
                || ofType.scan()
                || definition.getArguments().stream().anyMatch(this::looksAtAll);
    }

    private boolean looksAtAll(GraphQLArgument argument) {
        return given.has(argument.getName()) && Cost.of(argument).scan() || has(argument, Cost::scan);
    }

    /** Whether the law is asked about every product, or each is rebuilt from its history. */
    boolean readsEveryProduct() {
        return ofField.products()
                || definition.getArguments().stream()
                        .anyMatch(argument -> given.has(argument.getName())
                                && (Cost.of(argument).products() || has(argument, Cost::products)));
    }

    /** Whether that is done outside of the request. */
    boolean isAside() {
        return ofField.aside();
    }

    /** Whether a field of an argument is given that the schema says something of. */
    private boolean has(GraphQLArgument argument, Predicate<Cost> said) {
        return GraphQLTypeUtil.unwrapAll(argument.getType()) instanceof GraphQLInputObjectType input
                && given.has(argument.getName())
                && input.getFields().stream()
                        .filter(field -> said.test(Cost.of(field)))
                        .anyMatch(field -> given.has(argument.getName(), field.getName()));
    }

    private int priceOfArguments() {
        int sum = 0;
        for (GraphQLArgument argument : definition.getArguments()) {
            Integer price = Cost.of(argument).price();
            sum += price != null && given.has(argument.getName()) ? price : 0;
        }
        return sum;
    }

    /** What the field costs below what is ready. */
    int priceWhenReady() {
        return hasFields() ? READY_OBJECT : 0;
    }

    /** As how many rows the field counts, itself and what is below. */
    long rows() {
        long most = (long) ofField.rows() * ofType.rows();
        GraphQLArgument each = argument(Counts.EACH);
        return (argument(Counts.STEP) == null ? most : days(most)) * (each == null ? 1 : given.length(each.getName()));
    }

    /** At least as many as there are; a forecast of more days than are accepted is refused where it is answered. */
    private long days(long most) {
        GraphQLArgument steps = Objects.requireNonNull(argument(Counts.STEP));
        GraphQLEnumValueDefinition step = GraphQLTypeUtil.unwrapAll(steps.getType()) instanceof GraphQLEnumType choices
                ? choices.getValue(given.text(steps.getName()))
                : null;
        try {
            long span = ChronoUnit.DAYS.between(day(Counts.FIRST_DAY), day(Counts.LAST_DAY));
            return step == null
                    ? most
                    : Math.max(1, Math.min(most, span / Cost.of(step).days() + (span > 0 ? 2 : 1)));
        } catch (DateTimeException e) {
            return most;
        }
    }

    private LocalDate day(Counts which) {
        return LocalDate.parse(
                given.text(Objects.requireNonNull(argument(which)).getName()));
    }

    /** How many rows each list below has, where the field is a page. */
    int page() {
        if (argument(Counts.PAGE) == null) {
            return 1;
        }
        for (GraphQLArgument argument : definition.getArguments()) {
            Integer asked = Cost.of(argument).counts() == Counts.PAGE ? given.number(argument.getName()) : null;
            if (asked != null) {
                // A page out of bounds is refused with its own sentence where it is answered.
                return Math.max(1, Math.min(asked, PageRequest.MOST));
            }
        }
        return PageRequest.USUAL;
    }

    private @Nullable GraphQLArgument argument(Counts counts) {
        for (GraphQLArgument argument : definition.getArguments()) {
            if (Cost.of(argument).counts() == counts) {
                return argument;
            }
        }
        return null;
    }

    boolean isList() {
        return GraphQLTypeUtil.isList(GraphQLTypeUtil.unwrapNonNull(definition.getType()));
    }

    /** Whether nothing below the field is looked up. */
    boolean ready() {
        return ofField.ready() || ofType.ready();
    }

    /** As how many rows what is below counts where the field is looked up below what is ready; 0 where it is not. */
    int lookUp() {
        return ofField.lookUp();
    }
}
