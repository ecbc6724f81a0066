package org.craregistry.conformity;

import graphql.schema.DataFetchingEnvironment;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import org.dataloader.DataLoader;
import org.springframework.graphql.data.method.annotation.SchemaMapping;
import org.springframework.graphql.execution.BatchLoaderRegistry;
import org.springframework.stereotype.Controller;
import reactor.core.publisher.Mono;

/** Answers which documents belong to pieces of evidence, for all of a page in one statement. */
@Controller
class EvidenceFileLists {

    private static final String LOADER = "files of evidence";

    private final EvidenceFiles files;

    EvidenceFileLists(EvidenceFiles files, BatchLoaderRegistry registry) {
        this.files = files;
        registry.<Asked, List<EvidenceFile>>forName(LOADER)
                .registerMappedBatchLoader((asked, environment) -> Mono.fromSupplier(() -> load(asked)));
    }

    private record Asked(UUID product, UUID record) {}

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

    private static CompletableFuture<List<EvidenceFile>> ask(
            EvidenceView<?> view, DataFetchingEnvironment environment) {
        DataLoader<Asked, List<EvidenceFile>> loader = Objects.requireNonNull(environment.getDataLoader(LOADER));
        return loader.load(new Asked(view.product().productId(), view.filed().recordId()));
    }

    private Map<Asked, List<EvidenceFile>> load(Set<Asked> asked) {
        Set<UUID> products = asked.stream().map(Asked::product).collect(Collectors.toSet());
        Map<UUID, List<EvidenceFile>> stored =
                files.ofProducts(products).stream().collect(Collectors.groupingBy(EvidenceFile::recordId));
        Map<Asked, List<EvidenceFile>> found = new HashMap<>();
        asked.forEach(one -> found.put(one, stored.getOrDefault(one.record(), List.of())));
        return found;
    }
}
