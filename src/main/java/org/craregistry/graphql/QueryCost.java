package org.craregistry.graphql;

import graphql.language.DirectivesContainer;
import graphql.language.Field;
import graphql.language.FragmentDefinition;
import graphql.language.FragmentSpread;
import graphql.language.InlineFragment;
import graphql.language.Selection;
import graphql.language.SelectionSet;
import graphql.language.TypeName;
import graphql.schema.GraphQLFieldDefinition;
import graphql.schema.GraphQLFieldsContainer;
import graphql.schema.GraphQLSchema;
import graphql.schema.GraphQLType;
import graphql.schema.GraphQLTypeUtil;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * What an operation asks for, added up before it is carried out by the prices that stand in the schema ({@code @cost} says how they
 * are read); each counts as many times as there are rows that it is asked for. Fields of the schema itself cost nothing; graphql-java
 * bounds them.
 */
final class QueryCost {

    private static final int PRODUCTS_TO_A_POINT = 25;

    /** However many there are, a request may read them three times. */
    private static final int MOST_FOR_PRODUCTS = 5000;

    private final GraphQLSchema schema;
    private final Map<String, FragmentDefinition> fragments;
    private final Map<String, Object> variables;
    private final long enough;
    private final LongSupplier productsSeen;
    private long aside;
    private boolean readsEveryProduct;
    private int rootFields;
    private int depth;
    private long complexity;

    /**
     * Adds up an operation.
     *
     * @param productsSeen how many products the caller sees; asked where an operation reads all of them
     * @param enough where adding stops, so that the answer takes bounded time
     */
    QueryCost(
            GraphQLSchema schema,
            Map<String, FragmentDefinition> fragments,
            Map<String, Object> variables,
            LongSupplier productsSeen,
            long enough) {
        this.schema = schema;
        this.fragments = fragments;
        this.variables = variables;
        this.productsSeen = productsSeen;
        this.enough = enough;
    }

    QueryCost of(GraphQLFieldsContainer root, SelectionSet selections) {
        add(selections, new Level(root, 1, 1, 1, false, new HashSet<>()));
        return this;
    }

    /** The fields of the operation itself, wherever they are written. */
    int rootFields() {
        return rootFields;
    }

    /**
     * Whether the request is a large one: for what it reads every product, or costs within the request.
     *
     * @param from from which price on
     */
    boolean isLarge(long from) {
        return readsEveryProduct || complexity - aside >= from;
    }

    int depth() {
        return depth;
    }

    long complexity() {
        return complexity;
    }

    /**
     * One object whose fields are selected.
     *
     * @param times for how many objects its fields are fetched
     * @param page how many rows it has, where it is a connection
     * @param ready whether nothing below is looked up
     * @param seen the fragments taken into account: each counts once, as when the query is carried out
     */
    private record Level(@Nullable GraphQLType type, int depth, long times, int page, boolean ready, Set<String> seen) {

        Level as(@Nullable GraphQLType narrowed) {
            return new Level(narrowed, depth, times, page, ready, seen);
        }
    }

    private void add(SelectionSet selections, Level level) {
        for (Selection<?> selection : selections.getSelections()) {
            if (complexity < enough && included((DirectivesContainer<?>) selection)) {
                addOne(selection, level);
            }
        }
    }

    private void addOne(Selection<?> selection, Level level) {
        if (selection instanceof Field field) {
            addField(field, level);
        } else if (selection instanceof InlineFragment fragment) {
            add(fragment.getSelectionSet(), level.as(narrowed(fragment.getTypeCondition(), level)));
        } else if (selection instanceof FragmentSpread spread && level.seen.add(spread.getName())) {
            FragmentDefinition fragment = Objects.requireNonNull(fragments.get(spread.getName()));
            add(fragment.getSelectionSet(), level.as(narrowed(fragment.getTypeCondition(), level)));
        }
    }

    private @Nullable GraphQLType narrowed(@Nullable TypeName condition, Level level) {
        return condition == null ? level.type : schema.getType(condition.getName());
    }

    private void addField(Field field, Level level) {
        if (level.depth == 1) {
            rootFields++;
        }
        if (field.getName().startsWith("__") || !(level.type instanceof GraphQLFieldsContainer container)) {
            return;
        }
        GraphQLFieldDefinition definition = container.getFieldDefinition(field.getName());
        if (definition == null) {
            return;
        }
        FieldCost cost = new FieldCost(definition, new GivenArguments(field.getArguments(), variables));
        long times = level.times * (cost.isList() ? level.page : 1) * cost.rows();
        boolean lookedUp = level.ready && cost.lookUp() > 0;
        boolean priced = !level.ready || lookedUp;
        depth = Math.max(depth, level.depth);
        complexity += times * (priced ? cost.price() : cost.priceWhenReady());
        if (cost.readsEveryProduct()) {
            // Once for all portfolios of a page: none of their products is read twice.
            long products = Math.min(productsSeen.getAsLong() / PRODUCTS_TO_A_POINT, MOST_FOR_PRODUCTS);
            complexity += products;
            readsEveryProduct |= !cost.isAside();
            aside += cost.isAside() ? products : 0;
        }
        if (field.getSelectionSet() != null) {
            times *= lookedUp ? cost.lookUp() : 1;
            GraphQLType type = GraphQLTypeUtil.unwrapAll(definition.getType());
            boolean ready = !priced || cost.ready();
            add(field.getSelectionSet(), new Level(type, level.depth + 1, times, cost.page(), ready, new HashSet<>()));
        }
    }

    private boolean included(DirectivesContainer<?> selection) {
        return selection.getDirectives().stream().allMatch(directive -> {
            Object condition = new GivenArguments(directive.getArguments(), variables).value("if");
            return switch (directive.getName()) {
                case "skip" -> !Boolean.TRUE.equals(condition);
                case "include" -> !Boolean.FALSE.equals(condition);
                default -> true;
            };
        });
    }
}
