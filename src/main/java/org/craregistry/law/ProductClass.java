package org.craregistry.law;

/** How critical the CRA holds a product to be, which decides how its conformity may be assessed. */
public enum ProductClass implements Choice {
    /** Neither important nor critical; the acts have no word of their own for it. */
    DEFAULT("Default"),
    /** Important product of Annex III class I. */
    IMPORTANT_CLASS_I("Important, class I"),
    /** Important product of Annex III class II. */
    IMPORTANT_CLASS_II("Important, class II"),
    /** Critical product of Annex IV. */
    CRITICAL("Critical"),
    /** No class, because the product is outside the rules for manufacturers. */
    NONE("None"),
    /** Cannot be told yet. */
    UNKNOWN("Not known yet");

    private final String label;

    ProductClass(String label) {
        this.label = label;
    }

    @Override
    public String label() {
        return label;
    }
}
