package org.craregistry.law;

import org.jspecify.annotations.Nullable;

/** Why a procedure is open or closed: what its rule says, told of this product where the rule looks at its class. */
final class ProcedureReasons {

    private ProcedureReasons() {}

    /** @param ground what decides on the procedure */
    static String of(Procedure procedure, Provision ground, Case c) {
        Article32Row row = CraArticle32Procedures.TABLE.decide(c).result();
        if (ground == Procedures.ROW_DOES_NOT_ALLOW_IT) {
            if (procedure == Procedure.EUROPEAN_CERTIFICATION) {
                return withoutCertification(c);
            }
            if (row == null && procedure == Procedure.MODULE_A && c.craClass().category() == null) {
                return "Whichever of the possible classes it is in, internal control does not suffice.";
            }
            return isByTheRow(procedure, row, c) ? closed(ground, row, c) : inAnyCase(Openness.CLOSED);
        }
        if (ground == Procedures.THIRD_PARTIES_ARE_OPEN && isBound(row)) {
            return closed(ground, row, c);
        }
        return ground == Procedures.AI_ACT_PRESCRIBES_ANOTHER ? prescribed(procedure, ground, c) : ground.sentence();
    }

    /** Why it is so where no row of its sequence is settled to be the reason. */
    static String inAnyCase(Openness state) {
        return state == Openness.CONDITIONAL
                ? "It depends on questions that are not answered yet."
                : state == Openness.OPEN
                        ? "Every answer that is still open allows it."
                        : "No answer that is still open would allow it.";
    }

    private static String withoutCertification(Case c) {
        return CraArticle32Procedures.A_SCHEME_IS_DESIGNATED.weigh(c) == Truth.NO
                ? "No certification scheme is designated for the product yet."
                : "A certificate does not replace the assessment of this product.";
    }

    /** Of several rows of the interplay, one may have the AI Act close it: then the row of Article 32 tells only what it closes itself. */
    private static boolean isByTheRow(Procedure procedure, @Nullable Article32Row row, Case c) {
        return row == null
                ? CraArticle12Interplay.TABLE.decide(c).result() != null
                : !CraArticle32Procedures.open(row, c).contains(procedure);
    }

    private static boolean isBound(@Nullable Article32Row row) {
        return row != null
                && switch (row) {
                    case T7, T8, T9, T11, T13 -> true;
                    default -> false;
                };
    }

    /** Why nobody but a third party, or nothing but a certificate, will do. */
    private static String closed(Provision ground, @Nullable Article32Row row, Case c) {
        if (row == Article32Row.T9 && CraArticle32Procedures.A_STANDARD_EXISTS.weigh(c) == Truth.NO) {
            return WantOfAStandard.sentence(c);
        }
        return row == null ? ground.sentence() : Outcomes.of(row);
    }

    private static String prescribed(Procedure procedure, Provision ground, Case c) {
        AiProcedure prescribed = AiActArticle43Assessment.PROCEDURE.decide(c).result();
        if (procedure == Procedure.SECTORAL && prescribed == AiProcedure.NONE) {
            return "The AI Act does not ask for it; the product's own safety law may still do so.";
        }
        return prescribed == null ? ground.sentence() : Outcomes.of(prescribed);
    }
}
