package org.craregistry.law;

/** How the cybersecurity requirements of AI Act Article 15 stand. */
public enum Article15Outcome {
    /** Article 15 does not apply. */
    NOT_APPLICABLE,
    /** A prohibited practice: nothing can be demonstrated. */
    BLOCKED_PROHIBITED,
    /** A delegated act limits Article 15 for the product (AI Act Article 2(13)). */
    LIMITED,
    /** Article 15 does not apply yet. */
    NOT_YET_APPLICABLE,
    /** Deemed to comply by conformity with the CRA (CRA Article 12(1), AI Act Article 42(3)). */
    DEEMED_COMPLIANT,
    /** Presumed to comply by a certificate that covers everything (AI Act Article 42(2)). */
    PRESUMED_COMPLIANT,
    /** Every element is evidenced by itself. */
    DEMONSTRATED_DIRECTLY,
    /** A certificate covers a part, evidence the rest. */
    PRESUMED_PARTIAL_PLUS_DIRECT,
    /** A certificate covers a part, the rest is missing. */
    PARTIALLY_PRESUMED,
    /** The certificate has been withdrawn, and no other route is open. */
    WITHDRAWN,
    /** The certificate has expired, and no other route is open. */
    EXPIRED,
    /** The certificate is suspended, and no other route is open. */
    SUSPENDED,
    /** No route is complete. */
    INCOMPLETE,
    /** It cannot be told yet. */
    UNKNOWN
}
