package org.craregistry.news.mail;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneId;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FrequencyTests {

    /** Monday is 30 November 2026; Brussels is an hour ahead of UTC. */
    @ParameterizedTest
    @CsvSource({
        "AT_ONCE, 2026-11-26T12:00:00Z, 2026-11-26T12:00:00Z",
        "DAILY, 2026-11-26T04:59:59Z, 2026-11-26T05:00:00Z",
        "DAILY, 2026-11-26T05:00:00Z, 2026-11-27T05:00:00Z",
        "WEEKLY, 2026-11-26T12:00:00Z, 2026-11-30T05:00:00Z",
        "WEEKLY, 2026-11-30T04:00:00Z, 2026-11-30T05:00:00Z",
        "WEEKLY, 2026-11-30T05:00:00Z, 2026-12-07T05:00:00Z"
    })
    void isDueAtOnceOrInTheMorning(Frequency frequency, Instant now, Instant due) {
        assertThat(frequency.due(now, ZoneId.of("Europe/Brussels"))).isEqualTo(due);
    }
}
