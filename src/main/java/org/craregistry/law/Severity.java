package org.craregistry.law;

/** How much a finding weighs. */
public enum Severity implements Choice {
    /** Good to know. */
    NOTE("Good to know"),
    /** Something has to be decided or corrected before the answers can be relied on. */
    WARNING("To be decided or corrected"),
    /** Something does not comply. */
    VIOLATION("Does not comply");

    private final String label;

    Severity(String label) {
        this.label = label;
    }

    @Override
    public String label() {
        return label;
    }
}
