package org.craregistry.portfolio;

import org.craregistry.law.Evidence;
import org.craregistry.law.Facts;
import org.jspecify.annotations.Nullable;

/**
 * Everything on record that the law answers for a product from, and on how much that rests.
 *
 * @param standings on how much it rests that requirements of Annex I are fulfilled
 * @param reliance the route to AI Act Article 15 that is relied on; {@code null} where nobody has decided
 */
public record LawInput(
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
    public static LawInput of(
            Facts facts, FiledEvidence filed, String version, boolean decided, @Nullable RouteReliance reliance) {
        return new LawInput(facts, filed.weighed(version, decided), StandingSupport.of(filed), reliance);
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
        return of(Facts.of(FactsColumn.plain(facts)), EvidenceColumn.read(evidence), version, decided, reliance);
    }
}
