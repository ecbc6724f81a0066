package org.craregistry;

import static org.assertj.core.api.Assertions.assertThat;

import graphql.schema.GraphQLArgument;
import graphql.schema.GraphQLEnumType;
import graphql.schema.GraphQLFieldDefinition;
import graphql.schema.GraphQLNamedType;
import graphql.schema.GraphQLNonNull;
import graphql.schema.GraphQLObjectType;
import graphql.schema.GraphQLSchema;
import graphql.schema.GraphQLTypeUtil;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.craregistry.graphql.NodeId;

/** Every place that a query can get to, and the arguments it takes on its way. */
final class SchemaPlaces {

    private static final Map<NodeId.Kind, String> TYPES = Map.of(
            NodeId.Kind.TOKEN, "AccessToken",
            NodeId.Kind.ASSESSMENT, "ConformityAssessment",
            NodeId.Kind.ELEMENT_STANDING, "Article15ElementStanding");

    private final GraphQLSchema schema;
    private final Map<NodeId.Kind, String> nodes;
    private final String key;

    /** @param key the key of a portfolio */
    SchemaPlaces(GraphQLSchema schema, Map<NodeId.Kind, String> nodes, String key) {
        this.schema = schema;
        this.nodes = nodes;
        this.key = key;
    }

    private static String typeName(NodeId.Kind kind) {
        StringBuilder name = new StringBuilder();
        for (String word : kind.name().split("_")) {
            name.append(word.charAt(0)).append(word.substring(1).toLowerCase(java.util.Locale.ROOT));
        }
        return name.toString();
    }

    /** A place in the schema: how a query gets there, and how it ends. */
    record Place(GraphQLObjectType type, String before, String after) {

        String query(List<String> fields) {
            return before + String.join(" ", fields) + after;
        }
    }

    /** Every type that a query reaches, by a shortest way to it. */
    List<Place> all() {
        Map<String, Place> reached = new LinkedHashMap<>();
        Deque<Place> next = new ArrayDeque<>();
        List<Place> starts = new ArrayList<>(List.of(new Place(schema.getQueryType(), "{ ", " }")));
        nodes.forEach((kind, id) -> {
            GraphQLObjectType type = schema.getObjectType(TYPES.getOrDefault(kind, typeName(kind)));
            assertThat(type).as("the type of %s", kind).isNotNull();
            String before = "{ node(id: \"%s\") { ... on %s { ".formatted(id, type.getName());
            starts.add(new Place(type, before, " } } }"));
        });
        starts.forEach(start -> add(start, reached, next));
        while (!next.isEmpty()) {
            Place place = next.remove();
            for (GraphQLFieldDefinition field : place.type().getFieldDefinitions()) {
                if (GraphQLTypeUtil.unwrapAll(field.getType()) instanceof GraphQLObjectType type) {
                    String before = place.before() + field.getName() + arguments(field) + " { ";
                    add(new Place(type, before, " }" + place.after()), reached, next);
                }
            }
        }
        return List.copyOf(reached.values());
    }

    private static void add(Place place, Map<String, Place> reached, Deque<Place> next) {
        if (reached.putIfAbsent(place.type().getName(), place) == null) {
            next.add(place);
        }
    }

    List<String> fields(GraphQLObjectType type) {
        return type.getFieldDefinitions().stream()
                .map(field -> field.getName()
                        + arguments(field)
                        + (GraphQLTypeUtil.isLeaf(GraphQLTypeUtil.unwrapAll(field.getType())) ? "" : " { __typename }"))
                .toList();
    }

    String arguments(GraphQLFieldDefinition field) {
        List<String> given = field.getArguments().stream()
                .filter(argument -> argument.getType() instanceof GraphQLNonNull
                        || argument.getName().equals("first"))
                .map(argument -> argument.getName() + ": " + value(field, argument))
                .toList();
        return given.isEmpty() ? "" : given.stream().collect(Collectors.joining(", ", "(", ")"));
    }

    String key() {
        return "\"" + key + "\"";
    }

    String value(GraphQLFieldDefinition field, GraphQLArgument argument) {
        if (GraphQLTypeUtil.unwrapAll(argument.getType()) instanceof GraphQLEnumType choice) {
            return choice.getValues().get(0).getName();
        }
        return switch (argument.getName()) {
            case "first" -> "1";
            case "key" -> "\"" + key + "\"";
            case "by" -> "{id: \"" + nodes.get(NodeId.Kind.PRODUCT) + "\"}";
            case "from" -> "\"2027-01-01\"";
            case "to" -> "\"2027-03-01\"";
            case "facts" -> "{nature: SOFTWARE}";
            case "draft" -> "\"R1\"";
            case "id" ->
                "\"" + nodes.get(field.getName().equals("import") ? NodeId.Kind.IMPORT : NodeId.Kind.PRODUCT) + "\"";
            case "ids" -> nodes.values().stream().collect(Collectors.joining("\", \"", "[\"", "\"]"));
            default -> ofType(argument);
        };
    }

    private static String ofType(GraphQLArgument argument) {
        return switch (GraphQLTypeUtil.<GraphQLNamedType>unwrapAll(argument.getType())
                .getName()) {
            case "Date" -> "\"" + LocalDate.now(ZoneId.of("Europe/Brussels")) + "\"";
            case "DateTime" -> "\"" + Instant.now() + "\"";
            default -> throw new AssertionError("Tell what to ask %s with".formatted(argument.getName()));
        };
    }
}
