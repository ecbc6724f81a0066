package org.craregistry.security;

import java.time.Clock;
import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.craregistry.storage.Ids;
import org.craregistry.storage.UtcTime;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What accounts may see, for work that is done for them while they are not signed in. */
@Component
public class AbsentAccounts {

    private final JdbcClient jdbc;
    private final ProviderSettings provider;
    private final Clock clock;

    AbsentAccounts(JdbcClient jdbc, ProviderSettings provider, Clock clock) {
        this.jdbc = jdbc;
        this.provider = provider;
        this.clock = clock;
    }

    /** What an account sees now; empty where it may not sign in any more, or its provider has said nothing of it for long. */
    public Optional<Visibility> visibilityOf(UUID account) {
        return jdbc.sql("""
                        SELECT administrator, auditor FROM account WHERE id = ? AND locked_at IS NULL AND erased_at IS NULL
                            AND (provider_key IS NULL OR provider_said_at > ?)""")
                .params(Ids.bytes(account), UtcTime.column(clock.instant().minus(provider.rememberFor())))
                .query((row, number) -> new Visibility(row.getBoolean(1) || row.getBoolean(2), account))
                .optional();
    }

    /** Those of the portfolios that an account may read now. */
    public Set<UUID> visible(UUID account, Collection<UUID> portfolios) {
        Visibility visibility = visibilityOf(account).orElse(null);
        if (visibility == null || portfolios.isEmpty()) {
            return Set.of();
        }
        return jdbc.sql("SELECT p.id FROM portfolio p WHERE p.id IN (:portfolios) AND "
                        + visibility.namedCondition("p.id"))
                .param("portfolios", portfolios.stream().map(Ids::bytes).toList())
                .params(visibility.namedParameters())
                .query((row, number) -> Ids.of(row.getBytes(1)))
                .set();
    }
}
