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
        "0.5, 00.50",
        "'2,0', 2.0",
        "Rel. 2.0, 2",
        "Release 2, 2.0",
        "rev-2, 2",
        "R2, 2",
        "FW v2.0, 2",
        "'''2.0', 2",
        "\uFF12.\uFF10, 2"
    })
    void takesVersionsForAlikeThatSpreadsheetsAndPeopleChange(String one, String other) {
        assertThat(KnownProducts.areAlike(one, other)).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "00123, 123",
        "R-1 a, r-1A",
        "R\u20111, R-1",
        "R\u20131, R-1",
        "R\u22121, R-1",
        "R-\u00AD1, R-1",
        "R-\u200B1, R-1",
        "\uFF32\uFF0D\uFF11, R-1",
        "R_1, R-1",
        "R1, R-1",
        "'''004711', 4711"
    })
    void takesReferencesForAlikeThatSpreadsheetsAndPeopleChange(String one, String other) {
        assertThat(KnownProducts.loose(one)).isEqualTo(KnownProducts.loose(other));
    }

    @ParameterizedTest
    @CsvSource({"2, 20", "1.10, 1.11", "1.10.0, 1.1.0", "v, 2", "victory 2, ictory 2", "10, 1", "1-0, 10"})
    void tellsOtherVersionsApart(String one, String other) {
        assertThat(KnownProducts.areAlike(one, other)).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"R-1, R-10", "R-1, 1", "SW-100, 100", "V2, 2", "1-10, 11-0"})
    void tellsOtherReferencesApart(String one, String other) {
        assertThat(KnownProducts.loose(one)).isNotEqualTo(KnownProducts.loose(other));
    }
}
