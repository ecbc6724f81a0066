package org.craregistry.portfolio;

import org.craregistry.law.Evidence;
import org.craregistry.law.Facts;
import org.jspecify.annotations.Nullable;

/**
 * Everything on record that the law answers for a product from.
 *
 * @param reliance the route to AI Act Article 15 that is relied on; {@code null} where nobody has decided
 */
public record Recorded(
        Facts facts, Evidence evidence, @Nullable RouteReliance reliance) {

    /** What is on record of a product that is new: nothing is filed, nobody has decided. */
    static Recorded of(ProductState state) {
        return new Recorded(state.facts(), Evidence.ofProduct(state.identity().version(), false), null);
    }
}
