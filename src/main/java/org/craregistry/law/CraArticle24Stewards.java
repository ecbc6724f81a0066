package org.craregistry.law;

import static org.craregistry.law.Act.CRA;
import static org.craregistry.law.Vocabulary.OPERATOR_ROLE;

import java.util.List;

/** CRA Article 24: open-source software stewards. */
final class CraArticle24Stewards {

    static final Provision STEWARDS_HAVE_THEIR_OWN_REGIME = CRA.at("Art. 24, 3(14)")
            .says("a steward of open-source software has its own duties, and none of a manufacturer's procedures")
            .when(OPERATOR_ROLE.is(OperatorRole.OPEN_SOURCE_STEWARD))
            .as("STEWARD_REGIME");

    static final List<Provision> PROVISIONS = List.of(STEWARDS_HAVE_THEIR_OWN_REGIME);

    private CraArticle24Stewards() {}
}
