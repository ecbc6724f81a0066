package org.craregistry.portfolio;

import jakarta.persistence.LockModeType;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.jpa.repository.Lock;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

/** The stored products, for writing one at a time. */
interface Products extends Repository<Product, UUID> {

    /** Those with these ids, for writing: whoever else wants to write them waits; in one order, so that nobody waits for ever. */
    @Lock(LockModeType.PESSIMISTIC_WRITE)
    @Query("SELECT p FROM Product p WHERE p.id IN :ids ORDER BY p.id")
    List<Product> lock(Collection<UUID> ids);

    Optional<Product> findById(UUID id);

    List<Product> saveAllAndFlush(Iterable<Product> products);
}
