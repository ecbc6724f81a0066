package org.craregistry.register.imports;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KnownProductsTests {

    @ParameterizedTest
    @CsvSource({
        "2.0, 2",
        "2.00, 2",
        "2.0.0, 2",
        "1.10, 1.1",
        "00123, 123",
        "v2.0, 2",
        "V 2, 2",
        "Version 2.0, 2",
        "R-1 a, r-1A",
        "0.5, 00.50"
    })
    void takesForAlikeWhatSpreadsheetsChange(String one, String other) {
        assertThat(KnownProducts.loose(one)).isEqualTo(KnownProducts.loose(other));
    }

    @ParameterizedTest
    @CsvSource({"2, 20", "1.10, 1.11", "1.10.0, 1.1.0", "R-1, R-10", "v, 2", "victory 2, ictory 2", "10, 1"})
    void tellsOthersApart(String one, String other) {
        assertThat(KnownProducts.loose(one)).isNotEqualTo(KnownProducts.loose(other));
    }
}
