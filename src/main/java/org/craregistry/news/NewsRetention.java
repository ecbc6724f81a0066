package org.craregistry.news;

import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.craregistry.storage.UtcTime;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Forgets what was told long ago. What waits to be told is kept, however old. */
@Component
class NewsRetention {

    private static final Duration KEPT = Duration.ofDays(30);
    private static final int AT_ONCE = 500;

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
        int forgotten;
        do {
            forgotten = forgetHappenings(longAgo);
        } while (forgotten == AT_ONCE);
        jdbc.sql("DELETE FROM date_told WHERE happens_on < ?")
                .param(LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC).minusDays(2))
                .update();
    }

    /** Finds them before it deletes them by their ids: a search that deletes locks what it looks at, and two nodes would stop each other. */
    private int forgetHappenings(LocalDateTime longAgo) {
        List<byte[]> found =
                jdbc.sql("""
                        SELECT id FROM happening WHERE distributed = TRUE AND at < ?
                        AND NOT EXISTS (SELECT 1 FROM webhook_delivery d WHERE d.happening_id = happening.id)
                        AND NOT EXISTS (SELECT 1 FROM letter_item i WHERE i.happening_id = happening.id)
                        ORDER BY id LIMIT ?""").params(longAgo, AT_ONCE).query(byte[].class).list();
        if (!found.isEmpty()) {
            jdbc.sql("DELETE FROM happening WHERE id IN (:found)")
                    .param("found", found)
                    .update();
        }
        return found.size();
    }
}
