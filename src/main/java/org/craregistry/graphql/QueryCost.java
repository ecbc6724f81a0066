package org.craregistry.graphql;

import graphql.language.ArrayValue;
import graphql.language.BooleanValue;
import graphql.language.Directive;
import graphql.language.DirectivesContainer;
import graphql.language.EnumValue;
import graphql.language.Field;
import graphql.language.FragmentDefinition;
import graphql.language.FragmentSpread;
import graphql.language.InlineFragment;
import graphql.language.IntValue;
import graphql.language.NullValue;
import graphql.language.ObjectValue;
import graphql.language.Selection;
import graphql.language.SelectionSet;
import graphql.language.StringValue;
import graphql.language.TypeName;
import graphql.language.Value;
import graphql.language.VariableReference;
import graphql.schema.GraphQLFieldDefinition;
import graphql.schema.GraphQLFieldsContainer;
import graphql.schema.GraphQLNamedType;
import graphql.schema.GraphQLSchema;
import graphql.schema.GraphQLType;
import graphql.schema.GraphQLTypeUtil;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What an operation asks for, added up before it is carried out: a value costs 1, an object 10, a page 20 because it is looked
 * for, and what looks at all rows of a list, to count them or to find dates ahead, 100 more; each as many times as there are rows
 * that it is asked for. The rows of a connection are its page size, those of a look-up by ids the ids. What the law answers, of a
 * product or of its declaration, costs 50 for being asked and 1 for each object in it, its values nothing more, as nothing is looked
 * up; the law itself counts as fifty rows, a forecast as its days; the records of evidence that an answer points to cost what they
 * cost elsewhere, as ten of them. A page by a filter that looks at another day costs 100 more, as the law is asked about all rows. A
 * decision on a route costs 50 for being held against what is on record, and again for being replayed; what took the support from it
 * 150. What was recorded on a past day costs 20 more for being looked for, and to compare the answers for all products 1000. Fields of the schema itself cost nothing; graphql-java bounds them.
 */
final class QueryCost {

    private static final int VALUE = 1;
    private static final int OBJECT = 10;
    private static final int PAGE = 20;
    private static final int COUNT = 100;
    private static final int DETERMINATION = 50;
    private static final int READY_OBJECT = 1;
    private static final int LAW_ROWS = 50;
    private static final int FORECAST_DAYS = 60;
    private static final String STEP = "step";
    private static final Map<String, Integer> SHORTEST_STEPS =
            Map.of("DAY", 1, "WEEK", 7, "MONTH", 28, "QUARTER", 90, "YEAR", 365);
    private static final String KNOWN_ON = "knownOn";
    private static final Set<String> ROWS = Set.of("nodes", "edges");
    private static final Set<String> COUNTING = Set.of("totalCount");
    private static final Set<String> COUNTING_TYPES =
            Set.of("PortfolioStatus", "AttentionConnection", "ChangedProductConnection", "Reevaluation");
    private static final String FILTER = "filter";
    private static final String AS_OF = "asOf";
    private static final int COMPARISON = 1000;
    private static final String COMPARING_TYPE = "LawImpact";
    private static final Set<String> DETERMINED_TYPES = Set.of("Determination", "DeclarationReadiness");
    private static final String DECISION_TYPE = "RouteDecision";
    private static final String CAUSE_TYPE = "SupportLoss";
    private static final int DETERMINATIONS_OF_CAUSES = 3;
    private static final String REPLAY_COMPARED = "replaysAlike";
    private static final String LAW_TYPE = "Law";
    private static final int EVIDENCE_ROWS = 10;
    private static final String NODE_TYPE = "Node";

    private final GraphQLSchema schema;
    private final Map<String, FragmentDefinition> fragments;
    private final Map<String, Object> variables;
    private final long enough;
    private int rootFields;
    private int depth;
    private long complexity;

    /**
     * Adds up an operation.
     *
     * @param enough where adding stops, so that the answer takes bounded time
     */
    QueryCost(
            GraphQLSchema schema,
            Map<String, FragmentDefinition> fragments,
            Map<String, Object> variables,
            long enough) {
        this.schema = schema;
        this.fragments = fragments;
        this.variables = variables;
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
        GraphQLType type = GraphQLTypeUtil.unwrapAll(definition.getType());
        long times = level.times * (ROWS.contains(field.getName()) ? level.page : 1) * ids(field);
        times *= is(type, LAW_TYPE) ? LAW_ROWS : 1;
        times *= definition.getArgument(STEP) == null ? 1 : forecastDays(field);
        depth = Math.max(depth, level.depth);
        boolean leaves = level.ready && is(type, NODE_TYPE);
        boolean priced = !level.ready || leaves;
        complexity += times * (priced ? price(field, definition, type) + history(field) : priceReady(field));
        if (field.getSelectionSet() != null) {
            boolean ready = !priced || isDetermined(type) || is(type, LAW_TYPE) || is(type, CAUSE_TYPE);
            times *= leaves ? EVIDENCE_ROWS : 1;
            add(
                    field.getSelectionSet(),
                    new Level(type, level.depth + 1, times, page(field, definition), ready, new HashSet<>()));
        }
    }

    private int price(Field field, GraphQLFieldDefinition definition, GraphQLType type) {
        if (isDetermined(type) || is(type, DECISION_TYPE) || field.getName().equals(REPLAY_COMPARED)) {
            return DETERMINATION;
        }
        if (is(type, CAUSE_TYPE)) {
            return DETERMINATIONS_OF_CAUSES * DETERMINATION;
        }
        if (is(type, COMPARING_TYPE)) {
            return COMPARISON;
        }
        boolean looksAtAll =
                COUNTING.contains(field.getName()) || isOneOf(type, COUNTING_TYPES) || looksAtAnotherDay(field);
        int counting = looksAtAll ? COUNT : 0;
        if (field.getSelectionSet() == null) {
            return VALUE + counting;
        }
        return (isPaged(definition) ? PAGE : OBJECT) + counting;
    }

    /** At least as many as there are; a forecast of more days than are accepted is refused where it is answered. */
    private long forecastDays(Field field) {
        Integer step = SHORTEST_STEPS.get(text(field, STEP));
        try {
            long span =
                    ChronoUnit.DAYS.between(LocalDate.parse(text(field, "from")), LocalDate.parse(text(field, "to")));
            return step == null
                    ? FORECAST_DAYS
                    : Math.max(1, Math.min(FORECAST_DAYS, span / step + (span > 0 ? 2 : 1)));
        } catch (DateTimeException e) {
            return FORECAST_DAYS;
        }
    }

    private String text(Field field, String argument) {
        Object value = argument(field, argument);
        if (value instanceof StringValue literal) {
            value = literal.getValue();
        } else if (value instanceof EnumValue literal) {
            value = literal.getName();
        }
        return value == null ? "" : value.toString();
    }

    private boolean looksAtAnotherDay(Field field) {
        Object filter = argument(field, FILTER);
        return isGiven(filter, AS_OF) || isGiven(filter, KNOWN_ON);
    }

    private boolean isGiven(@Nullable Object object, String name) {
        if (object instanceof ObjectValue literal) {
            return literal.getObjectFields().stream()
                    .filter(field -> field.getName().equals(name))
                    .map(field -> resolved(field.getValue()))
                    .anyMatch(value -> value != null && !(value instanceof NullValue));
        }
        return object instanceof Map<?, ?> map && map.get(name) != null;
    }

    private int history(Field field) {
        return argument(field, KNOWN_ON) == null ? 0 : PAGE;
    }

    private static int priceReady(Field field) {
        return field.getSelectionSet() == null ? 0 : READY_OBJECT;
    }

    private static boolean isDetermined(GraphQLType type) {
        return isOneOf(type, DETERMINED_TYPES);
    }

    private static boolean isOneOf(GraphQLType type, Set<String> names) {
        return type instanceof GraphQLNamedType named && names.contains(named.getName());
    }

    private static boolean is(GraphQLType type, String name) {
        return type instanceof GraphQLNamedType named && named.getName().equals(name);
    }

    private static boolean isPaged(GraphQLFieldDefinition definition) {
        return definition.getArgument("first") != null || definition.getArgument("last") != null;
    }

    private int page(Field field, GraphQLFieldDefinition definition) {
        if (!isPaged(definition)) {
            return 1;
        }
        Integer asked = number(field, "first");
        if (asked == null) {
            asked = number(field, "last");
        }
        // A page out of bounds is refused with its own sentence where it is answered.
        return asked == null ? PageRequest.USUAL : Math.max(1, Math.min(asked, PageRequest.MOST));
    }

    private int ids(Field field) {
        Object ids = argument(field, "ids");
        if (ids instanceof ArrayValue list) {
            return Math.max(1, list.getValues().size());
        }
        return ids instanceof Collection<?> list ? Math.max(1, list.size()) : 1;
    }

    private @Nullable Integer number(Field field, String argument) {
        Object value = argument(field, argument);
        if (value instanceof IntValue literal) {
            return literal.getValue().bitLength() < Integer.SIZE
                    ? literal.getValue().intValue()
                    : PageRequest.MOST;
        }
        return value instanceof Integer number ? number : null;
    }

    private @Nullable Object argument(Field field, String name) {
        return field.getArguments().stream()
                .filter(argument -> argument.getName().equals(name))
                .findFirst()
                .map(argument -> resolved(argument.getValue()))
                .orElse(null);
    }

    private @Nullable Object resolved(Value<?> value) {
        return value instanceof VariableReference variable ? variables.get(variable.getName()) : value;
    }

    private boolean included(DirectivesContainer<?> selection) {
        List<Directive> directives = selection.getDirectives();
        return directives.stream().allMatch(directive -> switch (directive.getName()) {
            case "skip" -> !Boolean.TRUE.equals(condition(directive));
            case "include" -> !Boolean.FALSE.equals(condition(directive));
            default -> true;
        });
    }

    private @Nullable Object condition(Directive directive) {
        Object value = directive.getArgument("if") == null
                ? null
                : resolved(directive.getArgument("if").getValue());
        return value instanceof BooleanValue literal ? (Object) literal.isValue() : value;
    }
}
