package org.craregistry.law.plain;

/** Evidence that cannot be as it was given. */
public final class RefusedEvidence extends IllegalArgumentException {

    private static final long serialVersionUID = 1L;

    private final String path;

    RefusedEvidence(String path, String sentence) {
        super(path + ": " + sentence);
        this.path = path;
    }

    /** Where in the input it stands, such as {@code evidence.certificates[0].expiresOn}. */
    public String path() {
        return path;
    }
}
