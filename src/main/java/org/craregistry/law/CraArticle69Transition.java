package org.craregistry.law;

import static org.craregistry.law.Act.CRA;
import static org.craregistry.law.Condition.allOf;
import static org.craregistry.law.Condition.reached;
import static org.craregistry.law.LegalDate.CRA_GENERAL_APPLICATION;
import static org.craregistry.law.LegalDate.CRA_REPORTING;
import static org.craregistry.law.Vocabulary.PLACED_ON_MARKET_ON;
import static org.craregistry.law.Vocabulary.STILL_PLACED_ON_MARKET;
import static org.craregistry.law.Vocabulary.SUBSTANTIALLY_MODIFIED;
import static org.craregistry.law.Vocabulary.SUBSTANTIALLY_MODIFIED_ON;

import java.util.List;

/** CRA Article 69: what was placed on the market before the CRA applied. */
final class CraArticle69Transition {

    static final Provision MODIFIED_PRODUCTS_ARE_COVERED = CRA.at("Art. 69(2)")
            .says("a product placed on the market before is covered once it is substantially modified from the general"
                    + " application on")
            .when(allOf(
                    SUBSTANTIALLY_MODIFIED.isYes(),
                    SUBSTANTIALLY_MODIFIED_ON.isOnOrAfter(CRA_GENERAL_APPLICATION),
                    SUBSTANTIALLY_MODIFIED_ON.hasCome()));

    static final Provision EARLIER_PRODUCTS_ARE_SPARED = CRA.at("Art. 69(2)")
            .says("a product all of whose units were placed on the market before the general application is bound by"
                    + " the reporting obligations only")
            .when(allOf(
                    reached(CRA_GENERAL_APPLICATION),
                    PLACED_ON_MARKET_ON.isBefore(CRA_GENERAL_APPLICATION),
                    STILL_PLACED_ON_MARKET.isNo()))
            .unless(MODIFIED_PRODUCTS_ARE_COVERED)
            .as("LEGACY_69_2");

    static final Provision EARLIER_UNITS_ARE_SPARED = CRA.at("Art. 69(2), 3(21)")
            .asOurReading()
            .says("units are counted one by one: those still being placed on the market make the CRA apply in full,"
                    + " those placed before stay spared")
            .when(allOf(
                    reached(CRA_GENERAL_APPLICATION),
                    PLACED_ON_MARKET_ON.isBefore(CRA_GENERAL_APPLICATION),
                    STILL_PLACED_ON_MARKET.isYes()))
            .unless(MODIFIED_PRODUCTS_ARE_COVERED)
            .as("EARLIER_UNITS_69_2");

    static final Provision EARLIER_PRODUCTS_ARE_REPORTED_ON = CRA.at("Art. 69(3)")
            .says("the reporting obligations cover products placed on the market before, too")
            .when(reached(CRA_REPORTING))
            .as("REPORTING_69_3");

    static final List<Provision> PROVISIONS = List.of(
            EARLIER_PRODUCTS_ARE_SPARED,
            MODIFIED_PRODUCTS_ARE_COVERED,
            EARLIER_UNITS_ARE_SPARED,
            EARLIER_PRODUCTS_ARE_REPORTED_ON);

    private CraArticle69Transition() {}

    /** Whether it is settled that only the reporting obligations bind the product, as placed on the market before. */
    static boolean isSpared(Case c) {
        return EARLIER_PRODUCTS_ARE_SPARED.weigh(c) == Truth.YES;
    }
}
