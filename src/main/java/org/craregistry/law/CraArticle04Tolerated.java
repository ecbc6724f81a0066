package org.craregistry.law;

import static org.craregistry.law.Act.CRA;
import static org.craregistry.law.Condition.allOf;
import static org.craregistry.law.Vocabulary.NON_COMPLIANCE_SIGN_VISIBLE;
import static org.craregistry.law.Vocabulary.PRESENTATION;
import static org.craregistry.law.Vocabulary.SAFETY_COMPONENT_UNDER_OTHER_LAW;

import java.util.List;

/** CRA Article 4(2) to (4): what may be shown or tried although it does not comply. */
final class CraArticle04Tolerated {

    static final Provision PROTOTYPES_MAY_BE_SHOWN = CRA.at("Art. 4(2)")
            .says("a prototype may be shown at a fair with a visible sign that it does not comply")
            .when(allOf(PRESENTATION.is(Presentation.TRADE_FAIR_PROTOTYPE), NON_COMPLIANCE_SIGN_VISIBLE.isYes()))
            .as("TOLERATED_4_2");

    static final Provision SAFETY_COMPONENTS_MAY_NOT_BE_TRIED = CRA.at("Art. 4(4)")
            .says("test software that is a safety component under other harmonisation law is not tolerated")
            .when(allOf(PRESENTATION.is(Presentation.TEST_SOFTWARE), SAFETY_COMPONENT_UNDER_OTHER_LAW.isYes()));

    static final Provision TEST_SOFTWARE_MAY_BE_TRIED = CRA.at("Art. 4(3)")
            .says("unfinished software may be made available for a limited test period with a visible sign")
            .when(allOf(PRESENTATION.is(Presentation.TEST_SOFTWARE), NON_COMPLIANCE_SIGN_VISIBLE.isYes()))
            .unless(SAFETY_COMPONENTS_MAY_NOT_BE_TRIED)
            .as("TOLERATED_4_3");

    static final Provision NOTHING_IS_TOLERATED_WITHOUT_ITS_SIGN = CRA.at("Art. 4(2), 4(3)")
            .asOurReading()
            .says("a prototype or test software without its visible sign is judged like every other product")
            .when(allOf(
                    PRESENTATION.is(Presentation.TRADE_FAIR_PROTOTYPE, Presentation.TEST_SOFTWARE),
                    NON_COMPLIANCE_SIGN_VISIBLE.isNo()))
            .as("SIGN_MISSING");

    static final List<Provision> PROVISIONS = List.of(
            PROTOTYPES_MAY_BE_SHOWN,
            TEST_SOFTWARE_MAY_BE_TRIED,
            SAFETY_COMPONENTS_MAY_NOT_BE_TRIED,
            NOTHING_IS_TOLERATED_WITHOUT_ITS_SIGN);

    private CraArticle04Tolerated() {}
}
