package org.craregistry.document;

import graphql.schema.idl.RuntimeWiring;
import org.craregistry.graphql.PlainFetcher;
import org.craregistry.portfolio.ProductView;
import org.springframework.graphql.execution.RuntimeWiringConfigurer;
import org.springframework.stereotype.Component;

/** How ready the declaration of a product is, computed from the product alone. */
@Component
class DeclarationWiring implements RuntimeWiringConfigurer {

    private final DeclarationDrafts drafts;

    DeclarationWiring(DeclarationDrafts drafts) {
        this.drafts = drafts;
    }

    @Override
    public void configure(RuntimeWiring.Builder wiring) {
        PlainFetcher<ProductView> readiness = new PlainFetcher<>(
                product -> drafts.of(product, null), (product, asked) -> drafts.of(product, asked.getArgument("asOf")));
        wiring.type("Product", type -> type.dataFetcher("declarationReadiness", readiness));
    }
}
