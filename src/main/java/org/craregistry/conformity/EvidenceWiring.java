package org.craregistry.conformity;

import graphql.schema.idl.RuntimeWiring;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import org.craregistry.graphql.PlainFetcher;
import org.craregistry.law.AnnexIRequirement;
import org.craregistry.law.Article15Element;
import org.craregistry.portfolio.ProductView;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.execution.RuntimeWiringConfigurer;
import org.springframework.stereotype.Component;

/** Answers what is on file for a product; it comes with the row of the product. */
@Component
class EvidenceWiring implements RuntimeWiringConfigurer {

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
        }
        for (String standing : List.of("RequirementStanding", "Article15ElementStanding")) {
            wiring.type(
                    standing,
                    type -> type.dataFetcher("recordedBy", standing(StandingView::recordedBy))
                            .dataFetcher("recordedAt", standing(StandingView::recordedAt))
                            .dataFetcher("reviewedBy", standing(StandingView::reviewedBy))
                            .dataFetcher("reviewedAt", standing(StandingView::reviewedAt))
                            .dataFetcher("awaitsReview", standing(StandingView::awaitsReview)));
        }
        wiring.type("Condition", type -> type.dataFetcher("evidence", new PlainFetcher<>(EvidenceRecords::of)));
        PlainFetcher<ProductView> requirements = new PlainFetcher<>(
                product -> requirements(product, null),
                (product, asked) -> requirements(product, asked.getArgument("part")));
        wiring.type(
                "Product",
                type -> type.dataFetcher("certificates", new PlainFetcher<>(EvidenceWiring::certificates))
                        .dataFetcher("declarations", new PlainFetcher<>(EvidenceWiring::declarations))
                        .dataFetcher("assessments", new PlainFetcher<>(EvidenceWiring::assessments))
                        .dataFetcher("requirements", requirements)
                        .dataFetcher("article15Elements", new PlainFetcher<>(EvidenceWiring::elements)));
    }

    private static PlainFetcher<EvidenceView<?>> filed(Function<EvidenceView<?>, @Nullable Object> value) {
        return new PlainFetcher<>(value);
    }

    private static PlainFetcher<StandingView> standing(Function<StandingView, @Nullable Object> value) {
        return new PlainFetcher<>(value);
    }

    private static List<CertificateView> certificates(ProductView product) {
        return product.evidence().certificates().stream()
                .map(filed -> new CertificateView(product, filed))
                .toList();
    }

    private static List<DeclarationView> declarations(ProductView product) {
        return product.evidence().declarations().stream()
                .map(filed -> new DeclarationView(product, filed))
                .toList();
    }

    private static List<AssessmentView> assessments(ProductView product) {
        return product.evidence().assessments().stream()
                .map(filed -> new AssessmentView(product, filed))
                .toList();
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
