package org.craregistry.portfolio;

import java.util.Optional;
import java.util.UUID;
import org.springframework.data.repository.Repository;

/** The stored products, for writing one at a time. */
interface Products extends Repository<Product, UUID> {

    Optional<Product> findById(UUID id);

    Product saveAndFlush(Product product);
}
