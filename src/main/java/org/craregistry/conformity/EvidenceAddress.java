package org.craregistry.conformity;

import java.net.URI;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.craregistry.graphql.NodeId;
import org.jspecify.annotations.Nullable;

/**
 * An address under which a document is kept elsewhere; nothing is fetched from it.
 *
 * @param title what people call the document; {@code null} where nobody said
 */
record EvidenceAddress(
        UUID documentId,
        UUID recordId,
        UUID productId,
        UUID portfolioId,
        URI url,
        @Nullable String title,
        @Nullable ProductDocumentKind kind,
        String attachedBy,
        Instant attachedAt)
        implements EvidenceDocument {

    /** The id that clients see. */
    public String id() {
        return NodeId.of(NodeId.Kind.EVIDENCE_ADDRESS, documentId);
    }

    @Override
    public String label() {
        return title == null ? url.toString() : title;
    }

    @Override
    public Map<String, Object> plain() {
        Map<String, Object> plain = new LinkedHashMap<>();
        plain.put("url", url.toString());
        if (title != null) {
            plain.put("title", title);
        }
        if (kind != null) {
            plain.put("kind", kind.name());
        }
        return plain;
    }
}
