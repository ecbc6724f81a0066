package org.craregistry.assessment;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.craregistry.law.Fact;
import org.craregistry.law.Vocabulary;
import org.junit.jupiter.api.Test;

/** Who reads the schema is asked the same question as who reads the registry. */
class FactDescriptionsTests {

    @Test
    void everyFactIsDescribedByItsQuestion() throws IOException {
        String schema = Files.readString(Path.of("schema/facts.graphqls"));

        for (Fact<?> fact : Vocabulary.FACTS) {
            List<String> descriptions = Pattern.compile("\"(.*)\"\\n  " + fact.name() + ":")
                    .matcher(schema)
                    .results()
                    .map((MatchResult found) -> found.group(1))
                    .toList();
            assertThat(descriptions)
                    .as(fact.name())
                    .hasSize(2)
                    .allMatch(description -> description.replace("\\\"", "\"").startsWith(fact.question()));
        }
    }
}
