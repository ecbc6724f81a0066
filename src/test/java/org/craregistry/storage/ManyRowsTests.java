package org.craregistry.storage;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ManyRowsTests {

    @Test
    void takesAsManyRowsTogetherAsItMay() {
        List<Integer> rows = IntStream.range(0, 7).boxed().toList();

        assertThat(ManyRows.parts(rows, 3, row -> 1)).containsExactly(List.of(0, 1, 2), List.of(3, 4, 5), List.of(6));
        assertThat(ManyRows.parts(List.of(), 3, row -> 1)).isEmpty();
    }

    @Test
    void givesLongRowsStatementsOfTheirOwn() {
        List<Long> rows = List.of(400_000L, 500_000L, 200_000L, 3_000_000L, 1L);

        assertThat(ManyRows.parts(rows, 500, row -> row))
                .containsExactly(List.of(400_000L, 500_000L), List.of(200_000L), List.of(3_000_000L), List.of(1L));
    }
}
