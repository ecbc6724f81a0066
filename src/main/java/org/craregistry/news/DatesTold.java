package org.craregistry.news;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.craregistry.assessment.ComingDate;
import org.craregistry.storage.Ids;
import org.craregistry.storage.Sha256;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Remembers which dates ahead were told, and on which day each portfolio was last looked at. */
@Component
class DatesTold {

    private static final int AT_ONCE = 500;
    private static final String WISHES = """
            SELECT portfolio_id, kinds, lead_times FROM webhook WHERE disabled_at IS NULL
            UNION SELECT portfolio_id, kinds, lead_times FROM news_choice""";

    private final JdbcClient jdbc;
    private final JdbcTemplate batches;

    DatesTold(JdbcClient jdbc, JdbcTemplate batches) {
        this.jdbc = jdbc;
        this.batches = batches;
    }

    /** That a date is told for one lead time. @param date the key of the date in its portfolio */
    record Mark(String date, int leadTime, String hash, LocalDate happensOn) {

        static Mark of(UUID portfolio, ComingDate date, int leadTime) {
            String all = String.join("\n", portfolio.toString(), date.key(), Integer.toString(leadTime));
            return new Mark(date.key(), leadTime, HexFormat.of().formatHex(Sha256.of(all)), date.date());
        }

        byte[] bytes() {
            return HexFormat.of().parseHex(hash);
        }
    }

    /** The lead times that anybody wants, by portfolio; those of which nobody wants dates are absent. */
    Map<UUID, Set<Integer>> wishes() {
        Map<UUID, Set<Integer>> wishes = new LinkedHashMap<>();
        jdbc.sql(WISHES).query(row -> {
            NewsWish wish = NewsWish.of(row.getString(2), row.getString(3));
            if (wish.kinds().contains(NewsKind.DATE_AHEAD)) {
                wishes.computeIfAbsent(Ids.of(row.getBytes(1)), id -> new TreeSet<>())
                        .addAll(wish.leadTimes());
            }
        });
        return wishes;
    }

    boolean isLookedAt(UUID portfolio, LocalDate today) {
        return jdbc.sql("SELECT COUNT(*) FROM dates_looked_at WHERE portfolio_id = ? AND looked_on >= ?")
                        .params(Ids.bytes(portfolio), today)
                        .query(Long.class)
                        .single()
                > 0;
    }

    /** Begins to tell the dates of a day. @return whether nobody else did or does; the present transaction does it then */
    boolean begin(UUID portfolio, LocalDate today) {
        int moved = jdbc.sql("UPDATE dates_looked_at SET looked_on = ? WHERE portfolio_id = ? AND looked_on < ?")
                .params(today, Ids.bytes(portfolio), today)
                .update();
        return moved == 1 || isFirst(portfolio, today);
    }

    private boolean isFirst(UUID portfolio, LocalDate today) {
        if (jdbc.sql("SELECT COUNT(*) FROM dates_looked_at WHERE portfolio_id = ?")
                        .param(Ids.bytes(portfolio))
                        .query(Long.class)
                        .single()
                > 0) {
            return false;
        }
        try {
            jdbc.sql("INSERT INTO dates_looked_at (portfolio_id, looked_on) VALUES (?, ?)")
                    .params(Ids.bytes(portfolio), today)
                    .update();
            return true;
        } catch (DuplicateKeyException faster) {
            return false;
        }
    }

    /** Marks those that are not marked yet. @return their lead times, by the keys of their dates */
    Map<String, Set<Integer>> markAll(List<Mark> marks) {
        Map<String, Set<Integer>> fresh = new HashMap<>();
        for (int from = 0; from < marks.size(); from += AT_ONCE) {
            List<Mark> some = marks.subList(from, Math.min(marks.size(), from + AT_ONCE));
            Set<String> known = known(some);
            List<Mark> missing =
                    some.stream().filter(mark -> known.add(mark.hash())).toList();
            batches.batchUpdate(
                    "INSERT INTO date_told (told_key, happens_on) VALUES (?, ?)", missing, AT_ONCE, (insert, mark) -> {
                        insert.setBytes(1, mark.bytes());
                        insert.setObject(2, mark.happensOn());
                    });
            missing.forEach(mark ->
                    fresh.computeIfAbsent(mark.date(), date -> new TreeSet<>()).add(mark.leadTime()));
        }
        return fresh;
    }

    private Set<String> known(List<Mark> marks) {
        Set<String> known = new HashSet<>();
        jdbc.sql("SELECT told_key FROM date_told WHERE told_key IN (:keys)")
                .param("keys", marks.stream().map(Mark::bytes).toList())
                .query(row -> {
                    known.add(HexFormat.of().formatHex(row.getBytes(1)));
                });
        return known;
    }
}
