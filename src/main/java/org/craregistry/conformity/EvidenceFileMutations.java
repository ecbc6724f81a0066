package org.craregistry.conformity;

import java.net.URL;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.craregistry.graphql.NodeId;
import org.craregistry.graphql.Payload;
import org.craregistry.graphql.Refused;
import org.craregistry.graphql.UserError.Code;
import org.craregistry.portfolio.ProductQueries;
import org.craregistry.portfolio.ProductView;
import org.craregistry.security.MayCall;
import org.craregistry.security.MayCall.Who;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.MutationMapping;
import org.springframework.stereotype.Controller;

/** Carries out what is asked to be changed of documents; files come in over plain HTTP. */
@Controller
class EvidenceFileMutations {

    private final EvidenceFileBook book;
    private final EvidenceFileRemoval removal;
    private final DocumentHolders holders;
    private final ProductQueries products;

    EvidenceFileMutations(
            EvidenceFileBook book, EvidenceFileRemoval removal, DocumentHolders holders, ProductQueries products) {
        this.book = book;
        this.removal = removal;
        this.holders = holders;
        this.products = products;
    }

    record AttachAddressInput(
            String to,
            URL url,
            @Nullable String title,
            @Nullable ProductDocumentKind kind,
            @Nullable String reason) {}

    record RemoveFileInput(String id, String reason) {}

    @MutationMapping
    @MayCall(Who.EDITOR)
    Payload<EvidenceAddress> attachAddress(@Argument AttachAddressInput input) {
        return Payload.of(() -> {
            DocumentHolder holder = holders.find("to", input.to());
            requireKind(holder, input.kind());
            AttachedAddress attached = AttachedAddress.of(input.url(), input.title(), input.kind(), input.reason());
            return book.attach(holder, attached).document();
        });
    }

    private static void requireKind(DocumentHolder holder, @Nullable ProductDocumentKind kind) {
        if (holder.isProduct() != (kind != null)) {
            String sentence = holder.isProduct()
                    ? "What the document is has to be said for a document of a product."
                    : "What the document is can be said for a document of a product only; leave it out here.";
            throw Refused.because(Code.INVALID, "kind", sentence);
        }
    }

    @MutationMapping
    @MayCall(Who.EDITOR)
    Payload<ProductView> removeEvidenceFile(@Argument RemoveFileInput input) {
        return Payload.of(() -> {
            UUID document = NodeId.find(NodeId.Kind.EVIDENCE_FILE, input.id())
                    .or(() -> NodeId.find(NodeId.Kind.EVIDENCE_ADDRESS, input.id()))
                    .orElseThrow(EvidenceFileRemoval::absent);
            UUID product = removal.remove(document, input.reason());
            return Objects.requireNonNull(products.find(List.of(product)).get(product));
        });
    }
}
