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

    @SchemaMapping(typeName = "Certificate", field = "files")
    CompletableFuture<List<EvidenceFile>> filesOf(CertificateView record, DataFetchingEnvironment environment) {
        return files.ask(holder(record), environment);
    }

    @SchemaMapping(typeName = "Certificate", field = "addresses")
    CompletableFuture<List<EvidenceAddress>> addressesOf(CertificateView record, DataFetchingEnvironment environment) {
        return addresses.ask(holder(record), environment);
    }

    @SchemaMapping(typeName = "Declaration", field = "files")
    CompletableFuture<List<EvidenceFile>> filesOf(DeclarationView record, DataFetchingEnvironment environment) {
        return files.ask(holder(record), environment);
    }

    @SchemaMapping(typeName = "Declaration", field = "addresses")
    CompletableFuture<List<EvidenceAddress>> addressesOf(DeclarationView record, DataFetchingEnvironment environment) {
        return addresses.ask(holder(record), environment);
    }

    @SchemaMapping(typeName = "ConformityAssessment", field = "files")
    CompletableFuture<List<EvidenceFile>> filesOf(AssessmentView record, DataFetchingEnvironment environment) {
        return files.ask(holder(record), environment);
    }

    @SchemaMapping(typeName = "ConformityAssessment", field = "addresses")
    CompletableFuture<List<EvidenceAddress>> addressesOf(AssessmentView record, DataFetchingEnvironment environment) {
        return addresses.ask(holder(record), environment);
    }

    @SchemaMapping(typeName = "RequirementStanding", field = "files")
    CompletableFuture<List<EvidenceFile>> filesOf(RequirementView standing, DataFetchingEnvironment environment) {
        return files.ask(standing.holder(), environment);
    }

    @SchemaMapping(typeName = "RequirementStanding", field = "addresses")
    CompletableFuture<List<EvidenceAddress>> addressesOf(
            RequirementView standing, DataFetchingEnvironment environment) {
        return addresses.ask(standing.holder(), environment);
    }

    @SchemaMapping(typeName = "Article15ElementStanding", field = "files")
    CompletableFuture<List<EvidenceFile>> filesOf(ElementView standing, DataFetchingEnvironment environment) {
        return files.ask(standing.holder(), environment);
    }

    @SchemaMapping(typeName = "Article15ElementStanding", field = "addresses")
    CompletableFuture<List<EvidenceAddress>> addressesOf(ElementView standing, DataFetchingEnvironment environment) {
        return addresses.ask(standing.holder(), environment);
    }

    @SchemaMapping(typeName = "Product", field = "files")
    CompletableFuture<List<EvidenceFile>> filesOf(
            ProductView product,
            @Argument @Nullable List<ProductDocumentKind> kind,
            DataFetchingEnvironment environment) {
        DocumentHolder holder = new DocumentHolder(product.productId(), product.productId());
        return files.ask(holder, environment).thenApply(all -> ofKinds(kind, all));
    }

    @SchemaMapping(typeName = "Product", field = "addresses")
    CompletableFuture<List<EvidenceAddress>> addressesOf(
            ProductView product,
            @Argument @Nullable List<ProductDocumentKind> kind,
            DataFetchingEnvironment environment) {
        DocumentHolder holder = new DocumentHolder(product.productId(), product.productId());
        return addresses.ask(holder, environment).thenApply(all -> ofKinds(kind, all));
    }

    private static DocumentHolder holder(EvidenceView<?> view) {
        return new DocumentHolder(view.product().productId(), view.filed().recordId());
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
