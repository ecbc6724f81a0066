package org.craregistry.conformity;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.craregistry.law.CertificateAnswer;
import org.craregistry.law.ConditionAnswer;
import org.craregistry.portfolio.EvidenceKind;
import org.craregistry.portfolio.ProductEvidence;
import org.craregistry.portfolio.ProductQueries;
import org.craregistry.portfolio.ProductView;
import org.craregistry.portfolio.ProductWithEvidence;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Finds pieces of evidence by their ids: one statement for their products, one for what is on file there. */
@Component
class EvidenceRecords {

    private final ProductEvidence evidence;
    private final ProductQueries products;

    EvidenceRecords(ProductEvidence evidence, ProductQueries products) {
        this.evidence = evidence;
        this.products = products;
    }

    /** Those that are on file and that the caller may see. */
    Map<UUID, EvidenceView<?>> find(EvidenceKind kind, Collection<UUID> ids) {
        Map<UUID, UUID> owners = evidence.productsOf(ids);
        Map<UUID, ProductView> found = owners.isEmpty() ? Map.of() : products.find(owners.values());
        Map<UUID, EvidenceView<?>> views = new HashMap<>();
        owners.forEach((record, product) -> {
            ProductView owner = found.get(product);
            if (owner != null) {
                owner.evidence()
                        .find(kind, record)
                        .ifPresent(filed -> views.put(record, EvidenceView.of(owner, filed)));
            }
        });
        return views;
    }

    /** The certificate on file that an answer is about; {@code null} where the law was asked of facts alone. No statement either. */
    static @Nullable EvidenceView<?> of(CertificateAnswer answer) {
        return answer.conditions().stream()
                .findFirst()
                .map(condition -> condition.judged().subject())
                .filter(ProductWithEvidence.class::isInstance)
                .map(ProductWithEvidence.class::cast)
                .map(onFile -> EvidenceView.of(
                        onFile.product(), onFile.evidence().certificates().get(answer.index())))
                .orElse(null);
    }

    /**
     * What a condition rests on among what is on file for the product of which the law was asked; nothing where it was asked of facts
     * alone. No statement: it came with the product.
     */
    static List<EvidenceView<?>> of(ConditionAnswer condition) {
        if (!(condition.judged().subject() instanceof ProductWithEvidence onFile)) {
            return List.of();
        }
        List<EvidenceView<?>> views = new ArrayList<>();
        condition
                .pieces()
                .forEach(piece -> views.add(
                        EvidenceView.of(onFile.product(), onFile.evidence().at(piece))));
        return views;
    }
}
