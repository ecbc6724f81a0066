package org.craregistry.graphql;

import graphql.execution.ExecutionContext;
import graphql.execution.ExecutionStrategyParameters;
import graphql.execution.FieldCollector;
import graphql.execution.FieldCollectorParameters;
import graphql.execution.MergedField;
import graphql.introspection.Introspection;
import graphql.language.DirectivesContainer;
import graphql.language.Document;
import graphql.language.Field;
import graphql.language.FragmentDefinition;
import graphql.language.FragmentSpread;
import graphql.language.InlineFragment;
import graphql.language.Selection;
import graphql.language.SelectionSet;
import graphql.schema.DataFetcher;
import graphql.schema.GraphQLEnumType;
import graphql.schema.GraphQLFieldDefinition;
import graphql.schema.GraphQLList;
import graphql.schema.GraphQLNonNull;
import graphql.schema.GraphQLObjectType;
import graphql.schema.GraphQLScalarType;
import graphql.schema.GraphQLType;
import graphql.schema.LightDataFetcher;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.WeakHashMap;
import java.util.concurrent.ConcurrentHashMap;
import org.craregistry.graphql.PlainField.Writer;
import org.jspecify.annotations.Nullable;

/**
 * Tells which fields of a document are plain: they and all fields below them are given no arguments, no directives and have
 * a fetcher that looks at nothing but the object. Found once for each document and kept as long as the document is.
 */
final class PlainFields {

    private final Map<Document, Map<Place, Optional<PlainField>>> known =
            Collections.synchronizedMap(new WeakHashMap<>());
    private final FieldCollector collector = new FieldCollector();

    /** A field as it stands in the document; below a fragment it can stand for several types. */
    private record Place(Field field, GraphQLObjectType parent) {}

    /** How the field is answered if it is plain. Fields of the root are not: the engine counts these. */
    @Nullable
    PlainField find(ExecutionContext context, ExecutionStrategyParameters parameters) {
        MergedField field = Objects.requireNonNull(parameters.getField());
        if (parameters.getPath().getLevel() == 1 || !field.isSingleField() || context.hasIncrementalSupport()) {
            return null;
        }
        GraphQLObjectType parent = parameters.getExecutionStepInfo().getUnwrappedNonNullTypeAs();
        return of(context)
                .computeIfAbsent(
                        new Place(field.getSingleField(), parent),
                        place -> Optional.ofNullable(plain(parent, field, context)))
                .orElse(null);
    }

    private Map<Place, Optional<PlainField>> of(ExecutionContext context) {
        Map<Place, Optional<PlainField>> ofRequest = context.getGraphQLContext().get(PlainFields.class);
        if (ofRequest != null) {
            return ofRequest;
        }
        var ofDocument = known.computeIfAbsent(context.getDocument(), document -> new ConcurrentHashMap<>());
        context.getGraphQLContext().put(PlainFields.class, ofDocument);
        return ofDocument;
    }

    private @Nullable PlainField plain(GraphQLObjectType parent, MergedField field, ExecutionContext context) {
        if (!field.getFields().stream().allMatch(PlainFields::isUnconditional)) {
            return null;
        }
        if (field.getName().equals(Introspection.TypeNameMetaFieldDef.getName())) {
            return new PlainField(field.getResultKey(), source -> parent.getName(), (name, unused) -> name);
        }
        GraphQLFieldDefinition definition = parent.getFieldDefinition(field.getName());
        if (definition == null) {
            return null;
        }
        DataFetcher<?> fetcher = context.getGraphQLSchema()
                .getCodeRegistry()
                .getDataFetcher(parent.getName(), definition.getName(), definition);
        PlainField.Reader reader = reader(fetcher, definition, field.getSingleField());
        Writer writer = reader == null ? null : writer(definition.getType(), field, context);
        return reader == null || writer == null ? null : new PlainField(field.getResultKey(), reader, writer);
    }

    private static PlainField.@Nullable Reader reader(
            DataFetcher<?> fetcher, GraphQLFieldDefinition definition, Field field) {
        if (!definition.getArguments().isEmpty()) {
            boolean byDefault =
                    fetcher instanceof PlainFetcher && field.getArguments().isEmpty();
            return byDefault ? ((PlainFetcher<?>) fetcher)::byDefault : null;
        }
        if (!(fetcher instanceof LightDataFetcher<?> light)) {
            return null;
        }
        return source -> light.get(definition, source, () -> {
            throw new PlainField.NotPlain("a property that depends on the request");
        });
    }

    private @Nullable Writer writer(GraphQLType type, MergedField field, ExecutionContext context) {
        if (type instanceof GraphQLScalarType scalar) {
            return PlainField.scalar(scalar);
        }
        if (type instanceof GraphQLEnumType choice) {
            return PlainField.choice(choice);
        }
        if (type instanceof GraphQLNonNull required) {
            Writer writer = writer(required.getWrappedType(), field, context);
            return writer == null ? null : PlainField.required(writer);
        }
        if (type instanceof GraphQLList list) {
            Writer writer = writer(list.getWrappedType(), field, context);
            return writer == null ? null : PlainField.several(writer);
        }
        return type instanceof GraphQLObjectType object ? object(object, field, context) : null;
    }

    private @Nullable Writer object(GraphQLObjectType type, MergedField field, ExecutionContext context) {
        Map<String, FragmentDefinition> fragments = context.getFragmentsByName();
        if (!field.getFields().stream().allMatch(one -> isUnconditional(one.getSelectionSet(), fragments))) {
            return null;
        }
        FieldCollectorParameters parameters = FieldCollectorParameters.newParameters()
                .schema(context.getGraphQLSchema())
                .objectType(type)
                .fragments(fragments)
                .variables(context.getCoercedVariables().toMap())
                .graphQLContext(context.getGraphQLContext())
                .build();
        List<PlainField> fields = new ArrayList<>();
        for (MergedField below : collector.collectFields(parameters, field).getSubFieldsList()) {
            PlainField plain = plain(type, below, context);
            if (plain == null) {
                return null;
            }
            fields.add(plain);
        }
        return PlainField.object(fields);
    }

    /** Whether no fragment below is left out or put off; fields are looked at one by one. */
    private static boolean isUnconditional(
            @Nullable SelectionSet selections, Map<String, FragmentDefinition> fragments) {
        for (Selection<?> selection : Objects.requireNonNull(selections).getSelections()) {
            if (selection instanceof Field) {
                continue;
            }
            if (!isUnconditional((DirectivesContainer<?>) selection)) {
                return false;
            }
            FragmentDefinition fragment = selection instanceof FragmentSpread spread
                    ? Objects.requireNonNull(fragments.get(spread.getName()))
                    : null;
            if (fragment != null && !isUnconditional(fragment)) {
                return false;
            }
            SelectionSet below =
                    fragment == null ? ((InlineFragment) selection).getSelectionSet() : fragment.getSelectionSet();
            if (!isUnconditional(below, fragments)) {
                return false;
            }
        }
        return true;
    }

    private static boolean isUnconditional(DirectivesContainer<?> element) {
        return element.getDirectives().isEmpty();
    }
}
