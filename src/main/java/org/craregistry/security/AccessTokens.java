package org.craregistry.security;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.jpa.repository.EntityGraph;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

/** All access tokens. */
interface AccessTokens extends Repository<AccessToken, UUID> {

    @EntityGraph(attributePaths = "account")
    Optional<AccessToken> findById(UUID id);

    @Query(
            "select count(t) from AccessToken t where t.account = :account and t.revokedAt is null and t.expiresAt > :now")
    long countUsable(Account account, Instant now);

    @Query("select count(t) from AccessToken t where t.account = :account and t.createdAt > :since")
    long countMade(Account account, Instant since);
}
