package org.craregistry.news.mail;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.craregistry.storage.Ids;
import org.craregistry.storage.UtcTime;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The stored addresses of accounts. */
@Component
class MailAddresses {

    private static final String SELECT =
            "SELECT account_id, address, wanted, code, wanted_at, code_tries FROM mail_address ";

    private final JdbcClient jdbc;

    MailAddresses(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Optional<MailAddress> find(UUID account) {
        return jdbc.sql(SELECT + "WHERE account_id = ?")
                .param(Ids.bytes(account))
                .query(MailAddresses::read)
                .optional();
    }

    Optional<MailAddress> lock(UUID account) {
        return jdbc.sql(SELECT + "WHERE account_id = ? FOR UPDATE")
                .param(Ids.bytes(account))
                .query(MailAddresses::read)
                .optional();
    }

    /** Those to which the code was not sent yet. @param since after when they were entered */
    List<MailAddress> toProve(Instant since, int most) {
        return jdbc.sql(SELECT
                        + "WHERE code IS NOT NULL AND code_sent_at IS NULL AND wanted_at > ? ORDER BY wanted_at LIMIT "
                        + most)
                .param(UtcTime.column(since))
                .query(MailAddresses::read)
                .list();
    }

    void codeSent(MailAddress proven, Instant now) {
        jdbc.sql("UPDATE mail_address SET code_sent_at = ? WHERE account_id = ? AND code = ?")
                .params(UtcTime.column(now), Ids.bytes(proven.account()), Objects.requireNonNull(proven.code()))
                .update();
    }

    /** Keeps it; a code that is kept anew is still to be sent. */
    void keep(MailAddress changed, boolean isNew) {
        if (isNew) {
            jdbc.sql("INSERT INTO mail_address (account_id, code_tries) VALUES (?, 0)")
                    .param(Ids.bytes(changed.account()))
                    .update();
        }
        jdbc.sql(
                        "UPDATE mail_address SET address = ?, wanted = ?, code = ?, wanted_at = ?, code_tries = ? WHERE account_id = ?")
                .param(changed.address())
                .param(changed.wanted())
                .param(changed.code())
                .param(UtcTime.columnOrNull(changed.wantedAt()))
                .param(changed.tries())
                .param(Ids.bytes(changed.account()))
                .update();
    }

    void sendCodeAnew(UUID account) {
        jdbc.sql("UPDATE mail_address SET code_sent_at = NULL WHERE account_id = ?")
                .param(Ids.bytes(account))
                .update();
    }

    /** Keeps that the last letter to an account was given up. */
    void gaveUp(UUID account, Instant now) {
        jdbc.sql("UPDATE mail_address SET given_up_at = ? WHERE account_id = ?")
                .params(UtcTime.column(now), Ids.bytes(account))
                .update();
    }

    /** Keeps that letters to an account arrive, as far as is known. */
    void arrives(UUID account) {
        jdbc.sql("UPDATE mail_address SET given_up_at = NULL WHERE account_id = ? AND given_up_at IS NOT NULL")
                .param(Ids.bytes(account))
                .update();
    }

    /** When the last letter to an account was given up; empty where none was, or a later one was taken. */
    Optional<Instant> gaveUpAt(UUID account) {
        return jdbc.sql("SELECT given_up_at FROM mail_address WHERE account_id = ? AND given_up_at IS NOT NULL")
                .param(Ids.bytes(account))
                .query((row, number) -> UtcTime.of(row.getObject(1, LocalDateTime.class)))
                .optional();
    }

    private static MailAddress read(ResultSet row, int number) throws SQLException {
        return new MailAddress(
                Ids.of(row.getBytes("account_id")),
                row.getString("address"),
                row.getString("wanted"),
                row.getString("code"),
                UtcTime.ofNullable(row, "wanted_at"),
                row.getInt("code_tries"));
    }
}
