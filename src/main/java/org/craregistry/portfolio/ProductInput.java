package org.craregistry.portfolio;

import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A product with no more than what the law is asked about, for those who ask about very many.
 *
 * @param reliance the route to AI Act Article 15 that is relied on; {@code null} where none is
 * @param lawInput reads all that is on record; throws IllegalArgumentException where the law no longer reads something of it
 */
public record ProductInput(
        UUID portfolio, UUID product, @Nullable RouteReliance reliance, Supplier<LawInput> lawInput) {

    static ProductInput of(ProductView product) {
        return new ProductInput(
                product.portfolio().portfolioId(), product.productId(), product.reliance(), product::lawInput);
    }

    static ProductInput of(PastProduct product) {
        return new ProductInput(product.portfolioId(), product.productId(), product.reliance(), product::lawInput);
    }
}
