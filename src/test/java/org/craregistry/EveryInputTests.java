package org.craregistry;

import static org.assertj.core.api.Assertions.assertThat;

import graphql.schema.GraphQLArgument;
import graphql.schema.GraphQLDirectiveContainer;
import graphql.schema.GraphQLEnumType;
import graphql.schema.GraphQLFieldDefinition;
import graphql.schema.GraphQLInputObjectField;
import graphql.schema.GraphQLInputObjectType;
import graphql.schema.GraphQLInputType;
import graphql.schema.GraphQLInputValueDefinition;
import graphql.schema.GraphQLList;
import graphql.schema.GraphQLNamedType;
import graphql.schema.GraphQLNonNull;
import graphql.schema.GraphQLType;
import graphql.schema.GraphQLTypeUtil;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.craregistry.SchemaPlaces.Place;
import org.craregistry.assessment.Drafts;
import org.craregistry.assessment.StatesOfLaw;
import org.craregistry.graphql.BadRequest;
import org.craregistry.graphql.NodeId;
import org.craregistry.testing.Api;
import org.craregistry.testing.Api.Answer;
import org.craregistry.testing.IntegrationTest;
import org.craregistry.testing.Registry;
import org.craregistry.testing.TestDatabase;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.graphql.execution.GraphQlSource;
import org.springframework.jdbc.core.JdbcTemplate;
import tools.jackson.databind.JsonNode;

/** Puts null, nothing and what is of another kind into every place of an input that needs no value. */
@IntegrationTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class EveryInputTests {

    /** Of the right kind, and further out than anything that a registry keeps. */
    private static final Map<String, List<?>> FAR_OUT = Map.of(
            "Date", List.of("+999999999-12-31", "-999999999-01-01", "9999-12-31"),
            "DateTime", List.of("+999999999-12-31T23:59:59-18:00", "-999999999-01-01T00:00:00+18:00"),
            "Int", List.of(Integer.MAX_VALUE, Integer.MIN_VALUE),
            "Float", List.of(Double.MAX_VALUE, -Double.MAX_VALUE, Double.MIN_VALUE),
            "String", List.of("", "\0", "\u202e", "x".repeat(70_000)),
            "ID", List.of("", "\0", "x".repeat(70_000)),
            "URL", List.of("javascript:alert(1)", "https://", "https://" + "x".repeat(70_000)));

    private static final Object OF_ANOTHER_KIND = Map.of("of", Map.of("another", "kind"));

    @LocalServerPort
    int port;

    @Autowired
    GraphQlSource graphQl;

    @Autowired
    JdbcTemplate jdbc;

    @Autowired
    StatesOfLaw states;

    private final Map<NodeId.Kind, String> nodes = new LinkedHashMap<>();
    private final Set<String> looked = new HashSet<>();
    private Api admin;
    private SchemaPlaces schema;

    /**
     * A place in an argument that needs no value.
     *
     * @param path the argument, and the fields within it
     */
    private record Input(
            Place place, GraphQLFieldDefinition field, List<String> path, GraphQLInputValueDefinition definition) {

        GraphQLType type() {
            return definition.getType();
        }

        @Override
        public String toString() {
            return place.type().getName() + "." + field.getName() + "(" + String.join(".", path) + ")";
        }
    }

    @BeforeAll
    void fill() {
        Registry registry = new Registry(port);
        admin = registry.administrator();
        String key = Registry.newKey();
        String portfolio = registry.portfolio(key);
        nodes.put(NodeId.Kind.PORTFOLIO, portfolio);
        nodes.put(NodeId.Kind.PRODUCT, registry.product(portfolio, "R-1", Map.of()));
        schema = new SchemaPlaces(graphQl.schema(), nodes, key);
    }

    @AfterAll
    void removeDrafts() {
        Drafts.removeAll(jdbc, states);
    }

    @Test
    void neverFailsInsideForWhatIsNullOrAbsentOrOfAnotherKind() {
        List<Input> inputs = inputs(EveryInputTests::isNullable);
        assertThat(inputs).hasSizeGreaterThan(250);
        List<String> wrong = new ArrayList<>();
        for (Input input : inputs) {
            Map<String, Object> none = new HashMap<>();
            none.put("v", null);
            notice(wrong, input, "null in a variable", ask(input, "$v", none));
            notice(wrong, input, "no variable", ask(input, "$v", Map.of()));
            notice(wrong, input, "null in the document", ask(input, "null", Map.of()));
            Answer answer = ask(input, "$v", Map.of("v", OF_ANOTHER_KIND));
            notice(wrong, input, "another kind", answer);
            boolean isNamed =
                    answer.code().equals("BAD_REQUEST") && answer.message().startsWith("v");
            if (!isNamed) {
                wrong.add(input + " does not name the variable: " + answer.text());
            }
        }
        assertThat(String.join("\n", wrong)).isEmpty();
    }

    @Test
    void neverFailsInsideForWhatIsFarOut() {
        List<String> wrong = new ArrayList<>();
        for (Input input : inputs(any -> true)) {
            String type =
                    GraphQLTypeUtil.<GraphQLNamedType>unwrapAll(input.type()).getName();
            for (Object value : FAR_OUT.getOrDefault(type, List.of())) {
                notice(wrong, input, BadRequest.shorten(value.toString()), ask(input, "$v", Map.of("v", value)));
            }
        }
        assertThat(String.join("\n", wrong)).isEmpty();
    }

    @Test
    void refusesMoreEntriesThanTheSchemaSays() {
        List<Input> lists = inputs(EveryInputTests::isList);
        assertThat(lists).hasSizeGreaterThan(50);
        for (Input list : lists) {
            int most = ((Integer) ((GraphQLDirectiveContainer) list.definition())
                    .getAppliedDirective("atMost")
                    .getArgument("items")
                    .getValue());
            Object entry = example(GraphQLTypeUtil.unwrapOne(GraphQLTypeUtil.unwrapNonNull(list.type())), list.path());
            Answer answer = ask(list, "$v", Map.of("v", Collections.nCopies(most + 1, entry)));
            assertThat(answer.code()).as(list + answer.text()).isEqualTo("BAD_REQUEST");
            assertThat(answer.message())
                    .contains("%s: it has %,d entries; at most %,d are accepted."
                            .formatted(list.path().get(list.path().size() - 1), most + 1, most));
        }
    }

    /** A value that the engine accepts; what is in it is not looked at. */
    private Object example(GraphQLType type, List<String> path) {
        GraphQLType nullable = GraphQLTypeUtil.unwrapNonNull(type);
        if (nullable instanceof GraphQLList list) {
            return List.of(example(list.getWrappedType(), path));
        }
        if (nullable instanceof GraphQLInputObjectType object) {
            Map<String, Object> fields = new HashMap<>();
            object.getFields().stream()
                    .filter(field -> isNeeded(field.getType(), field.hasSetDefaultValue()))
                    .forEach(field -> fields.put(field.getName(), example(field.getType(), List.of(field.getName()))));
            return fields;
        }
        String literal = usual((GraphQLNamedType) nullable, path.get(path.size() - 1));
        return switch (((GraphQLNamedType) nullable).getName()) {
            case "Int" -> 0;
            case "Boolean" -> true;
            default -> literal.replace("\"", "");
        };
    }

    @Test
    void refusesADirectiveThatIsToldNothing() {
        for (String directive : List.of("@include(if: $v)", "@skip(if: $v)")) {
            for (String document : List.of(
                    "query ($v: Boolean) { law { edition %s } }",
                    "query ($v: Boolean) { ... %s { law { edition } } }",
                    "query ($v: Boolean) { ...f } fragment f on Query { law { edition %s } }")) {
                Map<String, Object> none = new HashMap<>();
                none.put("v", null);
                String asked = document.formatted(directive).replace("$v: Boolean)", "$v: Boolean = true)");
                Answer answer = admin.ask(asked, none);
                assertThat(answer.code()).as(answer.text()).isEqualTo("BAD_REQUEST");
                assertThat(answer.message()).startsWith("v: ");
                assertThat(admin.ask(asked).json().has("errors")).isFalse();
            }
        }
    }

    @Test
    void refusesAChoiceOfNothingOrOfSeveralInAVariable() {
        Map<String, Object> nothing = new HashMap<>();
        nothing.put("id", null);
        Map<String, Object> key = Map.of("portfolio", "none", "reference", "none");
        for (Map<String, Object> by : List.of(nothing, Map.<String, Object>of(), Map.of("id", "x", "key", key))) {
            Answer answer = admin.ask("query ($by: ProductLookup!) { product(by: $by) { id } }", Map.of("by", by));
            assertThat(answer.code()).as(answer.text()).isEqualTo("BAD_REQUEST");
            assertThat(answer.message()).startsWith("by: it needs exactly one of id, key");
        }
    }

    private static void notice(List<String> wrong, Input input, String given, Answer answer) {
        boolean isRefused = answer.json().has("errors");
        boolean isExpected = !isRefused || List.of("BAD_REQUEST", "NOT_FOUND").contains(answer.code());
        if (answer.status() >= 500 || !isExpected) {
            wrong.add("%s with %s: %d %s".formatted(input, given, answer.status(), answer.text()));
        }
        for (JsonNode error : answer.json().at("/data/" + input.field().getName() + "/errors")) {
            if (!isPlace(error.at("/path"), input.field().getArgument("input").getType())) {
                wrong.add("%s with %s: the path of %s is none of the input".formatted(input, given, error));
            }
        }
    }

    /** Whether a path leads to a field of an input, or to an entry of a list in it. */
    private static boolean isPlace(JsonNode path, GraphQLType input) {
        GraphQLType type = input;
        for (JsonNode step : path) {
            GraphQLType nullable = GraphQLTypeUtil.unwrapNonNull(type);
            if (nullable instanceof GraphQLInputObjectType object && object.getField(step.asString()) != null) {
                type = object.getField(step.asString()).getType();
            } else if (nullable instanceof GraphQLList list && step.asString().matches("\\d+")) {
                type = list.getWrappedType();
            } else {
                return false;
            }
        }
        return true;
    }

    private Answer ask(Input input, String value, Map<String, Object> variables) {
        String arguments = input.field().getArguments().stream()
                .filter(argument -> isNeeded(argument.getType(), argument.hasSetDefaultValue())
                        || argument.getName().equals(input.path().get(0)))
                .map(argument -> argument.getName() + ": " + literal(input, argument, value))
                .collect(Collectors.joining(", "));
        String below =
                GraphQLTypeUtil.isLeaf(GraphQLTypeUtil.unwrapAll(input.field().getType()))
                        ? ""
                        : input.place().type().getName().equals("Mutation")
                                ? " { errors { code path message } }"
                                : " { __typename }";
        String document = input.place().query(List.of(input.field().getName() + "(" + arguments + ")" + below));
        String declared = GraphQLTypeUtil.simplePrint(
                isNullable(input) ? GraphQLTypeUtil.unwrapNonNull(input.type()) : input.type());
        boolean isMutation = document.startsWith("mutation ");
        String operation = value.equals("$v") ? "(" + "$v: " + declared + ") " : "";
        return admin.ask(
                (isMutation ? "mutation " : "query ")
                        + operation
                        + document.substring(isMutation ? "mutation ".length() : 0),
                variables);
    }

    private String literal(Input input, GraphQLArgument argument, String value) {
        boolean isOnPath = argument.getName().equals(input.path().get(0));
        if (!isOnPath && input.place().type() != graphQl.schema().getMutationType()) {
            return schema.value(input.field(), argument);
        }
        return literal(argument.getType(), argument.getName(), isOnPath ? input.path() : List.of(), value);
    }

    /** @param path the rest of the way to where the value belongs, beginning here; empty where this is not on it */
    private String literal(GraphQLType type, String name, List<String> path, String value) {
        if (path.size() == 1) {
            return value;
        }
        GraphQLType nullable = GraphQLTypeUtil.unwrapNonNull(type);
        if (nullable instanceof GraphQLList list) {
            return "[" + literal(list.getWrappedType(), name, path, value) + "]";
        }
        if (!(nullable instanceof GraphQLInputObjectType object)) {
            return usual((GraphQLNamedType) nullable, name);
        }
        String next = path.isEmpty() ? "" : path.get(1);
        return object.getFields().stream()
                .filter(field -> field.getName().equals(next)
                        || (isNeeded(field.getType(), field.hasSetDefaultValue())
                                || (object.isOneOf()
                                        && path.isEmpty()
                                        && field.getName().equals("id"))))
                .map(field -> field.getName() + ": "
                        + literal(
                                field.getType(),
                                field.getName(),
                                field.getName().equals(next) ? path.subList(1, path.size()) : List.of(),
                                value))
                .collect(Collectors.joining(", ", "{", "}"));
    }

    private static boolean isNullable(Input input) {
        boolean hasDefault = input.definition() instanceof GraphQLArgument argument
                ? argument.hasSetDefaultValue()
                : ((GraphQLInputObjectField) input.definition()).hasSetDefaultValue();
        return hasDefault || !(input.type() instanceof GraphQLNonNull);
    }

    private static boolean isList(Input input) {
        return GraphQLTypeUtil.unwrapNonNull(input.type()) instanceof GraphQLList;
    }

    private static boolean isNeeded(GraphQLInputType type, boolean hasDefault) {
        return type instanceof GraphQLNonNull && !hasDefault;
    }

    private String usual(GraphQLNamedType type, String name) {
        if (type instanceof GraphQLEnumType choice) {
            return choice.getValues().get(0).getName();
        }
        return switch (type.getName()) {
            case "ID" ->
                "\"" + nodes.get(name.equals("portfolio") ? NodeId.Kind.PORTFOLIO : NodeId.Kind.PRODUCT) + "\"";
            case "Int" -> "0";
            case "Float" -> "1.5";
            case "Boolean" -> "true";
            case "Date" -> "\"2026-11-01\"";
            case "DateTime" -> "\"2026-11-01T12:00:00Z\"";
            case "CategoryCode" -> "\"NONE\"";
            case "RequirementCode" -> "\"CRA-AI-P1-1\"";
            case "ElementCode", "CoverageCode" -> "\"A15-CY1\"";
            default ->
                switch (name) {
                    case "currentPassword" -> "\"" + TestDatabase.ADMIN_PASSWORD + "\"";
                    case "url" -> "\"https://example.org/\"";
                    case "key" -> schema.key();
                    default -> "\"x\"";
                };
        };
    }

    /** Arguments and fields of inputs, each at the first place where it is met. */
    private List<Input> inputs(Predicate<Input> wanted) {
        looked.clear();
        List<Place> places = new ArrayList<>(schema.all());
        places.add(new Place(graphQl.schema().getMutationType(), "mutation { ", " }"));
        List<Input> inputs = new ArrayList<>();
        for (Place place : places) {
            for (GraphQLFieldDefinition field : place.type().getFieldDefinitions()) {
                for (GraphQLArgument argument : field.getArguments()) {
                    add(new Input(place, field, List.of(argument.getName()), argument), wanted, inputs);
                }
            }
        }
        return inputs;
    }

    private void add(Input input, Predicate<Input> wanted, List<Input> inputs) {
        if (wanted.test(input)) {
            inputs.add(input);
        }
        if (GraphQLTypeUtil.unwrapAll(input.type()) instanceof GraphQLInputObjectType object
                && looked.add(input.place().type().getName() + object.getName())) {
            for (GraphQLInputObjectField field : object.getFields()) {
                List<String> path = new ArrayList<>(input.path());
                path.add(field.getName());
                add(new Input(input.place(), input.field(), path, field), wanted, inputs);
            }
        }
    }
}
