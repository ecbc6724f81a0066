package org.craregistry.news.webhooks;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.craregistry.graphql.Connection;
import org.craregistry.graphql.Cursor;
import org.craregistry.graphql.PageRequest;
import org.craregistry.news.Happening;
import org.craregistry.news.Happenings;
import org.craregistry.storage.FirstOfEach;
import org.craregistry.storage.Ids;
import org.craregistry.storage.StorableText;
import org.craregistry.storage.UtcTime;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The stored deliveries. Whether the caller may is not asked here. */
@Component
class Deliveries {

    /** The fingerprint of the only order of deliveries. */
    static final int ORDER = "deliveries, newest first".hashCode();

    private static final String COLUMNS =
            "SELECT id, webhook_id, happening_id, state, tries, tried_at, next_try_at, answer";
    private static final String SELECT = COLUMNS + " FROM webhook_delivery";
    private static final int LONGEST_ANSWER = 500;

    private final JdbcClient jdbc;
    private final JdbcTemplate batches;
    private final Happenings happenings;

    Deliveries(JdbcClient jdbc, JdbcTemplate batches, Happenings happenings) {
        this.jdbc = jdbc;
        this.batches = batches;
        this.happenings = happenings;
    }

    /** A delivery before what it tells is fetched. */
    private record Row(
            UUID id,
            UUID webhook,
            UUID happening,
            Delivery.State state,
            int tries,
            @Nullable Instant triedAt,
            @Nullable Instant nextTryAt,
            @Nullable String answer) {

        private Delivery with(Happening told) {
            return new Delivery(id, webhook, told, state, tries, triedAt, nextTryAt, answer);
        }
    }

    /** Notes what is to be told to an endpoint. */
    void add(Webhook webhook, List<Happening> told, Instant now) {
        batches.batchUpdate(
                "INSERT INTO webhook_delivery (id, webhook_id, happening_id, state, tries, next_try_at) VALUES (?, ?, ?, ?, 0, ?)",
                told,
                told.size() + 1,
                (insert, happening) -> {
                    insert.setBytes(1, Ids.bytes(Ids.next()));
                    insert.setBytes(2, Ids.bytes(webhook.webhookId()));
                    insert.setBytes(3, Ids.bytes(happening.id()));
                    insert.setString(4, Delivery.State.WAITING.name());
                    insert.setObject(5, UtcTime.column(now));
                });
    }

    /** Those of the happenings that nobody has noted to be told to an endpoint. */
    List<Happening> notNoted(UUID webhook, List<Happening> told) {
        if (told.isEmpty()) {
            return List.of();
        }
        Set<UUID> noted = jdbc.sql(
                        "SELECT happening_id FROM webhook_delivery WHERE webhook_id = :webhook AND happening_id IN (:told)")
                .param("webhook", Ids.bytes(webhook))
                .param("told", told.stream().map(one -> Ids.bytes(one.id())).toList())
                .query((row, number) -> Ids.of(row.getBytes(1)))
                .set();
        return told.stream().filter(one -> !noted.contains(one.id())).toList();
    }

    /** The one to be tried now: what was tried least, of that the earliest. What was not tried yet is due whatever became of the clock. */
    Optional<Delivery> due(UUID webhook, Instant now) {
        return withHappenings(jdbc.sql(SELECT + """
                         WHERE webhook_id = ? AND state = 'WAITING' AND (tries = 0 OR next_try_at <= ?)
                        ORDER BY tries, id LIMIT 1""")
                        .params(Ids.bytes(webhook), UtcTime.column(now))
                        .query(Deliveries::read)
                        .list())
                .stream()
                .findFirst();
    }

    /** The webhooks that are to be sent something now, the longest overdue first. */
    List<UUID> webhooksWithDue(Instant now, int most) {
        return jdbc.sql("""
                        SELECT d.webhook_id FROM webhook_delivery d JOIN webhook w ON w.id = d.webhook_id
                        WHERE d.state = 'WAITING' AND (d.tries = 0 OR d.next_try_at <= ?) AND w.disabled_at IS NULL
                          AND (w.paused_until IS NULL OR w.paused_until <= ?)
                        GROUP BY d.webhook_id ORDER BY MIN(d.next_try_at) LIMIT\s""" + most)
                .params(UtcTime.column(now), UtcTime.column(now))
                .query((row, number) -> Ids.of(row.getBytes(1)))
                .list();
    }

    /** When the next one is to be tried; empty where none waits. */
    Optional<Instant> nextTry(UUID webhook) {
        return jdbc.sql(
                        "SELECT next_try_at FROM webhook_delivery WHERE webhook_id = ? AND state = 'WAITING' ORDER BY next_try_at LIMIT 1")
                .param(Ids.bytes(webhook))
                .query((row, number) -> UtcTime.of(row.getObject(1, LocalDateTime.class)))
                .optional();
    }

    /** Keeps how far it is. */
    void update(Delivery delivery) {
        jdbc.sql(
                        "UPDATE webhook_delivery SET state = ?, tries = ?, tried_at = ?, next_try_at = ?, answer = ? WHERE id = ?")
                .param(delivery.state().name())
                .param(delivery.tries())
                .param(UtcTime.columnOrNull(delivery.triedAt()))
                .param(UtcTime.columnOrNull(delivery.nextTryAt()))
                .param(delivery.answer() == null ? null : StorableText.beginning(delivery.answer(), LONGEST_ANSWER))
                .param(Ids.bytes(delivery.deliveryId()))
                .update();
    }

    /** Has everything that waits for an endpoint tried at once. */
    void tryAllNow(UUID webhook, Instant now) {
        jdbc.sql("UPDATE webhook_delivery SET next_try_at = ? WHERE webhook_id = ? AND state = 'WAITING'")
                .params(UtcTime.column(now), Ids.bytes(webhook))
                .update();
    }

    List<Delivery> find(Collection<UUID> ids) {
        return ids.isEmpty()
                ? List.of()
                : withHappenings(jdbc.sql(SELECT + " WHERE id IN (:ids)")
                        .param("ids", ids.stream().map(Ids::bytes).toList())
                        .query(Deliveries::read)
                        .list());
    }

    /** A page of the deliveries of each of several webhooks, newest first. */
    Map<UUID, Connection<Delivery>> pages(Collection<UUID> webhooks, PageRequest page) {
        String beyond = page.cursor() == null ? "" : " AND id " + (page.backward() ? ">" : "<") + " :beyond";
        String sql = FirstOfEach.sql(
                COLUMNS,
                "FROM webhook_delivery WHERE webhook_id IN (:webhooks)" + beyond,
                "webhook_id",
                page.backward() ? "id" : "id DESC",
                webhooks.size(),
                page.size() + 1);
        JdbcClient.StatementSpec query = jdbc.sql(sql)
                .param("webhooks", webhooks.stream().map(Ids::bytes).toList());
        List<Row> rows = (page.cursor() == null
                        ? query
                        : query.param("beyond", Ids.bytes(page.cursor().id())))
                .query(Deliveries::read)
                .list();
        return Connection.ofEach(
                webhooks,
                page,
                withHappenings(rows),
                Delivery::webhookId,
                delivery -> new Cursor(ORDER, List.of(), delivery.deliveryId()));
    }

    /** How many deliveries each of several webhooks has; those without one are absent. */
    Map<UUID, Long> count(Collection<UUID> webhooks) {
        Map<UUID, Long> counts = new HashMap<>();
        jdbc.sql(
                        "SELECT webhook_id, COUNT(*) FROM webhook_delivery WHERE webhook_id IN (:webhooks) GROUP BY webhook_id")
                .param("webhooks", webhooks.stream().map(Ids::bytes).toList())
                .query(row -> {
                    counts.put(Ids.of(row.getBytes(1)), row.getLong(2));
                });
        return counts;
    }

    private List<Delivery> withHappenings(List<Row> rows) {
        Map<UUID, Happening> told =
                happenings.find(rows.stream().map(Row::happening).collect(Collectors.toSet()));
        return rows.stream()
                .map(row -> row.with(Objects.requireNonNull(told.get(row.happening()))))
                .toList();
    }

    private static Row read(ResultSet row, int number) throws SQLException {
        return new Row(
                Ids.of(row.getBytes("id")),
                Ids.of(row.getBytes("webhook_id")),
                Ids.of(row.getBytes("happening_id")),
                Delivery.State.valueOf(row.getString("state")),
                row.getInt("tries"),
                UtcTime.ofNullable(row, "tried_at"),
                UtcTime.ofNullable(row, "next_try_at"),
                row.getString("answer"));
    }
}
