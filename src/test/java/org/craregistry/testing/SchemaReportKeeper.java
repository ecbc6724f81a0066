package org.craregistry.testing;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.graphql.autoconfigure.GraphQlSourceBuilderCustomizer;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.graphql.execution.SchemaReport;

/** Keeps what Spring for GraphQL finds when it compares the schema with the code. */
@TestConfiguration
public class SchemaReportKeeper {

    private @Nullable SchemaReport report;

    @Bean
    GraphQlSourceBuilderCustomizer schemaInspection() {
        return builder -> builder.inspectSchemaMappings(found -> this.report = found);
    }

    /** The report of the running context. */
    public SchemaReport report() {
        return Objects.requireNonNull(report, "The schema was not inspected");
    }
}
