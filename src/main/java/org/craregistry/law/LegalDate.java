package org.craregistry.law;

import static org.craregistry.law.Act.AI_ACT;
import static org.craregistry.law.Act.AI_OMNIBUS;
import static org.craregistry.law.Act.CRA;
import static org.craregistry.law.Act.EHDS;

import java.util.Set;

/**
 * A day from which a part of the law applies. An act can move it, so the day itself stands in the {@link StateOfLaw}.
 */
public enum LegalDate {
    AI_ACT_IN_FORCE("the entry into force of the AI Act", "The AI Act enters into force", AI_ACT.at("Art. 113")),
    CRA_IN_FORCE("the entry into force of the CRA", "The Cyber Resilience Act enters into force", CRA.at("Art. 71(1)")),
    AI_PROHIBITIONS(
            "the application of the prohibitions of the AI Act",
            "The prohibitions of the AI Act begin to apply",
            AI_ACT.at("Art. 113(a)")),
    CRA_CHAPTER_IV(
            "the application of the CRA's chapter on conformity assessment bodies",
            "The Cyber Resilience Act's chapter on conformity assessment bodies begins to apply",
            CRA.at("Art. 71(2)")),
    AI_OMNIBUS_IN_FORCE(
            "the entry into force of the AI Omnibus", "The AI Omnibus enters into force", AI_OMNIBUS.at("as a whole")),
    AI_GENERAL_APPLICATION(
            "the general application of the AI Act",
            "The AI Act begins to apply, except for the parts that have a day of their own",
            AI_ACT.at("Art. 113")),
    CRA_REPORTING(
            "the application of the CRA's reporting obligations",
            "The Cyber Resilience Act's reporting obligations begin to apply",
            CRA.at("Art. 71(2)")),
    AI_PROHIBITIONS_ADDED(
            "the application of the added prohibitions of the AI Act",
            "The added prohibitions of the AI Act begin to apply",
            AI_ACT.at("Art. 113")),
    EHDS_AMENDMENTS(
            "the application of the CRA's rules on electronic health record systems",
            "The Cyber Resilience Act's rules on electronic health record systems begin to apply",
            EHDS.at("Art. 104")),
    EHDS_FIRST_GROUP(
            "the application of the European Health Data Space to the first group of health record systems",
            "The European Health Data Space begins to apply to the first group of health record systems",
            EHDS.at("Art. 105")),
    EHDS_SECOND_GROUP(
            "the application of the European Health Data Space to the second group of health record systems",
            "The European Health Data Space begins to apply to the second group of health record systems",
            EHDS.at("Art. 105")),
    EHDS_PUT_INTO_SERVICE(
            "the application of the European Health Data Space to health record systems put into service for own use",
            "The European Health Data Space begins to apply to health record systems put into service for own use",
            EHDS.at("Art. 26(2), 105")),
    AI_HIGH_RISK_ANNEX_III(
            "the application of the rules on systems of AI Act Annex III",
            "The AI Act's rules on systems that are high-risk by their use (Annex III) begin to apply",
            AI_ACT.at("Art. 113(c)")),
    CRA_GENERAL_APPLICATION(
            "the general application of the CRA",
            "The Cyber Resilience Act begins to apply in full",
            CRA.at("Art. 71(2)")),
    AI_HIGH_RISK_ANNEX_I(
            "the application of the rules on systems of AI Act Annex I",
            "The AI Act's rules on systems that are high-risk by product law (Annex I) begin to apply",
            AI_ACT.at("Art. 113(c)")),
    AI_PUBLIC_AUTHORITIES(
            "the end of the transition for systems used by public authorities",
            "The AI Act's extra time ends for earlier high-risk AI systems meant for public authorities",
            AI_ACT.at("Art. 111(2)"));

    private final String title;
    private final String statement;
    private final Citation citation;

    LegalDate(String title, String statement, Citation citation) {
        this.title = title;
        this.statement = statement;
        this.citation = citation;
    }

    /**
     * The days that this one cannot come before, whatever an act moves: an act applies from its entry into force on at the
     * earliest; CRA Article 71(2) takes Chapter IV and reporting out of the general application as parts that apply before it;
     * the transition of AI Act Article 111(2) is over for no system before the rules on it apply.
     */
    public Set<LegalDate> follows() {
        return switch (this) {
            case AI_ACT_IN_FORCE, CRA_IN_FORCE -> Set.of();
            case EHDS_FIRST_GROUP -> Set.of(EHDS_AMENDMENTS);
            case EHDS_SECOND_GROUP, EHDS_PUT_INTO_SERVICE -> Set.of(EHDS_FIRST_GROUP);
            case CRA_CHAPTER_IV, CRA_REPORTING, EHDS_AMENDMENTS -> Set.of(CRA_IN_FORCE);
            case CRA_GENERAL_APPLICATION -> Set.of(CRA_CHAPTER_IV, CRA_REPORTING);
            case AI_PROHIBITIONS,
                    AI_OMNIBUS_IN_FORCE,
                    AI_GENERAL_APPLICATION,
                    AI_HIGH_RISK_ANNEX_III,
                    AI_HIGH_RISK_ANNEX_I -> Set.of(AI_ACT_IN_FORCE);
            case AI_PROHIBITIONS_ADDED -> Set.of(AI_OMNIBUS_IN_FORCE);
            case AI_PUBLIC_AUTHORITIES -> Set.of(AI_HIGH_RISK_ANNEX_III, AI_HIGH_RISK_ANNEX_I);
        };
    }

    /** What happens on the day, in words that stay right when the day moves. */
    public String title() {
        return title;
    }

    /** The same as a sentence without its full stop. */
    public String statement() {
        return statement;
    }

    /** The provision that sets the day. */
    public Citation citation() {
        return citation;
    }
}
