package org.craregistry.law;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What the result of a ruling means for a product, in a sentence; its code stands beside it. */
final class Outcomes {

    /** Whichever of them it is, the rules for manufacturers are not for the product. */
    private static final Set<ScopeOutcome> OUTSIDE_OR_LIGHT =
            EnumSet.of(ScopeOutcome.OUT_OF_SCOPE, ScopeOutcome.STEWARD_REGIME);

    private Outcomes() {}

    /** What came out, or that it is open. */
    static String sentence(Decision<?> decision) {
        Object result = decision.result();
        if (decision.kind() == Decision.Kind.UNKNOWN && OUTSIDE_OR_LIGHT.containsAll(decision.possible())) {
            return "The CRA does not cover the product, or only with the light rules for stewards.";
        }
        if (result == null) {
            return unknown(decision.possible().stream().findFirst().orElse(null));
        }
        return result == ScopeOutcome.OUT_OF_SCOPE ? outside(decision.grounds()) : of(result);
    }

    private static String outside(List<Provision> grounds) {
        String why =
                grounds.isEmpty() ? "" : ": " + Sentences.clause(grounds.get(0).sentence());
        return "The CRA does not cover the product" + why + ".";
    }

    private static String unknown(@Nullable Object one) {
        if (one instanceof ScopeOutcome) {
            return "It is not known yet whether the CRA covers the product.";
        } else if (one instanceof ApplicabilityOutcome) {
            return "It is not known yet how much of the CRA applies to the product.";
        } else if (one instanceof AiStatusOutcome) {
            return "It is not known yet how the AI Act sees the product.";
        } else if (one instanceof AiProcedure) {
            return "It is not known yet which assessment the AI Act asks for.";
        } else if (one instanceof Article32Row) {
            return "It is not known yet how the CRA lets the product be assessed.";
        } else if (one instanceof InterplayRow) {
            return "It is not known yet whose assessment covers the CRA's requirements.";
        } else if (one instanceof Article15Gate) {
            return "It is not known yet whether Article 15 applies to the product.";
        }
        return "It depends on questions that are not answered yet.";
    }

    private static String of(Object result) {
        if (result instanceof ScopeOutcome scope) {
            return of(scope);
        } else if (result instanceof ApplicabilityOutcome applicability) {
            return of(applicability);
        } else if (result instanceof AiStatusOutcome status) {
            return of(status);
        } else if (result instanceof AiProcedure procedure) {
            return of(procedure);
        } else if (result instanceof Article32Row row) {
            return of(row);
        } else if (result instanceof InterplayRow row) {
            return of(row);
        }
        return result instanceof Article15Gate gate ? of(gate) : "It is settled.";
    }

    private static String of(ScopeOutcome scope) {
        return switch (scope) {
            case IN_SCOPE -> "The CRA covers the product.";
            case OUT_OF_SCOPE -> outside(List.of());
            case STEWARD_REGIME -> "Only the light rules for stewards of open-source software apply.";
            case TOLERATED_NON_COMPLIANT -> "The product may be shown or tried although it does not comply yet.";
            case UNKNOWN -> unknown(scope);
        };
    }

    private static String of(ApplicabilityOutcome applicability) {
        return switch (applicability) {
            case NOT_IN_FORCE -> "The CRA is not in force yet on this day.";
            case NOTHING_YET -> "The CRA does not bind manufacturers yet on this day.";
            case ARTICLE_14_ONLY -> "Only the reporting duties of the CRA apply to the product on this day.";
            case FULL -> "The CRA applies to the product in full on this day.";
            case UNKNOWN -> unknown(applicability);
        };
    }

    static String of(AiStatusOutcome status) {
        return switch (status) {
            case NOT_AI -> "The product is not an AI system.";
            case AI_OUT_OF_SCOPE -> "The AI Act does not cover the AI system.";
            case PROHIBITED -> "The AI system serves a prohibited practice.";
            case NOT_HIGH_RISK -> "The AI system is not high-risk.";
            case NOT_HIGH_RISK_DEROGATION -> "The AI system is not high-risk, because an exception applies.";
            case HIGH_RISK_ANNEX_III -> "The AI system is high-risk because of its use.";
            case HIGH_RISK_ANNEX_I_A -> "The AI system is high-risk because of the product's own safety law.";
            case HIGH_RISK_ANNEX_I_A_AND_III ->
                "The AI system is high-risk because of its use and of the product's own safety law.";
            case HIGH_RISK_ANNEX_I_B ->
                "The AI system is high-risk because of the product's own safety law, beside which only a few parts of the AI Act apply.";
            case UNKNOWN -> unknown(status);
        };
    }

    static String of(AiProcedure procedure) {
        return switch (procedure) {
            case ANNEX_VI -> "The provider assesses the AI system by internal control.";
            case ANNEX_VII -> "A notified body has to assess the AI system.";
            case SECTORAL -> "The AI system is assessed together with the product, under the product's own safety law.";
            case NONE -> "The AI Act asks for no assessment of the product.";
            case BLOCKED -> "An assessment cannot make a prohibited practice lawful.";
            case UNKNOWN -> unknown(procedure);
        };
    }

    static String of(Article32Row row) {
        return switch (row) {
            case T1, T3, T5 -> "The manufacturer may assess the product by internal control.";
            case T2, T4, T6 ->
                "The manufacturer may assess the product by internal control or rely on its certificate.";
            case T7 -> "A third party has to assess it, because the standards are applied only in part.";
            case T8 -> "A third party has to assess what the certificate leaves open.";
            case T9 -> "By the CRA, a third party has to assess it, because no published standard is applied.";
            case T10 -> "As open source with public documentation, the product may be assessed by internal control.";
            case T11 -> "A third party has to assess it, because it is an important product of class II.";
            case T12 ->
                "A third party or a certificate has to cover it, because it is an important product of class II.";
            case T13 -> "A third party has to assess it, because it is a critical product.";
            case T14 -> "A third party or a certificate has to cover it, because it is a critical product.";
            case T15 -> "It has to be certified, because an act demands a certificate for this critical product.";
            case T16 -> "It follows the procedure for electronic health record systems.";
        };
    }

    static String of(InterplayRow row) {
        return switch (row) {
            case I1, I4, I8 -> "The internal control of the AI Act covers the CRA's requirements as well.";
            case I2, I6, I10, I14 -> "The notified body under the AI Act covers the CRA's requirements as well.";
            case I3, I7, I11, I15 ->
                "The assessment under the product's own safety law covers the CRA's requirements as well.";
            case I5, I9, I13 ->
                "A third party under the CRA is needed in addition to the internal control of the AI Act.";
            case I12 ->
                "A certificate that an act demands is needed in addition to the internal control of the AI Act.";
            case I16 -> "The CRA's own procedures apply.";
            case I17 ->
                "The procedure for health record systems stays; how it fits the AI Act is for a person to review.";
            case NONE -> "An assessment cannot make a prohibited practice lawful.";
        };
    }

    static String of(Article15Gate gate) {
        return switch (gate) {
            case NOT_HIGH_RISK -> "Article 15 binds only high-risk AI systems.";
            case PROHIBITED -> "The AI system serves a prohibited practice, which no evidence can cure.";
            case SECTION_B ->
                "Article 15 does not apply: for products under an act of Annex I Section B, only a few parts of the AI Act do.";
            case LIMITED -> "A delegated act limits Article 15 for this product.";
            case BEFORE_ANNEX_III, BEFORE_ANNEX_I, BEFORE_PUBLIC_AUTHORITIES ->
                "Article 15 does not apply to the AI system yet.";
            case LEGACY ->
                "Article 15 does not apply: the AI system was on the market before the rules began to apply to it, and its design has not changed significantly from that day on.";
            case PASSED -> "Article 15 applies to the AI system.";
        };
    }

    static String of(ProductClass productClass) {
        return switch (productClass) {
            case NONE -> "The product has no class.";
            case UNKNOWN -> "The class of the product is not known yet.";
            default -> "The class of the product is %s.".formatted(Codes.quoted(productClass));
        };
    }

    static String of(ConformityOutcome outcome) {
        return switch (outcome) {
            case DEMONSTRATED -> "Conformity with the CRA is demonstrated.";
            case NOT_DEMONSTRATED -> "Conformity with the CRA is not demonstrated.";
            case NOT_YET_APPLICABLE -> "The CRA does not apply in full yet on this day.";
            case NOT_APPLICABLE -> "The CRA does not ask for conformity of this product.";
            case UNKNOWN -> "It is not known yet whether conformity with the CRA is demonstrated.";
        };
    }

    static String of(Article15Outcome outcome) {
        return switch (outcome) {
            case NOT_APPLICABLE -> "Article 15 does not apply to the product.";
            case BLOCKED_PROHIBITED -> of(Article15Gate.PROHIBITED);
            case LIMITED -> of(Article15Gate.LIMITED);
            case NOT_YET_APPLICABLE -> of(Article15Gate.BEFORE_ANNEX_III);
            case DEEMED_COMPLIANT -> "Conformity with the CRA shows the cybersecurity of the AI system.";
            case PRESUMED_COMPLIANT -> "A certificate shows the cybersecurity of the AI system.";
            case DEMONSTRATED_DIRECTLY -> "Evidence for every element shows the cybersecurity of the AI system.";
            case PRESUMED_PARTIAL_PLUS_DIRECT ->
                "A certificate and further evidence together show the cybersecurity of the AI system.";
            case PARTIALLY_PRESUMED -> "A certificate shows a part of the cybersecurity of the AI system.";
            case WITHDRAWN, EXPIRED, SUSPENDED -> "The certificate of the AI system does not count on this day.";
            case INCOMPLETE -> "The cybersecurity of the AI system is not shown yet.";
            case UNKNOWN -> "It is not known yet whether Article 15 applies to the product.";
        };
    }

    /** What the route shows where it is demonstrated. */
    static String of(Article15Route route) {
        return switch (route) {
            case CRA_CONFORMITY -> of(Article15Outcome.DEEMED_COMPLIANT);
            case CYBERSECURITY_ACT_CERTIFICATION -> of(Article15Outcome.PRESUMED_COMPLIANT);
            case DIRECT_EVIDENCE -> of(Article15Outcome.DEMONSTRATED_DIRECTLY);
        };
    }
}
