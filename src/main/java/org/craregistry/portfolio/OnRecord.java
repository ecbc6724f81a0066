package org.craregistry.portfolio;

import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A product with no more than what the law is asked about, for those who ask about very many.
 *
 * @param reliance the route to AI Act Article 15 that is relied on; {@code null} where none is
 * @param recorded reads all that is on record; throws IllegalArgumentException where the law no longer reads something of it
 */
public record OnRecord(
        UUID portfolio, UUID product, @Nullable RouteReliance reliance, Supplier<Recorded> recorded) {

    static OnRecord of(ProductView product) {
        return new OnRecord(
                product.portfolio().portfolioId(), product.productId(), product.reliance(), product::recorded);
    }

    static OnRecord of(PastProduct product) {
        return new OnRecord(product.portfolioId(), product.productId(), product.reliance(), product::recorded);
    }
}
