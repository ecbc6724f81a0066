package org.craregistry.conformity;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.craregistry.graphql.NodeId;
import org.craregistry.graphql.NodeSource;
import org.craregistry.portfolio.ProductQueries;
import org.craregistry.portfolio.ProductView;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Finds documents by their ids: those whose evidence is on file, of products that the caller sees. */
@Configuration(proxyBeanMethods = false)
class EvidenceDocumentNodes {

    @Bean
    Source<EvidenceFile> evidenceFileNodes(EvidenceFiles files, ProductQueries products) {
        return new Source<>(NodeId.Kind.EVIDENCE_FILE, EvidenceFile.class, files::find, products);
    }

    @Bean
    Source<EvidenceAddress> evidenceAddressNodes(EvidenceAddresses addresses, ProductQueries products) {
        return new Source<>(NodeId.Kind.EVIDENCE_ADDRESS, EvidenceAddress.class, addresses::find, products);
    }

    /** @param stored finds documents, whoever asks */
    record Source<D extends EvidenceDocument>(
            NodeId.Kind kind, Class<D> type, Function<Collection<UUID>, List<D>> stored, ProductQueries products)
            implements NodeSource {

        @Override
        public Map<UUID, D> find(Collection<UUID> ids) {
            List<D> documents = stored.apply(ids);
            List<UUID> asked = documents.stream()
                    .map(EvidenceDocument::productId)
                    .distinct()
                    .toList();
            Map<UUID, ProductView> owners = asked.isEmpty() ? Map.of() : products.find(asked);
            Map<UUID, D> found = new HashMap<>();
            for (D document : documents) {
                ProductView owner = owners.get(document.productId());
                if (owner != null && document.holder().isOnFile(owner.evidence())) {
                    found.put(document.documentId(), document);
                }
            }
            return found;
        }
    }
}
