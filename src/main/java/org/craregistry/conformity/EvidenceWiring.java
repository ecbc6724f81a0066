package org.craregistry.conformity;

import graphql.schema.DataFetcher;
import graphql.schema.DataFetchingEnvironment;
import graphql.schema.idl.RuntimeWiring;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.craregistry.graphql.Connection;
import org.craregistry.graphql.PageRequest;
import org.craregistry.graphql.PlainFetcher;
import org.craregistry.law.AnnexIRequirement;
import org.craregistry.law.Article15Element;
import org.craregistry.law.CertificateAnswer;
import org.craregistry.law.ConditionAnswer;
import org.craregistry.portfolio.EvidenceKind;
import org.craregistry.portfolio.ProductView;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.execution.RuntimeWiringConfigurer;
import org.springframework.stereotype.Component;

/** Answers what is on file for a product; it comes with the row of the product. */
@Component
class EvidenceWiring implements RuntimeWiringConfigurer {

    private static final PageRequest FIRST_PAGE = new PageRequest(PageRequest.USUAL, false, null);

    private final EvidenceFileLists documents;

    EvidenceWiring(EvidenceFileLists documents) {
        this.documents = documents;
    }

    @Override
    public void configure(RuntimeWiring.Builder wiring) {
        for (String record : List.of("Certificate", "Declaration", "ConformityAssessment")) {
            wiring.type(
                    record,
                    type -> type.dataFetcher("id", filed(EvidenceView::id))
                            .dataFetcher("revision", filed(EvidenceView::revision))
                            .dataFetcher("filedAt", filed(EvidenceView::filedAt))
                            .dataFetcher("filedBy", filed(EvidenceView::filedBy))
                            .dataFetcher("changedAt", filed(EvidenceView::changedAt)));
            addDocuments(wiring, record, EvidenceView<?>::holder);
        }
        for (String standing : List.of("RequirementStanding", "Article15ElementStanding")) {
            wiring.type(
                    standing,
                    type -> type.dataFetcher("recordedBy", standing(StandingView::recordedBy))
                            .dataFetcher("recordedAt", standing(StandingView::recordedAt))
                            .dataFetcher("reviewedBy", standing(StandingView::reviewedBy))
                            .dataFetcher("reviewedAt", standing(StandingView::reviewedAt))
                            .dataFetcher("awaitsReview", standing(StandingView::awaitsReview)));
            addDocuments(wiring, standing, StandingView::holder);
        }
        wiring.type(
                "Condition",
                type -> type.dataFetcher("evidence", new PlainFetcher<ConditionAnswer>(EvidenceRecords::of)));
        wiring.type(
                "CertificateAnswer",
                type -> type.dataFetcher("certificate", new PlainFetcher<CertificateAnswer>(EvidenceRecords::of)));
        PlainFetcher<ProductView> requirements = new PlainFetcher<>(
                product -> requirements(product, null),
                (product, asked) -> requirements(product, asked.getArgument("part")));
        wiring.type(
                "Product",
                type -> type.dataFetcher("certificates", records(EvidenceKind.CERTIFICATE))
                        .dataFetcher("declarations", records(EvidenceKind.DECLARATION))
                        .dataFetcher("assessments", records(EvidenceKind.ASSESSMENT))
                        .dataFetcher("requirements", requirements)
                        .dataFetcher("article15Elements", new PlainFetcher<>(EvidenceWiring::elements)));
    }

    private <H> void addDocuments(RuntimeWiring.Builder wiring, String of, Function<H, DocumentHolder> holder) {
        DataFetcher<?> files = asked -> documents.filesOf(holder.apply(source(asked)), asked);
        DataFetcher<?> addresses = asked -> documents.addressesOf(holder.apply(source(asked)), asked);
        wiring.type(of, type -> type.dataFetcher("files", files).dataFetcher("addresses", addresses));
    }

    private static <H> H source(DataFetchingEnvironment asked) {
        return Objects.requireNonNull(asked.<H>getSource());
    }

    private static PlainFetcher<EvidenceView<?>> filed(Function<EvidenceView<?>, @Nullable Object> value) {
        return new PlainFetcher<>(value);
    }

    private static PlainFetcher<StandingView> standing(Function<StandingView, @Nullable Object> value) {
        return new PlainFetcher<>(value);
    }

    private static PlainFetcher<ProductView> records(EvidenceKind kind) {
        return new PlainFetcher<>(
                product -> records(kind, product, FIRST_PAGE),
                (product, asked) -> records(kind, product, PageRequest.of(asked, kind.ordinal())));
    }

    private static Connection<EvidenceView<?>> records(EvidenceKind kind, ProductView product, PageRequest page) {
        List<EvidenceView<?>> views = new ArrayList<>();
        product.evidence().records(kind).forEach(filed -> views.add(EvidenceView.of(product, filed)));
        return Connection.ofAll(page, views, view -> view.filed().recordId(), kind.ordinal());
    }

    private static List<RequirementView> requirements(ProductView product, @Nullable String part) {
        return Arrays.stream(AnnexIRequirement.values())
                .filter(requirement -> part == null || part.equals("PART_" + "I".repeat(requirement.part())))
                .map(requirement -> RequirementView.of(product, requirement))
                .toList();
    }

    private static List<ElementView> elements(ProductView product) {
        return Arrays.stream(Article15Element.values())
                .map(element -> ElementView.of(product, element))
                .toList();
    }
}
