package org.craregistry.law;

/** Whether conformity with the CRA is demonstrated. */
public enum ConformityOutcome {
    /** Every condition is met. */
    DEMONSTRATED,
    /** A condition is not met. */
    NOT_DEMONSTRATED,
    /** The CRA does not apply in full yet. */
    NOT_YET_APPLICABLE,
    /** The CRA does not ask it of this product. */
    NOT_APPLICABLE,
    /** It cannot be told yet. */
    UNKNOWN
}
