package org.craregistry.conformity;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.craregistry.graphql.NodeId;
import org.craregistry.graphql.Refused;
import org.craregistry.graphql.UserError.Code;
import org.craregistry.portfolio.EvidenceKind;
import org.craregistry.portfolio.ProductEvidence;
import org.craregistry.portfolio.ProductQueries;
import org.craregistry.portfolio.ProductView;
import org.craregistry.security.Access;
import org.craregistry.security.MayCall.Who;
import org.springframework.stereotype.Component;

/** Finds what a document is to belong to, by the id that a client names. */
@Component
class DocumentHolders {

    private final ProductEvidence evidence;
    private final ProductQueries products;
    private final Access access;

    DocumentHolders(ProductEvidence evidence, ProductQueries products, Access access) {
        this.evidence = evidence;
        this.products = products;
        this.access = access;
    }

    /**
     * What has this id, where the caller may add documents to it.
     *
     * @param place the field of the input that names it
     * @throws Refused where it is not there for the caller, or the role does not suffice
     */
    DocumentHolder find(String place, String id) {
        DocumentHolder holder = named(id).orElseThrow(() -> absent(place, id));
        ProductView product = products.find(List.of(holder.product())).get(holder.product());
        if (product == null || !holder.isOnFile(product.evidence())) {
            throw absent(place, id);
        }
        access.require(product.portfolio().portfolioId(), Who.EDITOR);
        return holder;
    }

    private Optional<DocumentHolder> named(String id) {
        Optional<UUID> product = NodeId.find(NodeId.Kind.PRODUCT, id);
        if (product.isPresent()) {
            return product.map(found -> new DocumentHolder(found, found));
        }
        Optional<StandingId> standing = standing(NodeId.Kind.REQUIREMENT_STANDING, id)
                .filter(found -> found.requirement().isPresent())
                .or(() -> standing(NodeId.Kind.ELEMENT_STANDING, id)
                        .filter(found -> found.element().isPresent()));
        if (standing.isPresent()) {
            return standing.map(found -> new DocumentHolder(found.product(), found.id()));
        }
        return kind(id).flatMap(kind -> NodeId.find(kind.node(), id))
                .flatMap(record -> evidence.visibleProductOf(record).map(owner -> new DocumentHolder(owner, record)));
    }

    private static Optional<StandingId> standing(NodeId.Kind kind, String id) {
        return NodeId.find(kind, id).flatMap(StandingId::find);
    }

    private static Optional<EvidenceKind> kind(String id) {
        return Arrays.stream(EvidenceKind.values())
                .filter(kind -> NodeId.find(kind.node(), id).isPresent())
                .findFirst();
    }

    private static Refused absent(String place, String id) {
        return kind(id).map(kind -> EvidenceBook.absent(place, kind))
                .orElseGet(
                        () -> Refused.because(
                                Code.NOT_FOUND,
                                place,
                                "There is nothing with this id that you may see and that documents belong to. Use the id of a product, of"
                                        + " how it stands to a requirement or an element, or of a certificate, declaration or assessment."));
    }
}
