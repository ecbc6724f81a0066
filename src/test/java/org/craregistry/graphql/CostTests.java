package org.craregistry.graphql;

import static org.assertj.core.api.Assertions.assertThat;

import graphql.schema.GraphQLArgument;
import graphql.schema.GraphQLEnumType;
import graphql.schema.GraphQLFieldDefinition;
import graphql.schema.GraphQLInputObjectField;
import graphql.schema.GraphQLInputObjectType;
import graphql.schema.GraphQLObjectType;
import graphql.schema.GraphQLSchema;
import graphql.schema.GraphQLType;
import graphql.schema.GraphQLTypeUtil;
import graphql.schema.GraphQLUnmodifiedType;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.craregistry.graphql.Cost.Counts;
import org.craregistry.law.AnnexIRequirement;
import org.craregistry.law.Article15Element;
import org.craregistry.law.Determination;
import org.junit.jupiter.api.Test;

/** Holds the schema to the rule that what may cost much says what it costs, whatever it is called. */
class CostTests {

    private static final GraphQLSchema SCHEMA = QueryCostTests.schema();

    /** A field of an object type of the schema. */
    private record Place(GraphQLObjectType type, GraphQLFieldDefinition field) {

        GraphQLUnmodifiedType answer() {
            return GraphQLTypeUtil.unwrapAll(field.getType());
        }

        boolean isPage() {
            return isConnection(answer());
        }

        boolean scans() {
            return Cost.of(field).scan() || Cost.of(answer()).scan();
        }

        boolean counts(Counts rows) {
            return field.getArguments().stream()
                    .anyMatch(argument -> Cost.of(argument).counts() == rows);
        }

        boolean takes(String input) {
            return field.getArguments().stream().anyMatch(argument -> named(argument, input));
        }

        boolean isPriced() {
            return Stream.concat(Stream.of(field, answer()), field.getArguments().stream())
                            .anyMatch(element -> Cost.of(element).price() != null)
                    || scans();
        }

        @Override
        public String toString() {
            return type.getName() + "." + field.getName();
        }
    }

    @Test
    void countsTheRowsOfEveryPage() {
        assertThat(places(Place::isPage)).hasSizeGreaterThan(5).allMatch(place -> place.counts(Counts.PAGE));
        assertThat(arguments(argument -> List.of("first", "last").contains(argument.getName())))
                .allMatch(argument -> Cost.of(argument).counts() == Counts.PAGE);
    }

    @Test
    void countsTheIdsOfEveryLookUp() {
        assertThat(arguments(argument -> isList(argument.getType()) && named(argument, "ID")))
                .isNotEmpty()
                .allMatch(argument -> Cost.of(argument).counts() == Counts.EACH);
    }

    @Test
    void pricesEveryCountOfAList() {
        assertThat(places(place -> isConnection(place.type) && GraphQLTypeUtil.isLeaf(place.answer())))
                .isNotEmpty()
                .allMatch(Place::scans);
    }

    @Test
    void pricesEveryLookAtAllProducts() {
        assertThat(places(place -> place.takes("ProductFilter") && !place.isPage()))
                .isNotEmpty()
                .allMatch(Place::scans);
        assertThat(places(place -> place.takes("ProductFilter") && place.isPage() && !place.scans()))
                .extracting(Place::toString)
                .containsExactly("Portfolio.products");
        // What is kept with a product is compared with the other two.
        assertThat(((GraphQLInputObjectType) SCHEMA.getType("ProductFilter")).getFields())
                .filteredOn(field -> GraphQLTypeUtil.unwrapAll(field.getType()) == SCHEMA.getType("Date"))
                .filteredOn(field -> !Cost.of(field).scan())
                .extracting(GraphQLInputObjectField::getName)
                .containsExactly("expiresFrom", "expiresUntil", "placedFrom", "placedUntil");
    }

    @Test
    void tellsWhatReadsEveryProduct() {
        // Today's lists and counts are answered from what is kept.
        assertThat(places(place -> place.takes("ProductFilter")
                        && !Cost.of(place.field).products()
                        && place.field.getArguments().stream()
                                .noneMatch(argument -> Cost.of(argument).products())))
                .isEmpty();
        assertThat(((GraphQLInputObjectType) SCHEMA.getType("ProductFilter")).getFields())
                .filteredOn(field -> Cost.of(field).scan())
                .allMatch(field -> Cost.of(field).products());
        assertThat(places(place -> place.answer() == SCHEMA.getType("LawImpact")))
                .isNotEmpty()
                .allMatch(place -> Cost.of(place.field).products());
    }

    @Test
    void pricesEveryQuestionToTheLaw() {
        Set<GraphQLType> ready = ready();
        assertThat(places(place -> place.answer() == SCHEMA.getType(Determination.class.getSimpleName())))
                .hasSizeGreaterThan(3)
                .allMatch(Place::isPriced);
        // What depends on a day is computed for that day.
        assertThat(places(place -> place.takes("Date") && !ready.contains(place.type)))
                .hasSizeGreaterThan(5)
                .allMatch(Place::isPriced);
    }

    /** Every product has so many of them: without it, going to and fro between the two is cheap and the answer has no end. */
    @Test
    void countsTheWayBackFromEachStanding() {
        assertThat(rowsOfProduct("RequirementStanding")).isEqualTo(AnnexIRequirement.values().length);
        assertThat(rowsOfProduct("Article15ElementStanding")).isEqualTo(Article15Element.values().length);
    }

    private static int rowsOfProduct(String standing) {
        return Cost.of(SCHEMA.getObjectType(standing).getFieldDefinition("product"))
                .rows();
    }

    @Test
    void pricesWhatIsLookedUpBelowWhatIsReady() {
        Set<GraphQLType> ready = ready();
        assertThat(places(place -> ready.contains(place.type) && place.answer() == SCHEMA.getType("Node")))
                .isNotEmpty()
                .allMatch(place -> Cost.of(place.field).lookUp() > 0);
    }

    @Test
    void pricesEveryLookIntoThePast() {
        assertThat(arguments(argument -> argument.getName().equals("knownOn")))
                .isNotEmpty()
                .allMatch(argument -> Cost.of(argument).price() != null);
    }

    @Test
    void countsEveryRowOfDays() {
        assertThat(places(place -> place.takes("ForecastStep")))
                .isNotEmpty()
                .allMatch(place -> place.counts(Counts.STEP)
                        && place.counts(Counts.FIRST_DAY)
                        && place.counts(Counts.LAST_DAY)
                        && Cost.of(place.field).rows() > 1);
        assertThat(((GraphQLEnumType) SCHEMA.getType("ForecastStep")).getValues())
                .allMatch(step -> Cost.of(step).days() > 0);
    }

    private static List<Place> places(Predicate<Place> which) {
        return SCHEMA.getAllTypesAsList().stream()
                .filter(type ->
                        type instanceof GraphQLObjectType && !type.getName().startsWith("__"))
                .map(GraphQLObjectType.class::cast)
                .flatMap(type -> type.getFieldDefinitions().stream().map(field -> new Place(type, field)))
                .filter(which)
                .toList();
    }

    private static List<GraphQLArgument> arguments(Predicate<GraphQLArgument> which) {
        return places(place -> true).stream()
                .flatMap(place -> place.field.getArguments().stream())
                .filter(which)
                .toList();
    }

    /** The types of what is there once something else is. */
    private static Set<GraphQLType> ready() {
        Set<GraphQLType> ready = new HashSet<>();
        places(place -> Cost.of(place.field).ready() || Cost.of(place.answer()).ready())
                .forEach(place -> addReachable(place.answer(), ready));
        return ready;
    }

    private static void addReachable(GraphQLType type, Set<GraphQLType> ready) {
        if (type instanceof GraphQLObjectType object && ready.add(type)) {
            object.getFieldDefinitions().stream()
                    .filter(field -> Cost.of(field).lookUp() == 0)
                    .forEach(field -> addReachable(GraphQLTypeUtil.unwrapAll(field.getType()), ready));
        }
    }

    private static boolean isConnection(GraphQLType type) {
        return type instanceof GraphQLObjectType object
                && object.getFieldDefinitions().stream()
                        .anyMatch(field -> GraphQLTypeUtil.unwrapAll(field.getType()) == SCHEMA.getType("PageInfo"));
    }

    private static boolean isList(GraphQLType type) {
        return GraphQLTypeUtil.isList(GraphQLTypeUtil.unwrapNonNull(type));
    }

    private static boolean named(GraphQLArgument argument, String type) {
        return GraphQLTypeUtil.unwrapAll(argument.getType()).getName().equals(type);
    }
}
