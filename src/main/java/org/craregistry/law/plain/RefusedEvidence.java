package org.craregistry.law.plain;

/** Evidence that cannot be as it was given: a sentence in the words that people read, and the place beside it. */
public final class RefusedEvidence extends IllegalArgumentException {

    private static final long serialVersionUID = 1L;

    private final String path;
    private final String missing;

    RefusedEvidence(String path, String sentence) {
        this(path, "", sentence);
    }

    RefusedEvidence(String path, String missing, String sentence) {
        super(sentence);
        this.path = path;
        this.missing = missing;
    }

    /** Where in the input it stands, such as {@code evidence.certificates[0].expiresOn}. */
    public String path() {
        return path;
    }

    /** The field that is missing beside it, where that is why; the empty text where nothing is. */
    public String missing() {
        return missing;
    }
}
