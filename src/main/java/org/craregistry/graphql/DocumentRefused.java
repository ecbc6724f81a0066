package org.craregistry.graphql;

import graphql.execution.AbortExecutionException;
import java.util.Map;

/** Ends a request whose document is not carried out, before anything is looked at. */
final class DocumentRefused extends AbortExecutionException {

    private static final long serialVersionUID = 1L;

    private final ErrorCode code;

    private DocumentRefused(ErrorCode code, String sentence) {
        super(sentence);
        this.code = code;
    }

    /** The word by which clients of automatic persisted queries know that they have to send the text as well. */
    static DocumentRefused toBeSent() {
        return new DocumentRefused(ErrorCode.PERSISTED_QUERY_NOT_FOUND, "PersistedQueryNotFound");
    }

    /** The word by which such clients know that they have to send texts, always. */
    static DocumentRefused neverRemembered() {
        return new DocumentRefused(ErrorCode.PERSISTED_QUERY_NOT_SUPPORTED, "PersistedQueryNotSupported");
    }

    static DocumentRefused unknown(String id) {
        return new DocumentRefused(
                ErrorCode.NOT_FOUND,
                ("There is no document \"%s\". Send the id of a trusted document, which is sha256: and the hash of its text in"
                                + " 64 digits, or the text itself.")
                        .formatted(BadRequest.shorten(id)));
    }

    static DocumentRefused notTrusted() {
        return new DocumentRefused(
                ErrorCode.DOCUMENT_NOT_TRUSTED,
                "This registry carries out trusted documents only, and this one is not among them. Ask its operator to"
                        + " add it, to the letter.");
    }

    static DocumentRefused written(String sentence) {
        return new DocumentRefused(ErrorCode.BAD_REQUEST, sentence);
    }

    static DocumentRefused notByGet() {
        return new DocumentRefused(ErrorCode.NOT_BY_GET, "Only queries are sent with GET. Send this one with POST.");
    }

    @Override
    public Map<String, Object> getExtensions() {
        return Map.of("code", code.name());
    }
}
