package org.craregistry.law;

/** How the cybersecurity requirements of AI Act Article 15 stand. */
public enum Article15Outcome implements Choice {
    /** Article 15 does not apply. */
    NOT_APPLICABLE("Does not apply"),
    /** A prohibited practice: nothing can be demonstrated. */
    BLOCKED_PROHIBITED("Prohibited practice"),
    /** A delegated act limits Article 15 for the product (AI Act Article 2(13)). */
    LIMITED("Limited by a delegated act"),
    /** Article 15 does not apply yet. */
    NOT_YET_APPLICABLE("Does not apply yet"),
    /** Deemed to comply by conformity with the CRA (CRA Article 12(1), AI Act Article 42(3)). */
    DEEMED_COMPLIANT("Deemed to comply"),
    /** Presumed to comply by a certificate that covers everything (AI Act Article 42(2)). */
    PRESUMED_COMPLIANT("Presumed to comply by a certificate"),
    /** Every element is evidenced by itself. */
    DEMONSTRATED_DIRECTLY("Demonstrated by direct evidence"),
    /** A certificate covers a part, evidence the rest. */
    PRESUMED_PARTIAL_PLUS_DIRECT("By a certificate in part, by evidence for the rest"),
    /** A certificate covers a part, the rest is missing. */
    PARTIALLY_PRESUMED("By a certificate in part, the rest is missing"),
    /** The certificate has been withdrawn, and no other route is open. */
    WITHDRAWN("Certificate withdrawn"),
    /** The certificate has expired, and no other route is open. */
    EXPIRED("Certificate expired"),
    /** The certificate is suspended, and no other route is open. */
    SUSPENDED("Certificate suspended"),
    /** No route is complete. */
    INCOMPLETE("Not demonstrated yet"),
    /** It cannot be told yet. */
    UNKNOWN("Not known yet");

    private final String label;

    Article15Outcome(String label) {
        this.label = label;
    }

    @Override
    public String label() {
        return label;
    }
}
