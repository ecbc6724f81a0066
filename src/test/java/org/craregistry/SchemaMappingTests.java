package org.craregistry;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
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

    @Test
    void showsNobodyHowPricesAreWritten() {
        String shown = source.graphQl()
                .execute("{ __schema { directives { name args { name } } types { name } } }")
                .toString();
        assertThat(shown).contains("specifiedBy").doesNotContainIgnoringCase("name=cost");
    }
}
