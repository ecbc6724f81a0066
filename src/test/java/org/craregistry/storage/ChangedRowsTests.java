package org.craregistry.storage;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.craregistry.storage.ChangedRows.Row;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

class ChangedRowsTests {

    private static final byte[] FIRST = {1};
    private static final byte[] SECOND = {2};

    private final JdbcTemplate jdbc = new JdbcTemplate(new SingleConnectionDataSource("jdbc:h2:mem:", "sa", "", true));

    @BeforeEach
    void twoRows() {
        jdbc.execute("CREATE TABLE thing (id VARBINARY(1) PRIMARY KEY, version INT, name VARCHAR(10))");
        jdbc.update("INSERT INTO thing VALUES (?, 1, 'one'), (?, 1, 'two')", FIRST, SECOND);
    }

    private static Row row(byte[] id, int version, String before, String now) {
        return new Row(id, Map.of("version", version, "name", before), Map.of("version", version, "name", now));
    }

    @Test
    void writesNothingWhereNothingChanges() {
        ChangedRows rows = new ChangedRows("thing", null, value -> value);

        assertThat(rows.change(jdbc, List.of(row(FIRST, 1, "one", "one"), row(SECOND, 1, "two", "two"))))
                .isEqualTo(2);
        assertThat(rows.change(jdbc, List.of(row(FIRST, 1, "one", "one"), row(SECOND, 1, "two", "2"))))
                .isEqualTo(2);
        assertThat(names()).containsExactly("one", "2");
    }

    @Test
    void changesNoRowThatIsNotAsItWas() {
        ChangedRows rows = new ChangedRows("thing", "version", value -> value);

        assertThat(rows.change(jdbc, List.of(row(FIRST, 1, "one", "1"), row(SECOND, 7, "two", "2"))))
                .isEqualTo(1);
        assertThat(names()).containsExactly("1", "two");
    }

    private List<String> names() {
        return jdbc.queryForList("SELECT name FROM thing ORDER BY id", String.class);
    }
}
