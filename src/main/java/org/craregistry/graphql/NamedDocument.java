package org.craregistry.graphql;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a request says of the document it wants carried out.
 *
 * @param text {@code null} where only its hash was sent
 * @param hash its SHA-256 in hexadecimal digits; {@code null} where only the text was sent
 * @param automatic whether the client follows the protocol of automatic persisted queries
 */
record NamedDocument(@Nullable String text, @Nullable String hash, boolean automatic) {

    /** Where {@link SentRequest} puts the id of a document. */
    static final String ID = "documentId";

    private static final String SHA_256 = "sha256:";
    private static final String AUTOMATIC = "persistedQuery";

    /**
     * Reads it.
     *
     * @param text what is in the place of the text
     * @throws DocumentRefused where it cannot be understood
     */
    static NamedDocument of(String text, Map<String, Object> extensions) {
        String sent = text.equals(SentRequest.NO_TEXT) ? null : text;
        if (extensions.get(ID) instanceof String id) {
            if (!id.startsWith(SHA_256)) {
                throw DocumentRefused.unknown(id);
            }
            return new NamedDocument(sent, id.substring(SHA_256.length()), false);
        }
        Object automatic = extensions.get(AUTOMATIC);
        return automatic == null
                ? new NamedDocument(text, null, false)
                : new NamedDocument(sent, hashOf(automatic), true);
    }

    private static String hashOf(Object automatic) {
        if (automatic instanceof Map<?, ?> said
                && said.get("version") instanceof Number version
                && version.intValue() == 1
                && said.get("sha256Hash") instanceof String hash) {
            return hash;
        }
        throw DocumentRefused.written(
                "extensions.persistedQuery cannot be read. Send {\"version\": 1, \"sha256Hash\": \"...\"}.");
    }
}
