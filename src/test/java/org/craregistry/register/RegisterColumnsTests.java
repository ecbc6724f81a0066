package org.craregistry.register;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.craregistry.law.Fact;
import org.craregistry.law.Vocabulary;
import org.craregistry.portfolio.IdentityField;
import org.craregistry.register.workbook.CellKind;
import org.junit.jupiter.api.Test;

class RegisterColumnsTests {

    @Test
    void haveAColumnForEveryIdentityFieldAndEveryFact() {
        assertThat(RegisterColumns.readable()).hasSize(IdentityField.values().length + Vocabulary.FACTS.size());
        assertThat(Vocabulary.FACTS)
                .allSatisfy(fact -> assertThat(RegisterColumns.find(fact.name()))
                        .hasValueSatisfying(column -> {
                            assertThat(column.header()).isEqualTo(fact.header());
                            assertThat(column.accepted())
                                    .extracting(AcceptedValue::code)
                                    .containsAll(fact.codes());
                        }));
    }

    @Test
    void endWithTheComputedOnes() {
        List<Column> all = RegisterColumns.ALL;

        assertThat(all.subList(RegisterColumns.readable().size(), all.size())).allMatch(Column::computed);
    }

    @Test
    void areToldApartByEveryNameTheyHave() {
        Map<String, String> taken = new TreeMap<>();
        for (Column column : RegisterColumns.readable()) {
            List<String> names = new ArrayList<>(column.synonyms());
            names.add(column.header());
            names.add(column.field());
            for (String name : names) {
                assertThat(taken.put(Spelling.bare(name), column.field()))
                        .as(name)
                        .isIn(null, column.field());
            }
        }
    }

    @Test
    void readTheirOwnExamples() {
        assertThat(RegisterColumns.readable()).allSatisfy(column -> {
            CellReading reading =
                    CellRule.of(column, "", () -> null, ReadOptions.DEFAULT).read(CellKind.TEXT, column.example());
            assertThat(reading.code()).as(reading.words()).isNull();
            assertThat(reading.value()).isNotNull();
        });
    }

    @Test
    void readEveryAcceptedValueByCodeLabelAndCell() {
        for (Fact<?> fact : Vocabulary.FACTS) {
            Column column = RegisterColumns.find(fact.name()).orElseThrow();
            CellRule rule = CellRule.of(column, "", () -> null, ReadOptions.DEFAULT);
            for (AcceptedValue value : column.accepted()) {
                Object expected = rule.read(CellKind.TEXT, value.code()).value();
                assertThat(expected).as(value.code()).isNotNull();
                assertThat(rule.read(CellKind.TEXT, value.cell()).value())
                        .as(value.cell())
                        .isEqualTo(expected);
                assertThat(rule.read(CellKind.TEXT, value.label()).value())
                        .as(value.label())
                        .isEqualTo(expected);
            }
        }
    }
}
