package org.craregistry.conformity;

import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A file or an address that belongs to a record of evidence, a standing or a product. */
sealed interface EvidenceDocument permits EvidenceFile, EvidenceAddress {

    UUID documentId();

    /** What it belongs to: the id of a record, of a standing, or of the product. */
    UUID recordId();

    UUID productId();

    /** What it is of a product; {@code null} where it belongs to something else. */
    @Nullable
    ProductDocumentKind kind();

    /** What people call it. */
    String label();

    /** Its fields under their names in the API, for the change log. */
    Map<String, Object> plain();

    default DocumentHolder holder() {
        return new DocumentHolder(productId(), recordId());
    }

    /** Whether it belongs to the same, as a document of the same kind. */
    default boolean isBeside(EvidenceDocument other) {
        return recordId().equals(other.recordId()) && kind() == other.kind();
    }
}
