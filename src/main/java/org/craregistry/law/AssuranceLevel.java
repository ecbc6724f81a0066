package org.craregistry.law;

/** The assurance level of a European cybersecurity certificate, weakest first (Cybersecurity Act Article 52). */
public enum AssuranceLevel implements Choice {
    BASIC("Basic"),
    SUBSTANTIAL("Substantial"),
    HIGH("High");

    private final String label;

    AssuranceLevel(String label) {
        this.label = label;
    }

    @Override
    public String label() {
        return label;
    }
}
