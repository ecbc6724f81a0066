package org.craregistry.portfolio;

/** A product with what is on file for it, read once: what the law's answers point to is found here again. */
public record ProductWithEvidence(ProductView product, FiledEvidence evidence) {

    /**
     * Reads what is on file for a product.
     *
     * @throws IllegalArgumentException where it cannot be read any more
     */
    public static ProductWithEvidence of(ProductView product) {
        return new ProductWithEvidence(product, product.evidence());
    }

    /** Everything on record that the law answers from. */
    public LawInput lawInput() {
        return LawInput.of(
                product.state().facts(), evidence, product.version(), product.isDecided(), product.reliance());
    }
}
