package org.craregistry.portfolio;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IdentityFieldTests {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "\u202e",
                "\u200b\u2060",
                "\u00a0\ufeff",
                "\u0085",
                "\u3164",
                "\u115f\u1160",
                "\uffa0",
                "\u2800",
                "\u034f",
                "\ufe0f"
            })
    void takesForMissingWhatNobodySees(String text) {
        assertThat(IdentityField.NAME.refusal(text)).isEqualTo("Name is missing; every product has one.");
        assertThat(IdentityField.DESCRIPTION.refusal(text)).isNull();
    }

    @Test
    void takesNamesOfEveryScript() {
        assertThat(IdentityField.NAME.refusal("\u202bנתב\u202c 7")).isNull();
    }
}
