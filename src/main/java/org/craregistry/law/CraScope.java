package org.craregistry.law;

import static org.craregistry.law.ScopeOutcome.IN_SCOPE;
import static org.craregistry.law.ScopeOutcome.OUT_OF_SCOPE;
import static org.craregistry.law.ScopeOutcome.STEWARD_REGIME;
import static org.craregistry.law.ScopeOutcome.TOLERATED_NON_COMPLIANT;

/** Whether the CRA covers a product: the provisions of Articles 2, 3, 4 and 24 in their order of precedence. */
final class CraScope {

    /** What is told of a product that a manufacturer has to make conform. */
    static final String COVERED = "The CRA covers the product with its rules for manufacturers.";

    static final Sequence<ScopeOutcome> SCOPE = Sequence.of(
            "Whether the CRA covers a product",
            CraArticle03Definitions.IS_NO_PRODUCT_WITH_DIGITAL_ELEMENTS.gives(OUT_OF_SCOPE),
            CraArticle02Scope.LACKS_A_DATA_CONNECTION.gives(OUT_OF_SCOPE),
            CraArticle02Scope.IS_NOT_ON_THE_UNION_MARKET.gives(OUT_OF_SCOPE),
            CraArticle02Scope.MEDICAL_DEVICES_ARE_EXCLUDED.gives(OUT_OF_SCOPE),
            CraArticle02Scope.IN_VITRO_DIAGNOSTICS_ARE_EXCLUDED.gives(OUT_OF_SCOPE),
            CraArticle02Scope.VEHICLES_ARE_EXCLUDED.gives(OUT_OF_SCOPE),
            CraArticle02Scope.CERTIFIED_AVIATION_IS_EXCLUDED.gives(OUT_OF_SCOPE),
            CraArticle02Scope.MARINE_EQUIPMENT_IS_EXCLUDED.gives(OUT_OF_SCOPE),
            CraArticle02Scope.TWO_AND_THREE_WHEELERS_ARE_EXCLUDED.gives(OUT_OF_SCOPE),
            CraArticle02Scope.IDENTICAL_SPARE_PARTS_ARE_EXCLUDED.gives(OUT_OF_SCOPE),
            CraArticle02Scope.DEFENCE_AND_CLASSIFIED_ARE_EXCLUDED.gives(OUT_OF_SCOPE),
            // Before the next line: a steward acts outside a commercial activity of its own and still has duties.
            CraArticle24Stewards.STEWARDS_HAVE_THEIR_OWN_REGIME.gives(STEWARD_REGIME),
            CraArticle03Definitions.NON_COMMERCIAL_SUPPLY_IS_OUTSIDE.gives(OUT_OF_SCOPE),
            CraArticle04Tolerated.PROTOTYPES_MAY_BE_SHOWN.gives(TOLERATED_NON_COMPLIANT),
            CraArticle04Tolerated.TEST_SOFTWARE_MAY_BE_TRIED.gives(TOLERATED_NON_COMPLIANT),
            CraArticle02Scope.PRODUCTS_ARE_COVERED.gives(IN_SCOPE));

    private CraScope() {}
}
