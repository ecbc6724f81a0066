package org.craregistry.law;

/** How much of the CRA applies to a product on a date. */
public enum ApplicabilityOutcome {
    /** The CRA is not in force yet. */
    NOT_IN_FORCE,
    /** In force, but nothing applies to manufacturers yet. */
    NOTHING_YET,
    /** Only the reporting obligations of Article 14 apply. */
    ARTICLE_14_ONLY,
    /** All of it applies. */
    FULL,
    /** Cannot be told yet. */
    UNKNOWN
}
