package org.craregistry.conformity;

import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.craregistry.graphql.NodeId;
import org.craregistry.graphql.Payload;
import org.craregistry.portfolio.ProductQueries;
import org.craregistry.portfolio.ProductView;
import org.craregistry.security.MayCall;
import org.craregistry.security.MayCall.Who;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.MutationMapping;
import org.springframework.stereotype.Controller;

/** Carries out what is asked to be changed of documents; they come in over plain HTTP. */
@Controller
class EvidenceFileMutations {

    private final EvidenceFileBook book;
    private final ProductQueries products;

    EvidenceFileMutations(EvidenceFileBook book, ProductQueries products) {
        this.book = book;
        this.products = products;
    }

    record RemoveFileInput(String id, String reason) {}

    @MutationMapping
    @MayCall(Who.EDITOR)
    Payload<ProductView> removeEvidenceFile(@Argument RemoveFileInput input) {
        return Payload.of(() -> {
            UUID file = NodeId.find(NodeId.Kind.EVIDENCE_FILE, input.id()).orElseThrow(EvidenceFileBook::absent);
            UUID product = book.remove(file, input.reason());
            return Objects.requireNonNull(products.find(List.of(product)).get(product));
        });
    }
}
