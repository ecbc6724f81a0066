package org.craregistry.law;

import static org.craregistry.law.Act.CRA;
import static org.craregistry.law.ApplicabilityOutcome.ARTICLE_14_ONLY;
import static org.craregistry.law.ApplicabilityOutcome.FULL;
import static org.craregistry.law.ApplicabilityOutcome.NOTHING_YET;
import static org.craregistry.law.ApplicabilityOutcome.NOT_IN_FORCE;
import static org.craregistry.law.Condition.allOf;
import static org.craregistry.law.Condition.not;
import static org.craregistry.law.Condition.reached;
import static org.craregistry.law.LegalDate.CRA_CHAPTER_IV;
import static org.craregistry.law.LegalDate.CRA_GENERAL_APPLICATION;
import static org.craregistry.law.LegalDate.CRA_IN_FORCE;
import static org.craregistry.law.LegalDate.CRA_REPORTING;

import java.util.ArrayList;
import java.util.List;

/** CRA Article 71: from when on the CRA applies, and how much of it. */
final class CraArticle71Application {

    static final Provision NOTHING_IS_IN_FORCE = CRA.at("Art. 71(1)")
            .says("before its entry into force the CRA binds nobody")
            .when(not(reached(CRA_IN_FORCE)))
            .as("NOT_IN_FORCE");

    static final Provision NOTHING_APPLIES_TO_MANUFACTURERS = CRA.at("Art. 71(2)")
            .says("before the reporting obligations apply, nothing applies to manufacturers")
            .when(not(reached(CRA_REPORTING)))
            .as("NOTHING_YET");

    static final Provision BODIES_ARE_BEING_NOTIFIED = CRA.at("Art. 71(2)")
            .says("the chapter on conformity assessment bodies applies earlier than the rest")
            .when(allOf(reached(CRA_CHAPTER_IV), not(reached(CRA_GENERAL_APPLICATION))))
            .as("CHAPTER_IV");

    static final Provision ONLY_REPORTING_APPLIES = CRA.at("Art. 71(2)")
            .says("before the general application, only the reporting obligations apply to manufacturers")
            .when(not(reached(CRA_GENERAL_APPLICATION)))
            .as("ARTICLE_14_ONLY");

    static final Provision EVERYTHING_APPLIES = CRA.at("Art. 71(2)")
            .says("from the general application on, all of the CRA applies")
            .when(reached(CRA_GENERAL_APPLICATION))
            .as("FULL");

    static final Sequence<ApplicabilityOutcome> APPLICABILITY = Sequence.of(
            "How much of the CRA applies",
            NOTHING_IS_IN_FORCE.gives(NOT_IN_FORCE),
            NOTHING_APPLIES_TO_MANUFACTURERS.gives(NOTHING_YET),
            ONLY_REPORTING_APPLIES.gives(ARTICLE_14_ONLY),
            CraArticle69Transition.EARLIER_PRODUCTS_ARE_SPARED.gives(ARTICLE_14_ONLY),
            EVERYTHING_APPLIES.gives(FULL));

    static final List<Provision> PROVISIONS = List.of(
            NOTHING_IS_IN_FORCE,
            NOTHING_APPLIES_TO_MANUFACTURERS,
            BODIES_ARE_BEING_NOTIFIED,
            ONLY_REPORTING_APPLIES,
            EVERYTHING_APPLIES);

    private static final List<Provision> NOTES = List.of(
            BODIES_ARE_BEING_NOTIFIED,
            CraArticle24Stewards.STEWARDS_HAVE_NO_DUTIES_YET,
            CraArticle24Stewards.STEWARDS_ARE_NOT_FINED,
            CraArticle69Transition.EARLIER_UNITS_ARE_SPARED);

    private CraArticle71Application() {}

    /** What else is worth knowing about the date. */
    static List<Provision> notes(Case c, boolean legacy) {
        if (legacy) {
            return List.of(CraArticle69Transition.EARLIER_PRODUCTS_ARE_REPORTED_ON);
        }
        List<Provision> notes = new ArrayList<>(2);
        for (Provision note : NOTES) {
            if (note.weigh(c) == Truth.YES) {
                notes.add(note);
            }
        }
        return notes;
    }
}
