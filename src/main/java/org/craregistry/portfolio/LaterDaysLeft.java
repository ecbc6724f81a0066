package org.craregistry.portfolio;

import java.util.Set;
import java.util.UUID;

/**
 * Products were written with their answers of today alone; published at the end of the transaction that writes them.
 *
 * @param portfolios those of the products
 */
public record LaterDaysLeft(Set<UUID> portfolios) {

    public LaterDaysLeft {
        portfolios = Set.copyOf(portfolios);
    }
}
