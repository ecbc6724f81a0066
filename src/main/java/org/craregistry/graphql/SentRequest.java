package org.craregistry.graphql;

import graphql.execution.preparsed.persisted.PersistedQuerySupport;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.jackson.JacksonMixin;
import org.springframework.graphql.server.support.SerializableGraphQlRequest;
import tools.jackson.databind.annotation.JsonDeserialize;

/** A request as a client sends it, which may name its document by id and leave its text out. */
final class SentRequest extends SerializableGraphQlRequest {

    /** What is in the place of the text where none was sent. */
    static final String NO_TEXT = PersistedQuerySupport.PERSISTED_QUERY_MARKER;

    private @Nullable String documentId;

    public void setDocumentId(@Nullable String documentId) {
        this.documentId = documentId;
    }

    @Override
    public String getDocument() {
        return documentId != null && getQuery() == null ? NO_TEXT : super.getDocument();
    }

    /** As if there were none where they are {@code null}: Spring looks into them without asking. */
    @Override
    public void setExtensions(@Nullable Map<String, Object> extensions) {
        super.setExtensions(extensions == null ? Map.of() : extensions);
    }

    /** With the id among them: the engine hands on nothing else. */
    @Override
    public Map<String, Object> getExtensions() {
        if (documentId == null) {
            return super.getExtensions();
        }
        Map<String, Object> all = new HashMap<>(super.getExtensions());
        all.put(NamedDocument.ID, documentId);
        return all;
    }

    /** Has Jackson read requests as these. */
    @JacksonMixin(SerializableGraphQlRequest.class)
    @JsonDeserialize(as = SentRequest.class)
    abstract static class InPlaceOfTheUsual {}
}
