package org.craregistry.assessment.ahead;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.UUID;
import org.craregistry.graphql.BadRequest;
import org.craregistry.graphql.Cursor;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Days in what clients send back to the lists of dates ahead: no statement meets one that a database has no place for. */
class DaysSentBackTests {

    @ParameterizedTest
    @ValueSource(strings = {"+999999999-12-31", "-999999999-01-01", "1899-12-31", "2201-01-01"})
    void areRefusedWhereNoDateMayBeSo(String day) {
        Cursor cursor = new Cursor(AttentionPlace.FINGERPRINT, List.of(day, "r-1", "0"), new UUID(1, 2));

        assertThat(EntryGroup.read(day + ".APPLIES.law.CRA_GENERAL_APPLICATION"))
                .isEmpty();
        assertThatThrownBy(() -> AttentionPlace.of(cursor)).isInstanceOf(BadRequest.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"1900-01-01", "2027-12-11", "2200-12-31"})
    void areTakenElse(String day) {
        Cursor cursor = new Cursor(AttentionPlace.FINGERPRINT, List.of(day, "r-1", "0"), new UUID(1, 2));

        assertThat(EntryGroup.read(day + ".APPLIES.law.CRA_GENERAL_APPLICATION"))
                .isPresent();
        assertThat(AttentionPlace.of(cursor).date()).isEqualTo(day);
    }
}
