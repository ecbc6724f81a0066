package org.craregistry.portfolio;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ProductKeyTests {

    @Test
    void tellsReferenceAndVersionApart() {
        assertThat(new ProductKey("ab", "c").hash()).isNotEqualTo(new ProductKey("a", "bc").hash());
        assertThat(new ProductKey("ab", "").hash()).isNotEqualTo(new ProductKey("AB", "").hash());
    }

    @Test
    void isTheSameForTheSameKeyHoweverLong() {
        String reference = "cc-".repeat(600);
        assertThat(new ProductKey(reference, "1").hash()).hasSize(32).isEqualTo(new ProductKey(reference, "1").hash());
    }
}
