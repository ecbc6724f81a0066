package org.craregistry.law;

/** A route by which the cybersecurity requirements of AI Act Article 15 can be demonstrated. */
public enum Article15Route implements Choice {
    /** Conformity with the CRA (CRA Article 12(1), AI Act Article 42(3)). */
    CRA_CONFORMITY("Conformity with the CRA"),
    /** Certification under the Cybersecurity Act (AI Act Article 42(2)). */
    CYBERSECURITY_ACT_CERTIFICATION("Certification under the Cybersecurity Act"),
    /** Evidence of its own for each element, or a standard or specification (AI Act Articles 40 and 41). */
    DIRECT_EVIDENCE("Direct evidence");

    private final String label;

    Article15Route(String label) {
        this.label = label;
    }

    @Override
    public String label() {
        return label;
    }
}
