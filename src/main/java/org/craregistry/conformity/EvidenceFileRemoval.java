package org.craregistry.conformity;

import java.util.List;
import java.util.UUID;
import org.craregistry.audit.Origin;
import org.craregistry.audit.StatedReason;
import org.craregistry.graphql.Refused;
import org.craregistry.graphql.UserError.Code;
import org.craregistry.portfolio.ProductEvidence;
import org.craregistry.portfolio.ProductQueries;
import org.craregistry.security.MayCall.Who;
import org.springframework.stereotype.Service;

/**
 * Removes documents, files and addresses alike, on behalf of the caller, each in the one transaction that {@link ProductEvidence}
 * opens.
 */
@Service
class EvidenceFileRemoval {

    private final ProductEvidence evidence;
    private final ProductQueries products;
    private final EvidenceFiles files;
    private final EvidenceAddresses addresses;
    private final EvidenceFileLog log;

    EvidenceFileRemoval(
            ProductEvidence evidence,
            ProductQueries products,
            EvidenceFiles files,
            EvidenceAddresses addresses,
            EvidenceFileLog log) {
        this.evidence = evidence;
        this.products = products;
        this.files = files;
        this.addresses = addresses;
        this.log = log;
    }

    /**
     * Deletes the content of a file, or an address, also of evidence that was taken off file, and returns the product it was kept
     * for. What it was stays on record.
     */
    UUID remove(UUID id, String stated) {
        String reason = StatedReason.required(stated);
        EvidenceDocument document = find(id);
        if (products.find(List.of(document.productId())).isEmpty()) {
            throw absent();
        }
        evidence.change(document.productId(), "id", Who.EDITOR, reason, refiling -> {
            Origin origin = refiling.origin();
            boolean removed = document instanceof EvidenceFile
                    ? files.remove(id, origin, reason)
                    : addresses.remove(id, origin, reason);
            if (!removed) {
                throw absent();
            }
            log.removed(refiling, document);
        });
        return document.productId();
    }

    private EvidenceDocument find(UUID id) {
        List<UUID> one = List.of(id);
        return files.find(one).stream()
                .<EvidenceDocument>map(file -> file)
                .findFirst()
                .or(() -> addresses.find(one).stream().findFirst())
                .orElseThrow(EvidenceFileRemoval::absent);
    }

    static Refused absent() {
        return Refused.because(
                Code.NOT_FOUND,
                "id",
                "There is no document with this id that you may see. Use the id or the path of a document that you see.");
    }
}
