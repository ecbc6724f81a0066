package org.craregistry.graphql;

import graphql.ExecutionInput;
import graphql.ExecutionResult;
import graphql.execution.ExecutionContext;
import graphql.execution.instrumentation.InstrumentationContext;
import graphql.execution.instrumentation.InstrumentationState;
import graphql.execution.instrumentation.SimplePerformantInstrumentation;
import graphql.execution.instrumentation.parameters.InstrumentationExecuteOperationParameters;
import graphql.execution.instrumentation.parameters.InstrumentationExecutionParameters;
import graphql.execution.instrumentation.parameters.InstrumentationValidationParameters;
import graphql.language.Directive;
import graphql.language.DirectivesContainer;
import graphql.language.Document;
import graphql.language.Field;
import graphql.language.FragmentDefinition;
import graphql.language.FragmentSpread;
import graphql.language.InlineFragment;
import graphql.language.Node;
import graphql.language.OperationDefinition;
import graphql.language.OperationDefinition.Operation;
import graphql.language.Selection;
import graphql.language.SelectionSet;
import graphql.parser.ParserOptions;
import graphql.schema.GraphQLObjectType;
import graphql.schema.GraphQLSchema;
import graphql.validation.QueryComplexityLimits;
import graphql.validation.ValidationError;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.craregistry.graphql.Budgets.Left;
import org.craregistry.storage.TooBusy;
import org.craregistry.storage.Turn;
import org.craregistry.storage.WhoAsks;
import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Refuses requests that ask for too much, alone or with the others of their account, before anything is fetched. */
@Component
@Order(0)
class QueryLimits extends SimplePerformantInstrumentation {

    private static final int COUNTED_BEYOND = 10;

    /** How many fields the engine compares at most; how deep they are nested is bounded here. */
    private static final QueryComplexityLimits FIELDS_COMPARED = QueryComplexityLimits.newLimits()
            .maxFieldsCount(QueryComplexityLimits.DEFAULT_MAX_FIELDS_COUNT)
            .build();

    private final GraphQlLimits limits;
    private final Budgets budgets;
    private final ProductsSeen productsSeen;
    private final WhoAsks whoAsks;
    private final ParserOptions parserOptions;

    QueryLimits(GraphQlLimits limits, Budgets budgets, ProductsSeen productsSeen, WhoAsks whoAsks) {
        this.limits = limits;
        this.budgets = budgets;
        this.productsSeen = productsSeen;
        this.whoAsks = whoAsks;
        this.parserOptions = ParserOptions.getDefaultOperationParserOptions()
                .transform(options -> options.maxTokens(limits.tokens())
                        .maxCharacters(limits.characters())
                        .maxWhitespaceTokens(limits.characters()));
    }

    /** What a request asks for, as it is measured. @param name {@code null} where the client gave it none */
    record Asked(@Nullable String name, Operation operation, long cost) {}

    @Override
    public ExecutionInput instrumentExecutionInput(
            ExecutionInput input, InstrumentationExecutionParameters parameters, @Nullable InstrumentationState state) {
        input.getGraphQLContext().put(ParserOptions.class, parserOptions);
        input.getGraphQLContext().put(QueryComplexityLimits.KEY, FIELDS_COMPARED);
        boolean isNameless = "".equals(input.getOperationName());
        // The engine would take an empty name for that of the first operation, where there are several.
        return isNameless ? input.transform(builder -> builder.operationName(null)) : input;
    }

    /** Counts before the engine compares: that takes longest with what is refused here. */
    @Override
    public @Nullable InstrumentationContext<List<ValidationError>> beginValidation(
            InstrumentationValidationParameters parameters, @Nullable InstrumentationState state) {
        checkDocument(parameters.getDocument());
        return null;
    }

    @Override
    public @Nullable InstrumentationContext<ExecutionResult> beginExecuteOperation(
            InstrumentationExecuteOperationParameters parameters, @Nullable InstrumentationState state) {
        ExecutionContext context = parameters.getExecutionContext();
        checkOperation(context);
        return null;
    }

    private void checkDocument(Document document) {
        document.getDefinitionsOfType(OperationDefinition.class).stream()
                .filter(operation -> operation.getOperation() == Operation.SUBSCRIPTION)
                .forEach(subscription -> refuseChoice(subscription.getSelectionSet(), document, new HashSet<>()));
        Counts counts = new Counts();
        counts.add(document);
        LimitExceeded.check("aliases", limits.aliases(), counts.aliases, "Rename fewer fields, or split the document.");
        LimitExceeded.check("directives", limits.directives(), counts.directives, "Use fewer directives.");
        LimitExceeded.check("fragments", limits.fragments(), counts.fragments, "Join some, or split the document.");
    }

    /** The field of a subscription may not be left out: GraphQL forbids it, and the engine fails where it is. */
    private static void refuseChoice(SelectionSet selections, Document document, Set<String> seen) {
        for (Selection<?> selection : selections.getSelections()) {
            DirectivesContainer<?> one = (DirectivesContainer<?>) selection;
            if (one.hasDirective("skip") || one.hasDirective("include")) {
                throw new InputCheck.RefusedInput(
                        "A subscription asks for one field in any case: take @skip and @include away from it.");
            }
            if (selection instanceof InlineFragment fragment) {
                refuseChoice(fragment.getSelectionSet(), document, seen);
            }
            if (selection instanceof FragmentSpread spread && seen.add(spread.getName())) {
                document.getDefinitionsOfType(FragmentDefinition.class).stream()
                        .filter(fragment -> fragment.getName().equals(spread.getName()))
                        .forEach(fragment -> refuseChoice(fragment.getSelectionSet(), document, seen));
            }
        }
    }

    private void checkOperation(ExecutionContext context) {
        OperationDefinition operation = context.getOperationDefinition();
        QueryCost cost = new QueryCost(
                        context.getGraphQLSchema(),
                        context.getFragmentsByName(),
                        context.getCoercedVariables().toMap(),
                        productsSeen::count,
                        (long) limits.complexity() * COUNTED_BEYOND)
                .of(rootOf(operation, context.getGraphQLSchema()), operation.getSelectionSet());
        context.getGraphQLContext()
                .put(Asked.class, new Asked(operation.getName(), operation.getOperation(), cost.complexity()));
        LimitExceeded.check("rootFields", limits.rootFields(), cost.rootFields(), "Ask for them in several requests.");
        LimitExceeded.check("depth", limits.depth(), cost.depth(), "Nest fewer fields, or ask by id in a second step.");
        LimitExceeded.check(
                "complexity", limits.complexity(), cost.complexity(), "Ask for smaller pages or for fewer fields.");
        try {
            boolean large = cost.isLarge(limits.large());
            Turn.current().ifPresent(large ? Turn::takeLarge : Turn::takeSmall);
            // Only of what is carried out, and after the wait: who is refused at once comes back at once.
            Left left = budgets.spend(whoAsks.account().orElse(""), cost.complexity());
            context.getGraphQLContext().put(Left.class, left);
        } catch (TooBusy busy) {
            throw new Busy(busy);
        }
    }

    private static GraphQLObjectType rootOf(OperationDefinition operation, GraphQLSchema schema) {
        return Objects.requireNonNull(
                switch (operation.getOperation()) {
                    case QUERY -> schema.getQueryType();
                    case MUTATION -> schema.getMutationType();
                    case SUBSCRIPTION -> schema.getSubscriptionType();
                });
    }

    /** What is counted as it is written, wherever it stands. */
    private static final class Counts {

        private int aliases;
        private int directives;
        private int fragments;

        void add(Node<?> node) {
            if (node instanceof Field field && field.getAlias() != null) {
                aliases++;
            }
            if (node instanceof Directive) {
                directives++;
            }
            if (node instanceof FragmentDefinition) {
                fragments++;
            }
            node.getChildren().forEach(this::add);
        }
    }
}
