package org.craregistry.law;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The class of a product.
 *
 * @param productClass NONE where no outcome of the scope that is possible has a class, UNKNOWN while it cannot be told
 * @param ifInScope the class should the open questions of scope come out in scope; NONE where they no longer can
 * @param category the category that gives the class, or would; {@code null} where it is none or cannot be told
 * @param grounds the provisions that give the class, or would; none where it cannot be told
 */
public record ClassAnswer(
        ProductClass productClass,
        ProductClass ifInScope,
        @Nullable Category category,
        List<Provision> grounds) {

    static final ClassAnswer NONE = new ClassAnswer(ProductClass.NONE, ProductClass.NONE, null, List.of());

    /** Whether an outcome of the scope is still possible in which a product has a class. */
    static boolean mayHaveClass(Decision<ScopeOutcome> scope) {
        return scope.mayBe(ScopeOutcome.IN_SCOPE) || scope.mayBe(ScopeOutcome.TOLERATED_NON_COMPLIANT);
    }

    /** Whether a product has a class in this outcome of the scope. */
    static boolean hasClass(ScopeOutcome outcome) {
        return outcome == ScopeOutcome.IN_SCOPE || outcome == ScopeOutcome.TOLERATED_NON_COMPLIANT;
    }

    public ClassAnswer {
        grounds = List.copyOf(grounds);
    }
}
