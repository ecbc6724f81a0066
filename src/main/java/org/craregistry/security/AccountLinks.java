package org.craregistry.security;

import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.craregistry.storage.Ids;
import org.craregistry.storage.UtcTime;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The links that set a password, each once; an account has one at most, and a new one ends the one before. */
@Component
class AccountLinks {

    private static final String PAGE = "/welcome#";

    private final JdbcClient jdbc;
    private final LocalAccountSettings settings;
    private final Clock clock;

    AccountLinks(JdbcClient jdbc, LocalAccountSettings settings, Clock clock) {
        this.jdbc = jdbc;
        this.settings = settings;
        this.clock = clock;
    }

    /** What a link is for. */
    enum Purpose {
        INVITATION,
        RESET
    }

    /**
     * A link that was just made.
     *
     * @param path where it leads in the registry; the secret stands behind #, so that browsers send it to nobody by themselves
     */
    record Made(UUID account, String path, Instant expiresAt) {

        @Override
        public String toString() {
            return "Made[" + account + "]";
        }
    }

    /** Makes the link of an account, in the transaction of the caller. */
    Made make(UUID account, String name, Purpose purpose) {
        end(account);
        TokenSecret secret = TokenSecret.random();
        Instant expiresAt = clock.instant().plus(settings.linksValidFor());
        jdbc.sql("INSERT INTO account_link (account_id, hash, purpose, expires_at) VALUES (?, ?, ?, ?)")
                .params(Ids.bytes(account), secret.hash(), purpose.name(), UtcTime.column(expiresAt))
                .update();
        return new Made(account, PAGE + name + ":" + secret.reveal(), expiresAt);
    }

    /** The account that a link is for, if it works: it was not used, has not expired, and the account is not locked. */
    Optional<UUID> find(TokenSecret secret) {
        return jdbc.sql("""
                        SELECT a.id FROM account_link l JOIN account a ON a.id = l.account_id
                        WHERE l.hash = ? AND l.expires_at > ? AND a.locked_at IS NULL""")
                .params(secret.hash(), UtcTime.column(clock.instant()))
                .query((row, number) -> Ids.of(row.getBytes(1)))
                .optional();
    }

    /** Whether nobody was faster: of two who follow a link at the same moment one uses it. */
    boolean use(TokenSecret secret) {
        return jdbc.sql("DELETE FROM account_link WHERE hash = ?")
                        .param(secret.hash())
                        .update()
                == 1;
    }

    void end(UUID account) {
        jdbc.sql("DELETE FROM account_link WHERE account_id = ?")
                .param(Ids.bytes(account))
                .update();
    }
}
