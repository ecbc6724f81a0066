package org.craregistry.law;

import static org.craregistry.law.Act.AI_ACT;
import static org.craregistry.law.Condition.anyOf;
import static org.craregistry.law.Condition.holds;
import static org.craregistry.law.Vocabulary.AI_FAILURE_ENDANGERS_HEALTH_OR_SAFETY;
import static org.craregistry.law.Vocabulary.AI_FULFILS_SAFETY_FUNCTION;
import static org.craregistry.law.Vocabulary.AI_SOLELY_NON_SAFETY;
import static org.craregistry.law.Vocabulary.AI_SYSTEM;

import java.util.List;

/** AI Act Article 3, with Article 6(1a) and (1b): what is an AI system, and what is a safety component. */
final class AiActArticle03Definitions {

    static final Provision IS_NO_AI_SYSTEM = AI_ACT.at("Art. 3(1)")
            .says("what does not infer from its input how to generate outputs is no AI system")
            .when(AI_SYSTEM.isNo())
            .telling("You answered that nothing in the product is an AI system.")
            .as("NOT_AI");

    static final Provision MERE_ASSISTANCE_IS_NO_SAFETY_FUNCTION = AI_ACT.at("Art. 6(1a)")
            .says("what serves only assistance, performance, efficiency, automation, convenience or quality control is"
                    + " no safety component")
            .when(AI_SOLELY_NON_SAFETY.isYes());

    static final Provision SAFETY_FUNCTIONS_MAKE_SAFETY_COMPONENTS = AI_ACT.at("Art. 3(14)")
            .says("what is meant to prevent or mitigate risks to health, safety or property is a safety component")
            .when(AI_FULFILS_SAFETY_FUNCTION.isYes())
            .unless(MERE_ASSISTANCE_IS_NO_SAFETY_FUNCTION);

    static final Provision DANGEROUS_FAILURES_MAKE_SAFETY_COMPONENTS = AI_ACT.at("Art. 6(1b), 3(14)")
            .says(
                    "what endangers health, safety or property when it fails is a safety component, whatever else it serves")
            .when(AI_FAILURE_ENDANGERS_HEALTH_OR_SAFETY.isYes());

    static final Condition IS_A_SAFETY_COMPONENT =
            anyOf(holds(DANGEROUS_FAILURES_MAKE_SAFETY_COMPONENTS), holds(SAFETY_FUNCTIONS_MAKE_SAFETY_COMPONENTS));

    static final List<Provision> PROVISIONS = List.of(
            IS_NO_AI_SYSTEM,
            SAFETY_FUNCTIONS_MAKE_SAFETY_COMPONENTS,
            MERE_ASSISTANCE_IS_NO_SAFETY_FUNCTION,
            DANGEROUS_FAILURES_MAKE_SAFETY_COMPONENTS);

    private AiActArticle03Definitions() {}
}
