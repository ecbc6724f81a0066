package org.craregistry.portfolio;

import org.craregistry.law.Evidence;
import org.craregistry.law.Facts;
import org.jspecify.annotations.Nullable;

/**
 * Everything on record that the law answers for a product from.
 *
 * @param standings on how much it rests that requirements of Annex I are fulfilled
 * @param reliance the route to AI Act Article 15 that is relied on; {@code null} where nobody has decided
 */
public record Recorded(
        Facts facts,
        Evidence evidence,
        StandingSupport standings,
        @Nullable RouteReliance reliance) {

    /**
     * What is on record of a product.
     *
     * @param version the version of the product, the empty text where it has none
     * @param decided whether a person has decided the core functionality and given a reason
     */
    public static Recorded of(
            Facts facts, FiledEvidence filed, String version, boolean decided, @Nullable RouteReliance reliance) {
        return new Recorded(facts, filed.weighed(version, decided), StandingSupport.of(filed), reliance);
    }

    /** What is on record of a product that is new: nothing is filed, nobody has decided. */
    static Recorded of(ProductState state) {
        return of(state.facts(), FiledEvidence.NONE, state.identity().version(), false, null);
    }
}
