package org.craregistry.security;

import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.craregistry.graphql.BadRequest;
import org.craregistry.storage.UtcTime;
import org.jspecify.annotations.Nullable;

/**
 * Which accounts; a field that is {@code null} lets all through.
 *
 * @param text what stands anywhere in the name
 * @param signedInBefore whose last sign-in is earlier than this, or who never signed in
 * @param tokenExpiresUntil who has a token that still works and whose last day is this one or earlier, in UTC
 */
record AccountFilter(
        @Nullable String text,
        @Nullable List<AccountState> state,
        @Nullable Boolean administrator,
        @Nullable Boolean auditor,
        @Nullable OffsetDateTime signedInBefore,
        @Nullable LocalDate tokenExpiresUntil) {

    static final AccountFilter ALL = new AccountFilter(null, null, null, null, null, null);

    /** As conditions of a query, each beginning with AND; what they are bound to is added to the parameters. */
    String sql(Map<String, Object> parameters, Instant now) {
        StringBuilder sql = new StringBuilder();
        if (text != null && !text.isBlank()) {
            sql.append(" AND a.name LIKE :text ESCAPE '!'");
            parameters.put("text", "%" + text.strip().replaceAll("([!%_])", "!$1") + "%");
        }
        if (state != null) {
            sql.append(" AND (")
                    .append(
                            state.isEmpty()
                                    ? "1 = 0"
                                    : state.stream()
                                            .map(AccountState::condition)
                                            .collect(Collectors.joining(" OR ")))
                    .append(')');
        }
        if (administrator != null) {
            sql.append(" AND a.administrator = :administrator");
            parameters.put("administrator", administrator);
        }
        if (auditor != null) {
            sql.append(" AND a.auditor = :auditor");
            parameters.put("auditor", auditor);
        }
        if (signedInBefore != null) {
            BadRequest.refuseDay("signedInBefore", signedInBefore.toLocalDate());
            sql.append(" AND (a.last_sign_in_at IS NULL OR a.last_sign_in_at < :before)");
            parameters.put("before", UtcTime.column(signedInBefore.toInstant()));
        }
        if (tokenExpiresUntil != null) {
            BadRequest.refuseDay("tokenExpiresUntil", tokenExpiresUntil);
            sql.append("""
                     AND EXISTS (SELECT 1 FROM access_token t WHERE t.account_id = a.id AND t.revoked_at IS NULL
                        AND t.expires_at > :since AND t.expires_at <= :expires)""");
            parameters.put("since", UtcTime.column(now));
            parameters.put("expires", tokenExpiresUntil.plusDays(1).atStartOfDay());
        }
        return sql.toString();
    }
}
