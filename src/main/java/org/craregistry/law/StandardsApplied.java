package org.craregistry.law;

/**
 * How far cited harmonised standards or common specifications are applied to the core functionality (CRA Article
 * 32(2)).
 */
public enum StandardsApplied implements Choice {
    NONE("Not applied"),
    PARTIAL("Applied in part"),
    FULL("Applied in full");

    private final String label;

    StandardsApplied(String label) {
        this.label = label;
    }

    @Override
    public String label() {
        return label;
    }
}
