package org.craregistry.portfolio;

import java.time.LocalDate;
import java.util.List;
import org.craregistry.law.ProductClass;
import org.craregistry.law.ScopeOutcome;
import org.jspecify.annotations.Nullable;

/** Which products of a portfolio; a field that is {@code null} lets all through. The one predicate of lists, counts and exports. */
public record ProductFilter(
        @Nullable String text,
        @Nullable List<ScopeOutcome> scope,
        @Nullable List<ProductClass> productClass,
        @Nullable List<String> category,
        @Nullable List<String> openQuestion,
        @Nullable LocalDate placedFrom,
        @Nullable LocalDate placedUntil,
        @Nullable List<String> responsible,
        @Nullable Boolean withdrawn) {

    /** All products that are not withdrawn. */
    public static final ProductFilter ALL = new ProductFilter(null, null, null, null, null, null, null, null, null);
}
