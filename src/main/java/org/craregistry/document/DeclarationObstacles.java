package org.craregistry.document;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.craregistry.law.Act;
import org.craregistry.law.AiProcedure;
import org.craregistry.law.Article15Element;
import org.craregistry.law.Article15Route;
import org.craregistry.law.Case;
import org.craregistry.law.ConditionAnswer;
import org.craregistry.law.ConditionCodes;
import org.craregistry.law.Declaration;
import org.craregistry.law.DeclarationForm;
import org.craregistry.law.DeclaredAct;
import org.craregistry.law.Determination;
import org.craregistry.law.Law;
import org.craregistry.law.OperatorRole;
import org.craregistry.law.Procedure;
import org.craregistry.law.ScopeOutcome;
import org.craregistry.law.Truth;
import org.craregistry.law.Vocabulary;
import org.jspecify.annotations.Nullable;

/**
 * What the law demands before a declaration may be drawn up: the procedure comes before the declaration (CRA Article 13(12)). The
 * law is asked what it would answer, were this declaration complete and signed on the day; what is then still not met stands in
 * its way.
 */
final class DeclarationObstacles {

    private static final Set<Integer> ITEMS = Set.of(1, 2, 3, 4, 5, 6, 7, 8);

    /** The conditions of CRA Article 12(1) that conformity with the CRA does not ask about already. */
    private static final Set<String> OF_THE_STATEMENT =
            Set.of(ConditionCodes.ROUTE_COVERS_AI_THREATS, ConditionCodes.ROUTE_COVERS_MODIFICATIONS);

    /** They check and keep what the manufacturer has declared (CRA Articles 19 and 20). */
    private static final Set<OperatorRole> ROLES_THAT_KEEP_A_COPY =
            Set.of(OperatorRole.IMPORTER, OperatorRole.DISTRIBUTOR);

    private DeclarationObstacles() {}

    /** @param signedOn the day of signing, on or before that of the determination */
    static List<DeclarationObstacle> of(Determination determination, LocalDate signedOn, DeclaredActs acts) {
        Determination signed = onceSigned(determination, signedOn);
        List<DeclarationObstacle> obstacles = new ArrayList<>();
        OperatorRole role = determination.judged().facts().get(Vocabulary.OPERATOR_ROLE);
        if (role != null && ROLES_THAT_KEEP_A_COPY.contains(role)) {
            obstacles.add(drawnUpByAnother(role));
        }
        if (signed.craConformity().conditions().isEmpty()) {
            obstacles.add(notAsked(signed));
        }
        signed.craConformity().conditions().stream()
                .filter(condition -> condition.truth() != Truth.YES && !isOnlyEarly(condition, signed))
                .forEach(condition -> obstacles.add(DeclarationObstacle.of(condition)));
        if (acts.statesTheCraRoute()) {
            statement(signed).map(DeclarationObstacle::of).forEach(obstacles::add);
        }
        DeclarationObstacle procedure = procedureOfTheAiAct(signed, acts);
        if (procedure != null) {
            obstacles.add(procedure);
        }
        return obstacles;
    }

    static boolean isAboutTheProcedure(ConditionAnswer condition) {
        return condition.code().equals(ConditionCodes.PROCEDURE_COMPLETED);
    }

    /** Article 13(12) sets an order, not an earliest day; {@link DeclarationNotes} tells the day. */
    private static boolean isOnlyEarly(ConditionAnswer condition, Determination signed) {
        return condition.code().equals(ConditionCodes.CRA_APPLIES)
                && DeclarationNotes.isBeforeTheCra(signed, signed.asOf());
    }

    private static DeclarationObstacle drawnUpByAnother(OperatorRole role) {
        return new DeclarationObstacle(
                "MANUFACTURER",
                Truth.NO,
                Act.CRA.at("Art. 13(12)"),
                "The manufacturer draws up the declaration.",
                "Our role for this product is \"%s\".".formatted(role.label()),
                List.of());
    }

    private static Determination onceSigned(Determination determination, LocalDate signedOn) {
        Case judged = determination.judged();
        Declaration complete = new Declaration(
                null,
                DeclarationForm.FULL,
                signedOn,
                null,
                ITEMS,
                true,
                true,
                Set.copyOf(Article15Element.CYBERSECURITY),
                Set.of(DeclaredAct.CRA, DeclaredAct.AI_ACT),
                null,
                null);
        return Law.determine(judged.facts(), judged.evidence().with(complete), judged.asOf(), judged.stateOfLaw());
    }

    /** The act does not ask for a declaration: it does not cover the product, or spares what was on the market before. */
    private static DeclarationObstacle notAsked(Determination signed) {
        return signed.scope().outcome() == ScopeOutcome.IN_SCOPE
                ? DeclarationObstacle.closedBy(
                        signed.applicability().grounds(),
                        ConditionCodes.CRA_APPLIES,
                        Act.CRA.at("Art. 69(2), 71(2)"),
                        "The CRA applies in full on the date.")
                : DeclarationObstacle.closedBy(
                        signed.scope().grounds(),
                        ConditionCodes.CRA_COVERS,
                        Act.CRA.at("Art. 2(1)"),
                        "The CRA covers the product with its rules for manufacturers.");
    }

    private static Stream<ConditionAnswer> statement(Determination signed) {
        return signed.article15().routes().stream()
                .filter(route -> route.route() == Article15Route.CRA_CONFORMITY)
                .flatMap(route -> route.conditions().stream())
                .filter(condition -> condition.truth() != Truth.YES && OF_THE_STATEMENT.contains(condition.code()));
    }

    /** Where the AI Act is declared as well, its own procedure comes first too, whoever assesses cybersecurity. */
    private static @Nullable DeclarationObstacle procedureOfTheAiAct(Determination signed, DeclaredActs acts) {
        Procedure demanded = procedure(signed.aiProcedure());
        boolean isDone = signed.standingAssessments().stream().anyMatch(done -> done.procedure() == demanded);
        if (signed.aiProcedure() == AiProcedure.BLOCKED) {
            return ofTheAiAct(
                    Truth.NO,
                    "Art. 5",
                    "Conformity cannot be declared for an AI system that serves a prohibited practice.");
        }
        if (acts.ai() != Truth.YES || signed.aiProcedure() == AiProcedure.NONE) {
            return null;
        }
        if (isDone) {
            return afterTheModification(signed.aiModificationIsReassessed());
        }
        return demanded == null
                ? ofTheAiAct(Truth.UNKNOWN, "Art. 43", "It is not known yet which procedure that is.")
                : ofTheAiAct(
                        Truth.NO,
                        "Art. 43",
                        "No valid assessment under the procedure \"%s\" is on file.".formatted(demanded.label()));
    }

    private static @Nullable DeclarationObstacle afterTheModification(Truth isReassessed) {
        return switch (isReassessed) {
            case YES -> null;
            case NO ->
                ofTheAiAct(
                        Truth.NO,
                        "Art. 43(4)",
                        "The AI system was substantially modified, and the assessment that the AI Act asks for has not followed.");
            case UNKNOWN ->
                ofTheAiAct(
                        Truth.UNKNOWN,
                        "Art. 43(4)",
                        "It is not known yet whether the AI system was substantially modified since its assessment.");
        };
    }

    private static @Nullable Procedure procedure(AiProcedure prescribed) {
        return switch (prescribed) {
            case ANNEX_VI -> Procedure.AI_ACT_ANNEX_VI;
            case ANNEX_VII -> Procedure.AI_ACT_ANNEX_VII;
            case SECTORAL -> Procedure.SECTORAL;
            case NONE, BLOCKED, UNKNOWN -> null;
        };
    }

    private static DeclarationObstacle ofTheAiAct(Truth truth, String place, String because) {
        return new DeclarationObstacle(
                "AI_ACT_PROCEDURE",
                truth,
                Act.AI_ACT.at(place),
                "The procedure that the AI Act prescribes is completed.",
                because,
                List.of());
    }
}
