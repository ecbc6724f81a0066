package org.craregistry.law;

/** How much of the CRA applies to a product on a date. */
public enum ApplicabilityOutcome implements Choice {
    /** The CRA is not in force yet. */
    NOT_IN_FORCE("Not in force yet"),
    /** In force, but nothing applies to manufacturers yet. */
    NOTHING_YET("Nothing applies yet"),
    /** Only the reporting obligations of Article 14 apply. */
    ARTICLE_14_ONLY("Only reporting (Article 14)"),
    /** All of it applies. */
    FULL("Applies in full"),
    /** Cannot be told yet. */
    UNKNOWN("Not known yet");

    private final String label;

    ApplicabilityOutcome(String label) {
        this.label = label;
    }

    @Override
    public String label() {
        return label;
    }
}
