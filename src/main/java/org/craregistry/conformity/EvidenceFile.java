package org.craregistry.conformity;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.craregistry.graphql.NodeId;
import org.jspecify.annotations.Nullable;

/**
 * A document of a record of evidence, a standing or a product, without its bytes.
 *
 * @param fileName what the sender called it, as far as it can be shown; never a path
 * @param sha256 of its bytes, in hexadecimal digits
 */
record EvidenceFile(
        UUID documentId,
        UUID recordId,
        UUID productId,
        UUID portfolioId,
        String fileName,
        @Nullable ProductDocumentKind kind,
        DocumentContent content,
        long sizeInBytes,
        String sha256,
        String uploadedBy,
        Instant uploadedAt)
        implements EvidenceDocument {

    /** The id that clients see. */
    public String id() {
        return NodeId.of(NodeId.Kind.EVIDENCE_FILE, documentId);
    }

    /** The kind that its content has. */
    public String mediaType() {
        return content.kind().mediaType();
    }

    /** What it says of itself where it is a software bill of materials; {@code null} for other documents. */
    public @Nullable Sbom sbom() {
        SbomFormat format = content.kind().sbom();
        String version = content.formatVersion();
        return format == null || version == null ? null : new Sbom(format, version);
    }

    /** Where it is downloaded from, on this registry. */
    public String path() {
        return "/evidence/files/" + id();
    }

    @Override
    public String label() {
        return fileName;
    }

    @Override
    public Map<String, Object> plain() {
        Map<String, Object> plain = new LinkedHashMap<>();
        plain.put("fileName", fileName);
        if (kind != null) {
            plain.put("kind", kind.name());
        }
        plain.put("mediaType", mediaType());
        plain.put("sizeInBytes", sizeInBytes);
        plain.put("sha256", sha256);
        plain.put("path", path());
        return plain;
    }
}
