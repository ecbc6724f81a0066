package org.craregistry.portfolio;

import org.craregistry.law.Evidence;
import org.craregistry.law.Facts;
import org.jspecify.annotations.Nullable;

/**
 * Everything on record that the law answers for a product from.
 *
 * @param reliance the route to AI Act Article 15 that is relied on; {@code null} where nobody has decided
 */
public record LawInput(
        Facts facts, Evidence evidence, @Nullable RouteReliance reliance) {

    /** What is on record of a product that is new: nothing is filed, nobody has decided. */
    static LawInput of(ProductState state) {
        return new LawInput(state.facts(), Evidence.ofProduct(state.identity().version(), false), null);
    }

    /**
     * Reads the stored documents of a product.
     *
     * @param decided whether a person has decided its core functionality
     * @throws IllegalArgumentException where the law no longer reads something of them
     */
    static LawInput read(
            String facts,
            @Nullable String evidence,
            String version,
            boolean decided,
            @Nullable RouteReliance reliance) {
        return new LawInput(
                Facts.of(FactsColumn.plain(facts)),
                EvidenceColumn.read(evidence).weighed(version, decided),
                reliance);
    }
}
