package org.craregistry.portfolio;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.stream.Stream;
import org.craregistry.law.AiStatusOutcome;
import org.craregistry.law.ApplicabilityOutcome;
import org.craregistry.law.Article15Outcome;
import org.craregistry.law.ConformityOutcome;
import org.craregistry.law.ProductClass;
import org.craregistry.law.Question;
import org.craregistry.law.ScopeOutcome;
import org.craregistry.law.Vocabulary;
import org.craregistry.testing.IntegrationTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;

@IntegrationTest
class KeptAnswersTests {

    @Autowired
    private JdbcTemplate jdbc;

    @Test
    void haveRoomForEveryQuestionThereIs() {
        String all = NamesColumn.write(
                Vocabulary.QUESTIONS.stream().map(Question::name).toList());
        assertThat(all).hasSizeLessThanOrEqualTo(width("open_questions"));
    }

    @Test
    void nameNoQuestionThatAPatternWouldMistake() {
        assertThat(Vocabulary.QUESTIONS).extracting(Question::name).noneMatch(name -> name.matches(".*[,%_!\\\\].*"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "scope",
                "applicability",
                "product_class",
                "ai_status",
                "article15",
                "cra_conformity",
                "market_stage"
            })
    void haveRoomForEveryOutcome(String column) {
        Stream<Enum<?>[]> outcomes = Stream.of(
                ScopeOutcome.values(),
                ApplicabilityOutcome.values(),
                ProductClass.values(),
                AiStatusOutcome.values(),
                Article15Outcome.values(),
                ConformityOutcome.values());
        assertThat(outcomes.flatMap(Arrays::stream))
                .allSatisfy(outcome -> assertThat(outcome.name()).hasSizeLessThanOrEqualTo(width(column)));
    }

    private int width(String column) {
        Integer width = jdbc.queryForObject(
                "SELECT MAX(character_maximum_length) FROM information_schema.columns WHERE UPPER(table_name) = 'PRODUCT' AND UPPER(column_name) = UPPER(?)",
                Integer.class,
                column);
        assertThat(width).isNotNull();
        return width;
    }
}
