package org.craregistry.portfolio;

import java.util.Optional;
import java.util.UUID;
import org.springframework.data.repository.Repository;

/** The stored portfolios, for writing. */
interface Portfolios extends Repository<Portfolio, UUID> {

    Optional<Portfolio> findById(UUID id);

    boolean existsByKey(String key);

    Portfolio saveAndFlush(Portfolio portfolio);
}
