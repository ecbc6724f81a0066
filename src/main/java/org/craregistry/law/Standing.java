package org.craregistry.law;

/** How firm the ground of a statement is; the firmest first. */
public enum Standing implements Choice {
    /** The words of the act say so. */
    TEXT("Words of the act"),
    /** The Commission's guidance or FAQ says so. */
    GUIDANCE("Guidance"),
    /** The acts leave room, and this is how the registry reads them. */
    OUR_READING("Our reading");

    private final String label;

    Standing(String label) {
        this.label = label;
    }

    @Override
    public String label() {
        return label;
    }
}
