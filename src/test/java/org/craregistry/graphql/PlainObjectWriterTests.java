package org.craregistry.graphql;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.module.SimpleModule;

/** Objects of lists are written as Jackson writes maps. */
class PlainObjectWriterTests {

    private static final JsonMapper USUAL = JsonMapper.builder().build();
    private static final JsonMapper OURS = JsonMapper.builder()
            .addModule(new SimpleModule().addSerializer(PlainObject.class, new PlainObjectWriter()))
            .build();

    @Test
    void everyKindOfValue() {
        PlainObject below = object(List.of("name", "\"quoted\"\u2028é"), "O'Neil \"\\\n\u0001é😀", null);
        PlainObject object = object(
                List.of("text", "truth", "number", "long", "decimal", "none", "one", "several", "nothing", "map"),
                "",
                true,
                7,
                1L << 40,
                new BigDecimal("1.50"),
                null,
                below,
                Arrays.asList(below, null, List.of("a", List.of(false)), below),
                List.of(),
                Map.of("plain", "map"));

        assertThat(OURS.writeValueAsString(object)).isEqualTo(USUAL.writeValueAsString(object));
        assertThat(OURS.writeValueAsString(Map.of("data", List.of(object))))
                .isEqualTo(USUAL.writeValueAsString(Map.of("data", List.of(object))));
        assertThat(OURS.writeValueAsBytes(object)).isEqualTo(USUAL.writeValueAsBytes(object));
    }

    private static PlainObject object(List<String> names, Object... values) {
        return new PlainObject(PlainObject.Names.of(names), Arrays.asList(values));
    }
}
