package org.craregistry.storage;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SortKeyTests {

    @Test
    void dropsAccentsCaseAndRepeatedSpaces() {
        assertThat(SortKey.of("  Éclair\u00a0 PRO\t7 ")).isEqualTo("eclair pro 7");
    }

    @Test
    void treatsAbsentTextAsEmpty() {
        assertThat(SortKey.of(null)).isEmpty();
    }

    @Test
    void endsAtItsLengthWithoutHalvingACharacter() {
        String text = "a".repeat(SortKey.LENGTH - 1) + "\uD83D\uDD12";
        assertThat(SortKey.of(text)).isEqualTo("a".repeat(SortKey.LENGTH - 1));
        assertThat(SortKey.of("b".repeat(500))).hasSize(SortKey.LENGTH);
    }
}
