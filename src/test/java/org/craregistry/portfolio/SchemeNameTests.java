package org.craregistry.portfolio;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SchemeNameTests {

    @ParameterizedTest
    @CsvSource({"' eucc ', EUCC", "'EUCC, 1.0', 'EUCC  1.0'", "'100%_safe\\', '100  SAFE'"})
    void isWrittenInCapitalsAndWithoutSignsThatSeparate(String typed, String name) {
        assertThat(SchemeName.of(typed)).isEqualTo(name);
    }

    @ParameterizedTest
    @CsvSource({"60, 0", "61, 0", "59, 1"})
    void endsAtItsLengthWithoutHalvingACharacter(int letters, int rockets) {
        String name = SchemeName.of("A".repeat(letters) + "\uD83D\uDE80".repeat(rockets));

        assertThat(name).isEqualTo("A".repeat(Math.min(letters, 60)));
    }
}
