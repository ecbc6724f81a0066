package org.craregistry.law;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The class of a product.
 *
 * @param productClass NONE outside the scope, UNKNOWN while the scope or the class cannot be told
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

    /** The scope is still open, but none of its outcomes has a class. */
    static final ClassAnswer OPEN_WITHOUT_CLASS =
            new ClassAnswer(ProductClass.UNKNOWN, ProductClass.NONE, null, List.of());

    /** Whether an outcome of the scope is still possible in which a product has a class. */
    static boolean mayHaveClass(Decision<ScopeOutcome> scope) {
        return scope.mayBe(ScopeOutcome.IN_SCOPE) || scope.mayBe(ScopeOutcome.TOLERATED_NON_COMPLIANT);
    }

    public ClassAnswer {
        grounds = List.copyOf(grounds);
    }
}
