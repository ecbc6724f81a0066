package org.craregistry.portfolio;

import java.util.Map;
import org.craregistry.law.Citation;
import org.craregistry.law.Term;
import org.jspecify.annotations.Nullable;

/**
 * How many products of a portfolio have the same answer.
 *
 * @param narrowed lets exactly these products through
 * @param answer the answer with what people read for it; without a code where the products have none
 */
public record ProductCount(PortfolioView portfolio, ProductFilter narrowed, Term answer, long count) {

    public @Nullable String code() {
        return answer.code().isEmpty() ? null : answer.code();
    }

    public String label() {
        return answer.label();
    }

    public @Nullable String explanation() {
        return answer.explanation();
    }

    public @Nullable Citation citation() {
        return answer.citation();
    }

    /** The filter as clients write it. */
    public Map<String, Object> filter() {
        return NarrowedFilter.plain(narrowed);
    }
}
