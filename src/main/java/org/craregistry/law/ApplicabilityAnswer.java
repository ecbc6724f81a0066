package org.craregistry.law;

import java.util.List;

/**
 * How much of the CRA applies on the date. It is judged by date and facts alone, whatever the scope; for a product
 * outside the scope it means nothing and is not asked for.
 *
 * @param legacy whether only because the product was placed on the market before (CRA Article 69(2))
 * @param grounds the provisions that give the outcome; none where it cannot be told
 * @param notes further provisions worth knowing, such as what holds for earlier units
 */
public record ApplicabilityAnswer(
        ApplicabilityOutcome outcome, boolean legacy, List<Provision> grounds, List<Provision> notes) {

    public ApplicabilityAnswer {
        grounds = List.copyOf(grounds);
        notes = List.copyOf(notes);
    }
}
