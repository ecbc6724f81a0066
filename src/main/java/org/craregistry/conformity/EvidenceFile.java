package org.craregistry.conformity;

import java.time.Instant;
import java.util.UUID;
import org.craregistry.graphql.NodeId;

/**
 * A document of a piece of evidence, without its bytes.
 *
 * @param fileName what the sender called it, as far as it can be shown; never a path
 * @param mediaType the kind that its content has
 * @param size in bytes
 * @param sha256 of its bytes, in hexadecimal digits
 */
record EvidenceFile(
        UUID fileId,
        UUID recordId,
        UUID productId,
        UUID portfolioId,
        String fileName,
        String mediaType,
        long size,
        String sha256,
        String uploadedBy,
        Instant uploadedAt) {

    /** The id that clients see. */
    public String id() {
        return NodeId.of(NodeId.Kind.EVIDENCE_FILE, fileId);
    }

    /** Where it is downloaded from, on this registry. */
    public String path() {
        return "/evidence/files/" + id();
    }
}
