package org.craregistry.law.plain;

/** A state of the law, or a change of one, that cannot be as it was given. */
public final class RefusedStateOfLaw extends IllegalArgumentException {

    private static final long serialVersionUID = 1L;

    private final String path;

    RefusedStateOfLaw(String path, String sentence) {
        super("State of the law: \"%s\" %s".formatted(path, sentence));
        this.path = path;
    }

    /** Where in what was given it stands, such as {@code craStandards[0].categories}. */
    public String path() {
        return path;
    }
}
