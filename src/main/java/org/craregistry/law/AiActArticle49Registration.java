package org.craregistry.law;

import static org.craregistry.law.Act.AI_ACT;
import static org.craregistry.law.AiStatusOutcome.HIGH_RISK_ANNEX_III;
import static org.craregistry.law.AiStatusOutcome.HIGH_RISK_ANNEX_I_A_AND_III;
import static org.craregistry.law.AiStatusOutcome.NOT_HIGH_RISK_DEROGATION;
import static org.craregistry.law.Condition.allOf;
import static org.craregistry.law.Condition.anyOf;
import static org.craregistry.law.Condition.not;
import static org.craregistry.law.Vocabulary.ANNEX_III_POINTS;
import static org.craregistry.law.Vocabulary.LAW_ENFORCEMENT_USE;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** AI Act Article 49: where a provider registers a system of Annex III before it is placed on the market. */
final class AiActArticle49Registration {

    private static final Condition BY_A_USE = AiStatus.STATUS.is(HIGH_RISK_ANNEX_III, HIGH_RISK_ANNEX_I_A_AND_III);

    private static final Condition IS_REGISTERED =
            AiStatus.STATUS.is(HIGH_RISK_ANNEX_III, HIGH_RISK_ANNEX_I_A_AND_III, NOT_HIGH_RISK_DEROGATION);

    static final Provision SPARED_SYSTEMS_ARE_REGISTERED = AI_ACT.at("Art. 49(2)")
            .says("a system that the derogation spares is registered in the database of the Union all the same")
            .when(AiStatus.STATUS.is(NOT_HIGH_RISK_DEROGATION))
            .as("REGISTER_49_2");

    static final Provision INFRASTRUCTURE_IS_REGISTERED_NATIONALLY = AI_ACT.at("Art. 49(5)")
            .says("systems of critical infrastructure are registered at national level")
            .when(allOf(BY_A_USE, ANNEX_III_POINTS.isOnly(AnnexIIIPoint.P2)))
            .as("REGISTER_49_5");

    static final Provision SENSITIVE_SYSTEMS_ARE_REGISTERED_APART = AI_ACT.at("Art. 49(4)")
            .says("systems of points 6 and 7, and biometric systems for such authorities, are registered in a section"
                    + " that is not public, also where the derogation spares them")
            .when(allOf(
                    IS_REGISTERED,
                    anyOf(
                            ANNEX_III_POINTS.includesAny(
                                    AnnexIIIPoint.P6A,
                                    AnnexIIIPoint.P6B,
                                    AnnexIIIPoint.P6C,
                                    AnnexIIIPoint.P6D,
                                    AnnexIIIPoint.P6E,
                                    AnnexIIIPoint.P7A,
                                    AnnexIIIPoint.P7B,
                                    AnnexIIIPoint.P7C,
                                    AnnexIIIPoint.P7D),
                            allOf(
                                    ANNEX_III_POINTS.includesAny(
                                            AnnexIIIPoint.P1A, AnnexIIIPoint.P1B, AnnexIIIPoint.P1C),
                                    LAW_ENFORCEMENT_USE.isYes()))))
            .as("REGISTER_49_4");

    static final Provision OTHER_SYSTEMS_ARE_REGISTERED = AI_ACT.at("Art. 49(1)")
            .says("systems of Annex III are registered in the database of the Union")
            .when(BY_A_USE)
            .as("REGISTER_49_1");

    static final Provision NOTHING_IS_REGISTERED = AI_ACT.at("Art. 49(1), 49(2)")
            .says("only systems of Annex III are registered")
            .when(not(IS_REGISTERED))
            .as("REGISTER_NOTHING");

    static final Sequence<Provision> REGISTRATION = Sequence.of(
            "Where it is registered",
            NOTHING_IS_REGISTERED.gives(NOTHING_IS_REGISTERED),
            SENSITIVE_SYSTEMS_ARE_REGISTERED_APART.gives(SENSITIVE_SYSTEMS_ARE_REGISTERED_APART),
            SPARED_SYSTEMS_ARE_REGISTERED.gives(SPARED_SYSTEMS_ARE_REGISTERED),
            INFRASTRUCTURE_IS_REGISTERED_NATIONALLY.gives(INFRASTRUCTURE_IS_REGISTERED_NATIONALLY),
            OTHER_SYSTEMS_ARE_REGISTERED.gives(OTHER_SYSTEMS_ARE_REGISTERED));

    static final List<Provision> PROVISIONS = List.of(
            OTHER_SYSTEMS_ARE_REGISTERED,
            SPARED_SYSTEMS_ARE_REGISTERED,
            SENSITIVE_SYSTEMS_ARE_REGISTERED_APART,
            INFRASTRUCTURE_IS_REGISTERED_NATIONALLY,
            NOTHING_IS_REGISTERED);

    private AiActArticle49Registration() {}

    /** Where it is registered; {@code null} where nowhere, and while it cannot be told. */
    static @Nullable Provision registration(Case c) {
        Provision settled = REGISTRATION.decide(c).result();
        return settled == NOTHING_IS_REGISTERED ? null : settled;
    }
}
