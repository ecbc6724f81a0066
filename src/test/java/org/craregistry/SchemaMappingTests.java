package org.craregistry;

import static org.assertj.core.api.Assertions.assertThat;

import graphql.schema.GraphQLFieldDefinition;
import graphql.schema.GraphQLInterfaceType;
import graphql.schema.GraphQLNamedType;
import graphql.schema.GraphQLObjectType;
import graphql.schema.GraphQLSchema;
import graphql.schema.GraphQLTypeUtil;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import org.craregistry.graphql.NodeId;
import org.craregistry.graphql.NodeSource;
import org.craregistry.testing.IntegrationTest;
import org.craregistry.testing.SchemaReportKeeper;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.graphql.execution.GraphQlSource;
import org.springframework.graphql.execution.SchemaReport;

@IntegrationTest
class SchemaMappingTests {

    /** The fields of a product's facts are the entries of a map, which no inspection can see; SchemaTests compares them. */
    private static final Set<String> MAPS = Set.of("Facts");

    @Autowired
    private SchemaReportKeeper keeper;

    @Autowired
    private GraphQlSource source;

    @Autowired
    private List<NodeSource> nodes;

    @Test
    void answersEveryFieldOfTheSchema() {
        SchemaReport report = keeper.report();
        Map<String, List<String>> unmapped = new TreeMap<>();
        report.unmappedFields()
                .forEach(field -> unmapped.computeIfAbsent(field.getTypeName(), type -> new ArrayList<>())
                        .add(field.getFieldName()));
        unmapped.keySet().removeAll(MAPS);
        assertThat(unmapped).isEmpty();
    }

    @Test
    void readsNoArgumentAndAnswersNoFieldThatTheSchemaLacks() {
        SchemaReport report = keeper.report();
        assertThat(report.unmappedRegistrations()).isEmpty();
        assertThat(report.unmappedArguments()).isEmpty();
    }

    /** Front ends keep what has an id under it: two things of one id would show each other's values. */
    @Test
    void callsNothingAnIdButThatOfANode() {
        GraphQLSchema schema = source.schema();
        List<String> others = new ArrayList<>();
        for (GraphQLNamedType one : schema.getAllTypesAsList()) {
            if (one instanceof GraphQLObjectType type && !type.getName().startsWith("__")) {
                GraphQLFieldDefinition id = type.getFieldDefinition("id");
                boolean isNode = type.getInterfaces().stream()
                        .anyMatch(above -> above.getName().equals("Node"));
                String wanted = isNode ? "ID!" : "nothing";
                String found = id == null ? "nothing" : GraphQLTypeUtil.simplePrint(id.getType());
                if (!found.equals(wanted)) {
                    others.add("%s.id is %s, not %s".formatted(type.getName(), found, wanted));
                }
            }
        }
        assertThat(others).isEmpty();
    }

    @Test
    void findsEveryTypeOfNodeByItsId() {
        List<String> types = source
                .schema()
                .getImplementations((GraphQLInterfaceType)
                        Objects.requireNonNull(source.schema().getType("Node")))
                .stream()
                .map(GraphQLObjectType::getName)
                .toList();
        assertThat(nodes).extracting(NodeSource::typeName).containsExactlyInAnyOrderElementsOf(types);
        assertThat(nodes).extracting(NodeSource::kind).containsExactlyInAnyOrder(NodeId.Kind.values());
    }

    @Test
    void showsNobodyHowPricesAreWritten() {
        String shown = source.graphQl()
                .execute("{ __schema { directives { name args { name } } types { name } } }")
                .toString();
        assertThat(shown).contains("specifiedBy").doesNotContainIgnoringCase("name=cost");
    }
}
