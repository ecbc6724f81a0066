package org.craregistry.law;

import java.util.List;

/**
 * How much of the CRA applies on the date. It is judged by date and facts alone, whatever the scope; for a product
 * outside the scope it means nothing and is not asked for.
 *
 * @param legacy whether only because the product was placed on the market before (CRA Article 69(2))
 * @param decision what gave the outcome
 */
public record ApplicabilityAnswer(
        ApplicabilityOutcome outcome, boolean legacy, Decision<ApplicabilityOutcome> decision, Case judged) {

    /** The provisions that give the outcome; none where it cannot be told. */
    public List<Provision> grounds() {
        return decision.grounds();
    }

    /** Further provisions worth knowing, such as what holds for earlier units. */
    public List<Provision> notes() {
        return CraArticle71Application.notes(judged, legacy);
    }
}
