package org.craregistry.law;

import static org.craregistry.law.Act.CRA;
import static org.craregistry.law.Condition.not;
import static org.craregistry.law.Vocabulary.COMMERCIAL_ACTIVITY;
import static org.craregistry.law.Vocabulary.NATURE;

import java.util.List;

/** CRA Article 3: the definitions that decide what the CRA covers. */
final class CraArticle03Definitions {

    static final Provision IS_A_PRODUCT_WITH_DIGITAL_ELEMENTS = CRA.at("Art. 3(1), 3(2), recital 12")
            .says("it is hardware or software, together with its remote data processing")
            .when(not(NATURE.is(Nature.SERVICE)));

    static final Provision IS_NO_PRODUCT_WITH_DIGITAL_ELEMENTS = IS_A_PRODUCT_WITH_DIGITAL_ELEMENTS.failing(
            "NOT_A_PDE", "a pure service that is no remote data processing of a product is outside the CRA");

    static final Provision NON_COMMERCIAL_SUPPLY_IS_OUTSIDE = CRA.at("Art. 3(22), recitals 15 to 20")
            .says("what is not supplied in the course of a commercial activity is not made available on the market")
            .when(COMMERCIAL_ACTIVITY.isNo())
            .as("NON_COMMERCIAL");

    static final List<Provision> PROVISIONS = List.of(
            IS_A_PRODUCT_WITH_DIGITAL_ELEMENTS, IS_NO_PRODUCT_WITH_DIGITAL_ELEMENTS, NON_COMMERCIAL_SUPPLY_IS_OUTSIDE);

    private CraArticle03Definitions() {}
}
