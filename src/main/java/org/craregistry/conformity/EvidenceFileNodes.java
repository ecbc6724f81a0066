package org.craregistry.conformity;

import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.craregistry.graphql.NodeId;
import org.craregistry.graphql.NodeSource;
import org.craregistry.portfolio.EvidenceKind;
import org.craregistry.portfolio.ProductQueries;
import org.craregistry.portfolio.ProductView;
import org.springframework.stereotype.Component;

/** Finds documents by their ids: those whose evidence is on file, of products that the caller sees. */
@Component
class EvidenceFileNodes implements NodeSource {

    private final EvidenceFiles files;
    private final ProductQueries products;

    EvidenceFileNodes(EvidenceFiles files, ProductQueries products) {
        this.files = files;
        this.products = products;
    }

    @Override
    public NodeId.Kind kind() {
        return NodeId.Kind.EVIDENCE_FILE;
    }

    @Override
    public Class<?> type() {
        return EvidenceFile.class;
    }

    @Override
    public Map<UUID, EvidenceFile> find(Collection<UUID> ids) {
        List<EvidenceFile> stored = files.find(ids);
        Map<UUID, ProductView> owners = stored.isEmpty()
                ? Map.of()
                : products.find(
                        stored.stream().map(EvidenceFile::productId).distinct().toList());
        Map<UUID, EvidenceFile> found = new HashMap<>();
        for (EvidenceFile file : stored) {
            ProductView owner = owners.get(file.productId());
            if (owner != null && isOnFile(owner, file.recordId())) {
                found.put(file.fileId(), file);
            }
        }
        return found;
    }

    private static boolean isOnFile(ProductView product, UUID record) {
        return Arrays.stream(EvidenceKind.values())
                .anyMatch(kind -> product.evidence().find(kind, record).isPresent());
    }
}
