package org.craregistry.law;

import static org.craregistry.law.Act.AI_ACT;
import static org.craregistry.law.AiStatusOutcome.AI_OUT_OF_SCOPE;
import static org.craregistry.law.AiStatusOutcome.HIGH_RISK_ANNEX_III;
import static org.craregistry.law.AiStatusOutcome.HIGH_RISK_ANNEX_I_A;
import static org.craregistry.law.AiStatusOutcome.HIGH_RISK_ANNEX_I_A_AND_III;
import static org.craregistry.law.AiStatusOutcome.HIGH_RISK_ANNEX_I_B;
import static org.craregistry.law.AiStatusOutcome.NOT_AI;
import static org.craregistry.law.AiStatusOutcome.NOT_HIGH_RISK;
import static org.craregistry.law.AiStatusOutcome.NOT_HIGH_RISK_DEROGATION;
import static org.craregistry.law.AiStatusOutcome.PROHIBITED;
import static org.craregistry.law.Condition.allOf;
import static org.craregistry.law.Condition.known;
import static org.craregistry.law.Condition.not;
import static org.craregistry.law.Vocabulary.AI_PROCEDURE_CHOSEN;
import static org.craregistry.law.Vocabulary.AI_STANDARDS_APPLIED;
import static org.craregistry.law.Vocabulary.ANNEX_III_POINTS;
import static org.craregistry.law.Vocabulary.LAW_ENFORCEMENT_USE;

import java.util.List;

/** AI Act Article 43: which conformity assessment procedure a high-risk system has to follow. */
final class AiActArticle43Assessment {

    private static final Condition IS_BIOMETRIC =
            ANNEX_III_POINTS.includesAny(AnnexIIIPoint.P1A, AnnexIIIPoint.P1B, AnnexIIIPoint.P1C);

    private static final Condition BY_A_USE = AiStatus.STATUS.is(HIGH_RISK_ANNEX_III);

    /** A standard or, where there is none, a specification for all of Section 2, applied in full, not restricted. */
    static final Condition STANDARDS_ARE_APPLIED_IN_FULL = allOf(
            known(
                    "a standard or specification for all of Chapter III Section 2 is published without restriction",
                    "No standard or specification for all requirements on high-risk systems is published yet.",
                    c -> c.stateOfLaw().hasFullAiStandard(c.asOf())
                            || c.stateOfLaw().hasFullAiSpecification(c.asOf())),
            AI_STANDARDS_APPLIED.is(AiStandardsApplied.FULL));

    static final Provision NOTHING_IS_ASSESSED = AI_ACT.at("Art. 43, 2(2)")
            .says("what is not high-risk, or high-risk by Annex I Section B, has no procedure under the AI Act")
            .when(AiStatus.STATUS.is(
                    NOT_AI, AI_OUT_OF_SCOPE, NOT_HIGH_RISK, NOT_HIGH_RISK_DEROGATION, HIGH_RISK_ANNEX_I_B))
            .as("AIA_NO_PROCEDURE");

    static final Provision PROHIBITIONS_BLOCK = AI_ACT.at("Art. 5(1)")
            .says("no conformity assessment makes a prohibited practice lawful")
            .when(AiStatus.STATUS.is(PROHIBITED))
            .as("AIA_BLOCKED");

    static final Provision SECTOR_PROCEDURE_COVERS_BOTH = AI_ACT.at("Art. 43(3)")
            .says("products of Annex I Section A follow the procedure of their own act, also where a use of Annex III"
                    + " makes them high-risk")
            .when(AiStatus.STATUS.is(HIGH_RISK_ANNEX_I_A, HIGH_RISK_ANNEX_I_A_AND_III))
            .as("AIA_SECTORAL");

    static final Provision OTHER_USES_FOLLOW_INTERNAL_CONTROL = AI_ACT.at("Art. 43(2)")
            .says("uses of Annex III points 2 to 8 follow internal control, without a notified body")
            .when(allOf(BY_A_USE, not(IS_BIOMETRIC)))
            .as("AIA_ANNEX_VI");

    static final Provision BIOMETRICS_MAY_CHOOSE_INTERNAL_CONTROL = AI_ACT.at("Art. 43(1)")
            .says("with standards applied in full, the provider of a biometric system may choose internal control")
            .when(allOf(
                    BY_A_USE,
                    IS_BIOMETRIC,
                    STANDARDS_ARE_APPLIED_IN_FULL,
                    AI_PROCEDURE_CHOSEN.is(AiProcedureChoice.ANNEX_VI)))
            .as("AIA_ANNEX_VI_CHOSEN");

    static final Provision BIOMETRICS_MAY_CHOOSE_A_BODY = AI_ACT.at("Art. 43(1)")
            .says("with standards applied in full, the provider of a biometric system may choose a notified body")
            .when(allOf(
                    BY_A_USE,
                    IS_BIOMETRIC,
                    STANDARDS_ARE_APPLIED_IN_FULL,
                    AI_PROCEDURE_CHOSEN.is(AiProcedureChoice.ANNEX_VII)))
            .as("AIA_ANNEX_VII_CHOSEN");

    static final Provision BIOMETRICS_NEED_A_BODY_WITHOUT_STANDARDS = AI_ACT.at("Art. 43(1) subpara. 2")
            .says("without standards applied in full and without restriction, a biometric system needs a notified body")
            .when(allOf(BY_A_USE, IS_BIOMETRIC, not(STANDARDS_ARE_APPLIED_IN_FULL)))
            .as("AIA_ANNEX_VII");

    static final Provision AUTHORITIES_ACT_AS_BODY = AI_ACT.at("Art. 43(1) subpara. 3")
            .says("for systems put into service by law enforcement, immigration or asylum authorities or Union bodies,"
                    + " the market surveillance authority acts as notified body")
            .when(LAW_ENFORCEMENT_USE.isYes())
            .as("AIA_AUTHORITY_AS_BODY");

    static final Table<AiProcedure> PROCEDURE = Table.of(
                    "The procedure of AI Act Article 43",
                    PROHIBITIONS_BLOCK.gives(AiProcedure.BLOCKED),
                    NOTHING_IS_ASSESSED.gives(AiProcedure.NONE),
                    SECTOR_PROCEDURE_COVERS_BOTH.gives(AiProcedure.SECTORAL),
                    OTHER_USES_FOLLOW_INTERNAL_CONTROL.gives(AiProcedure.ANNEX_VI),
                    BIOMETRICS_MAY_CHOOSE_INTERNAL_CONTROL.gives(AiProcedure.ANNEX_VI),
                    BIOMETRICS_MAY_CHOOSE_A_BODY.gives(AiProcedure.ANNEX_VII),
                    BIOMETRICS_NEED_A_BODY_WITHOUT_STANDARDS.gives(AiProcedure.ANNEX_VII))
            .inEach(Branching.BY_STATUS);

    static final List<Provision> PROVISIONS = List.of(
            BIOMETRICS_MAY_CHOOSE_INTERNAL_CONTROL,
            BIOMETRICS_MAY_CHOOSE_A_BODY,
            BIOMETRICS_NEED_A_BODY_WITHOUT_STANDARDS,
            AUTHORITIES_ACT_AS_BODY,
            OTHER_USES_FOLLOW_INTERNAL_CONTROL,
            SECTOR_PROCEDURE_COVERS_BOTH,
            NOTHING_IS_ASSESSED,
            PROHIBITIONS_BLOCK);

    private AiActArticle43Assessment() {}
}
