package org.craregistry.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import org.craregistry.graphql.Refused;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StatedReasonTests {

    @Test
    void keepsWhatWasSaid() {
        assertThat(StatedReason.required(" by \u200Btypo ")).isEqualTo("by \u200Btypo");
    }

    /** A signature with such a reason would say nothing to the auditor who reads it. */
    @ParameterizedTest
    @ValueSource(strings = {"", " ", "\u200B", "\u202E\u2066", "\u3164", "\uFE0F \u00A0"})
    void isNoneWhereNothingOfItIsSeen(String unseen) {
        assertThat(StatedReason.optional(unseen)).isNull();
        assertThatExceptionOfType(Refused.class)
                .isThrownBy(() -> StatedReason.required(unseen))
                .withMessage("The reason is empty; say in a sentence why.");
    }
}
