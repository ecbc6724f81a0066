package org.craregistry.news;

import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import org.craregistry.storage.UtcTime;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Forgets what was told long ago. What waits to be told is kept, however old. */
@Component
class NewsRetention {

    private static final Duration KEPT = Duration.ofDays(30);

    private final JdbcClient jdbc;
    private final Clock clock;

    NewsRetention(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    void forget() {
        LocalDateTime longAgo = UtcTime.column(clock.instant().minus(KEPT));
        jdbc.sql("DELETE FROM webhook_delivery WHERE state <> 'WAITING' AND tried_at < ?")
                .param(longAgo)
                .update();
        jdbc.sql("""
                        DELETE FROM happening WHERE distributed = TRUE AND at < ?
                        AND NOT EXISTS (SELECT 1 FROM webhook_delivery d WHERE d.happening_id = happening.id)
                        AND NOT EXISTS (SELECT 1 FROM letter_item i WHERE i.happening_id = happening.id)""").param(longAgo).update();
        jdbc.sql("DELETE FROM date_told WHERE happens_on < ?")
                .param(LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC).minusDays(2))
                .update();
    }
}
