package org.craregistry.news.webhooks;

import java.net.URI;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.craregistry.news.NewsWish;
import org.craregistry.storage.Ids;
import org.craregistry.storage.UtcTime;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The stored webhooks. Whether the caller may is not asked here. */
@Component
class Webhooks {

    private static final String SELECT = """
            SELECT id, portfolio_id, address, kinds, lead_times, created_by, created_at, failures, failing_since, paused_until,
                   disabled_at, disabled_because FROM webhook""";

    private final JdbcClient jdbc;

    Webhooks(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void add(Webhook webhook, WebhookSecret secret) {
        jdbc.sql("""
                        INSERT INTO webhook (id, portfolio_id, address, kinds, lead_times, secret, created_by, created_at, failures)
                        VALUES (?, ?, ?, ?, ?, ?, ?, ?, 0)""")
                .params(
                        Ids.bytes(webhook.webhookId()),
                        Ids.bytes(webhook.portfolioId()),
                        webhook.address().toString(),
                        webhook.wish().kindsColumn(),
                        webhook.wish().leadTimesColumn(),
                        secret.bytes(),
                        webhook.createdBy(),
                        UtcTime.column(webhook.createdAt()))
                .update();
    }

    Optional<Webhook> find(UUID id) {
        return find(List.of(id)).stream().findFirst();
    }

    List<Webhook> find(Collection<UUID> ids) {
        return ids.isEmpty() ? List.of() : where("id", ids);
    }

    /** Those of several portfolios, in one statement, the oldest first. */
    List<Webhook> ofPortfolios(Collection<UUID> portfolios) {
        return portfolios.isEmpty() ? List.of() : where("portfolio_id", portfolios);
    }

    /** All that are switched on, once nobody is about to switch one on or off, or to remove one. */
    List<Webhook> lockEnabled() {
        return jdbc.sql(SELECT + " ORDER BY id FOR UPDATE").query(Webhooks::read).list().stream()
                .filter(Webhook::enabled)
                .toList();
    }

    private List<Webhook> where(String column, Collection<UUID> ids) {
        return jdbc.sql(SELECT + " WHERE " + column + " IN (:ids) ORDER BY id")
                .param("ids", ids.stream().map(Ids::bytes).toList())
                .query(Webhooks::read)
                .list();
    }

    /** Has others wait who change the same. */
    Optional<Webhook> lock(UUID id) {
        return jdbc.sql(SELECT + " WHERE id = ? FOR UPDATE")
                .param(Ids.bytes(id))
                .query(Webhooks::read)
                .optional();
    }

    /** What it is signed with: the present secret, and for a while the one before. */
    List<WebhookSecret> secrets(UUID id, Instant now) {
        return jdbc.sql("SELECT secret, former_secret, former_until FROM webhook WHERE id = ?")
                .param(Ids.bytes(id))
                .query((row, number) -> secrets(row, now))
                .single();
    }

    private static List<WebhookSecret> secrets(ResultSet row, Instant now) throws SQLException {
        List<WebhookSecret> secrets = new ArrayList<>(List.of(WebhookSecret.of(row.getBytes("secret"))));
        byte[] former = row.getBytes("former_secret");
        Instant until = UtcTime.ofNullable(row, "former_until");
        if (former != null && until != null && until.isAfter(now)) {
            secrets.add(WebhookSecret.of(former));
        }
        return secrets;
    }

    void rotate(UUID id, WebhookSecret secret, Instant formerUntil) {
        jdbc.sql("UPDATE webhook SET former_secret = secret, former_until = ? WHERE id = ?")
                .params(UtcTime.column(formerUntil), Ids.bytes(id))
                .update();
        jdbc.sql("UPDATE webhook SET secret = ? WHERE id = ?")
                .params(secret.bytes(), Ids.bytes(id))
                .update();
    }

    /** Keeps everything of it that can change. */
    void update(Webhook webhook) {
        jdbc.sql("""
                        UPDATE webhook SET address = ?, kinds = ?, lead_times = ?, failures = ?, failing_since = ?, paused_until = ?,
                            disabled_at = ?, disabled_because = ? WHERE id = ?""")
                .param(webhook.address().toString())
                .param(webhook.wish().kindsColumn())
                .param(webhook.wish().leadTimesColumn())
                .param(webhook.failures())
                .param(UtcTime.columnOrNull(webhook.failingSince()))
                .param(UtcTime.columnOrNull(webhook.pausedUntil()))
                .param(UtcTime.columnOrNull(webhook.disabledAt()))
                .param(webhook.disabledBecause())
                .param(Ids.bytes(webhook.webhookId()))
                .update();
    }

    void remove(UUID id) {
        jdbc.sql("DELETE FROM webhook_delivery WHERE webhook_id = ?")
                .param(Ids.bytes(id))
                .update();
        jdbc.sql("DELETE FROM webhook WHERE id = ?").param(Ids.bytes(id)).update();
    }

    private static Webhook read(ResultSet row, int number) throws SQLException {
        return new Webhook(
                Ids.of(row.getBytes("id")),
                Ids.of(row.getBytes("portfolio_id")),
                URI.create(row.getString("address")),
                NewsWish.of(row.getString("kinds"), row.getString("lead_times")),
                row.getString("created_by"),
                UtcTime.of(row, "created_at"),
                row.getInt("failures"),
                moment(row, "failing_since"),
                moment(row, "paused_until"),
                moment(row, "disabled_at"),
                row.getString("disabled_because"));
    }

    private static @Nullable Instant moment(ResultSet row, String column) throws SQLException {
        return UtcTime.ofNullable(row, column);
    }
}
