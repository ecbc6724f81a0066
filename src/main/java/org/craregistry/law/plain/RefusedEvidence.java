package org.craregistry.law.plain;

/** Evidence that cannot be as it was given: a sentence in the words that people read, and the place beside it. */
public final class RefusedEvidence extends IllegalArgumentException {

    private static final long serialVersionUID = 1L;

    private final String path;

    RefusedEvidence(String path, String sentence) {
        super(sentence);
        this.path = path;
    }

    /** Where in the input it stands, such as {@code evidence.certificates[0].expiresOn}. */
    public String path() {
        return path;
    }
}
