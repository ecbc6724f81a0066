package org.craregistry.conformity;

import graphql.schema.DataFetchingEnvironment;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.craregistry.graphql.Batch;
import org.craregistry.portfolio.ProductView;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.SchemaMapping;
import org.springframework.graphql.execution.BatchLoaderRegistry;
import org.springframework.stereotype.Controller;

/** Answers which documents belong to what, for all of a page in one statement for files and one for addresses. */
@Controller
class EvidenceFileLists {

    private final Batch<DocumentHolder, List<EvidenceFile>> files;
    private final Batch<DocumentHolder, List<EvidenceAddress>> addresses;

    EvidenceFileLists(EvidenceFiles files, EvidenceAddresses addresses, BatchLoaderRegistry registry) {
        this.files = Batch.of(registry, "files of evidence", (asked, request) -> load(asked, files::ofProducts));
        this.addresses =
                Batch.of(registry, "addresses of evidence", (asked, request) -> load(asked, addresses::ofProducts));
    }

    CompletableFuture<List<EvidenceFile>> filesOf(DocumentHolder holder, DataFetchingEnvironment environment) {
        return files.ask(holder, environment);
    }

    CompletableFuture<List<EvidenceAddress>> addressesOf(DocumentHolder holder, DataFetchingEnvironment environment) {
        return addresses.ask(holder, environment);
    }

    @SchemaMapping(typeName = "Product", field = "files")
    CompletableFuture<List<EvidenceFile>> filesOf(
            ProductView product,
            @Argument @Nullable List<ProductDocumentKind> kind,
            DataFetchingEnvironment environment) {
        return filesOf(holder(product), environment).thenApply(all -> ofKinds(kind, all));
    }

    @SchemaMapping(typeName = "Product", field = "addresses")
    CompletableFuture<List<EvidenceAddress>> addressesOf(
            ProductView product,
            @Argument @Nullable List<ProductDocumentKind> kind,
            DataFetchingEnvironment environment) {
        return addressesOf(holder(product), environment).thenApply(all -> ofKinds(kind, all));
    }

    private static DocumentHolder holder(ProductView product) {
        return new DocumentHolder(product.productId(), product.productId());
    }

    private static <D extends EvidenceDocument> List<D> ofKinds(
            @Nullable List<ProductDocumentKind> kinds, List<D> documents) {
        return documents.stream()
                .filter(document -> kinds == null || kinds.contains(document.kind()))
                .toList();
    }

    private static <D extends EvidenceDocument> Map<DocumentHolder, List<D>> load(
            Set<DocumentHolder> asked, Function<Collection<UUID>, List<D>> ofProducts) {
        Set<UUID> products = asked.stream().map(DocumentHolder::product).collect(Collectors.toSet());
        Map<DocumentHolder, List<D>> stored =
                ofProducts.apply(products).stream().collect(Collectors.groupingBy(EvidenceDocument::holder));
        Map<DocumentHolder, List<D>> found = new HashMap<>();
        asked.forEach(one -> found.put(one, stored.getOrDefault(one, List.of())));
        return found;
    }
}
