package org.craregistry.conformity;

import graphql.schema.DataFetchingEnvironment;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import org.craregistry.graphql.Batch;
import org.springframework.graphql.data.method.annotation.SchemaMapping;
import org.springframework.graphql.execution.BatchLoaderRegistry;
import org.springframework.stereotype.Controller;

/** Answers which documents belong to pieces of evidence, for all of a page in one statement. */
@Controller
class EvidenceFileLists {

    private final EvidenceFiles files;
    private final Batch<OfProduct, List<EvidenceFile>> lists;

    EvidenceFileLists(EvidenceFiles files, BatchLoaderRegistry registry) {
        this.files = files;
        this.lists = Batch.of(registry, "files of evidence", (records, request) -> load(records));
    }

    private record OfProduct(UUID product, UUID record) {}

    @SchemaMapping(typeName = "Certificate", field = "files")
    CompletableFuture<List<EvidenceFile>> ofCertificate(
            CertificateView certificate, DataFetchingEnvironment environment) {
        return ask(certificate, environment);
    }

    @SchemaMapping(typeName = "Declaration", field = "files")
    CompletableFuture<List<EvidenceFile>> ofDeclaration(
            DeclarationView declaration, DataFetchingEnvironment environment) {
        return ask(declaration, environment);
    }

    @SchemaMapping(typeName = "ConformityAssessment", field = "files")
    CompletableFuture<List<EvidenceFile>> ofAssessment(AssessmentView assessment, DataFetchingEnvironment environment) {
        return ask(assessment, environment);
    }

    private CompletableFuture<List<EvidenceFile>> ask(EvidenceView<?> view, DataFetchingEnvironment environment) {
        return lists.ask(new OfProduct(view.product().productId(), view.filed().recordId()), environment);
    }

    private Map<OfProduct, List<EvidenceFile>> load(Set<OfProduct> asked) {
        Set<UUID> products = asked.stream().map(OfProduct::product).collect(Collectors.toSet());
        Map<UUID, List<EvidenceFile>> stored =
                files.ofProducts(products).stream().collect(Collectors.groupingBy(EvidenceFile::recordId));
        Map<OfProduct, List<EvidenceFile>> found = new HashMap<>();
        asked.forEach(one -> found.put(one, stored.getOrDefault(one.record(), List.of())));
        return found;
    }
}
