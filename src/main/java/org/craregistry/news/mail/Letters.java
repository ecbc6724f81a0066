package org.craregistry.news.mail;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.craregistry.storage.Ids;
import org.craregistry.storage.StorableText;
import org.craregistry.storage.UtcTime;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What waits to be written to people, and the letters that were not taken yet. */
@Component
class Letters {

    private static final int LONGEST_ANSWER = 500;

    private final JdbcClient jdbc;
    private final JdbcTemplate batches;

    Letters(JdbcClient jdbc, JdbcTemplate batches) {
        this.jdbc = jdbc;
        this.batches = batches;
    }

    /** That somebody is to be told something. */
    record Item(UUID account, UUID happening) {}

    /** A letter to an account. @param id the same on every try */
    record Open(UUID id, UUID account, int tries) {}

    /** Notes what is to be written, by when it is due. */
    void add(Map<Item, Instant> items) {
        List<Map.Entry<Item, Instant>> all = List.copyOf(items.entrySet());
        batches.batchUpdate(
                "INSERT INTO letter_item (account_id, happening_id, due_at) VALUES (?, ?, ?)",
                all,
                all.size() + 1,
                (insert, item) -> {
                    insert.setBytes(1, Ids.bytes(item.getKey().account()));
                    insert.setBytes(2, Ids.bytes(item.getKey().happening()));
                    insert.setObject(3, UtcTime.column(item.getValue()));
                });
    }

    /** Makes one letter for each account of all that is due for it. */
    @Transactional
    public void begin(Instant now) {
        List<byte[]> accounts = jdbc.sql(
                        "SELECT DISTINCT account_id FROM letter_item WHERE letter_id IS NULL AND due_at <= ?")
                .param(UtcTime.column(now))
                .query((row, number) -> row.getBytes(1))
                .list();
        for (byte[] account : accounts) {
            byte[] letter = Ids.bytes(Ids.next());
            jdbc.sql("INSERT INTO letter (id, account_id, tries, next_try_at) VALUES (?, ?, 0, ?)")
                    .params(letter, account, UtcTime.column(now))
                    .update();
            jdbc.sql("UPDATE letter_item SET letter_id = ? WHERE account_id = ? AND letter_id IS NULL AND due_at <= ?")
                    .params(letter, account, UtcTime.column(now))
                    .update();
        }
    }

    List<Open> due(Instant now, int most) {
        return jdbc.sql(
                        "SELECT id, account_id, tries FROM letter WHERE next_try_at <= ? ORDER BY next_try_at, id LIMIT "
                                + most)
                .param(UtcTime.column(now))
                .query((row, number) -> new Open(Ids.of(row.getBytes(1)), Ids.of(row.getBytes(2)), row.getInt(3)))
                .list();
    }

    Collection<UUID> happeningsIn(Open letter) {
        return jdbc.sql("SELECT happening_id FROM letter_item WHERE letter_id = ? ORDER BY happening_id")
                .param(Ids.bytes(letter.id()))
                .query((row, number) -> Ids.of(row.getBytes(1)))
                .list();
    }

    /** It was taken, or there is nothing any more to be written. */
    @Transactional
    public void end(Open letter) {
        jdbc.sql("DELETE FROM letter_item WHERE letter_id = ?")
                .param(Ids.bytes(letter.id()))
                .update();
        jdbc.sql("DELETE FROM letter WHERE id = ?")
                .param(Ids.bytes(letter.id()))
                .update();
    }

    void tryAgain(Open letter, int tries, Instant next, String answer) {
        jdbc.sql("UPDATE letter SET tries = ?, next_try_at = ?, answer = ? WHERE id = ?")
                .params(
                        tries,
                        UtcTime.column(next),
                        StorableText.beginning(answer, LONGEST_ANSWER),
                        Ids.bytes(letter.id()))
                .update();
    }

    /** What stands in the way of the letters to an account, in a sentence. */
    Optional<String> problem(UUID account) {
        return jdbc.sql("SELECT answer FROM letter WHERE account_id = ? AND answer IS NOT NULL ORDER BY id LIMIT 1")
                .param(Ids.bytes(account))
                .query(String.class)
                .optional();
    }

    /** Forgets everything of accounts that were erased. */
    @Transactional
    public void forgetErased() {
        String erased = " IN (SELECT id FROM account WHERE erased_at IS NOT NULL)";
        for (String table : List.of("letter_item", "letter", "news_choice", "mail_address")) {
            jdbc.sql("DELETE FROM " + table + " WHERE account_id" + erased).update();
        }
    }
}
