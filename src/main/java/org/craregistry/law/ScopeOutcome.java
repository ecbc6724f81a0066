package org.craregistry.law;

/** Whether the CRA covers a product. */
public enum ScopeOutcome {
    /** The CRA covers it. */
    IN_SCOPE,
    /** The CRA does not cover it. */
    OUT_OF_SCOPE,
    /** Only the rules for open-source software stewards cover it (CRA Article 24). */
    STEWARD_REGIME,
    /** It is covered, but may be shown or tried without complying (CRA Article 4(2) and (3)). */
    TOLERATED_NON_COMPLIANT,
    /** Cannot be told yet. */
    UNKNOWN
}
