package org.craregistry.law;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** How the sequences of {@link Procedures} become what is shown for each procedure. */
final class ProcedureOptions {

    private ProcedureOptions() {}

    static List<ProcedureOption> of(Case c, @Nullable InterplayRow interplay, @Nullable Article32Row row) {
        List<ProcedureOption> options = new ArrayList<>(Procedure.values().length);
        for (Procedure procedure : Procedure.values()) {
            options.add(option(procedure, c, rowName(procedure, interplay, row)));
        }
        return List.copyOf(options);
    }

    /** The row that says so: of the interplay where it is engaged, else of Article 32 for the CRA's own procedures. */
    private static @Nullable String rowName(
            Procedure procedure, @Nullable InterplayRow interplay, @Nullable Article32Row row) {
        if (interplay == null || interplay == InterplayRow.NONE) {
            return null;
        }
        if (interplay != InterplayRow.I16) {
            return interplay.name();
        }
        return row == null || isOfTheAiAct(procedure) ? null : row.name();
    }

    private static boolean isOfTheAiAct(Procedure procedure) {
        return procedure == Procedure.AI_ACT_ANNEX_VI
                || procedure == Procedure.AI_ACT_ANNEX_VII
                || procedure == Procedure.SECTORAL;
    }

    private static ProcedureOption option(Procedure procedure, Case c, @Nullable String row) {
        Decision<ProcedureStand> decision = Procedures.sequence(procedure).decide(c);
        Openness state = state(decision);
        Provision ground = decision.grounds().stream().findFirst().orElse(null);
        String reason = ground != null ? ProcedureReasons.of(procedure, ground, c) : ProcedureReasons.inAnyCase(state);
        Citation citation = ground != null ? ground.citation() : place(procedure);
        return new ProcedureOption(
                procedure,
                state,
                state == Openness.CLOSED ? null : purpose(decision),
                row,
                reason,
                citation,
                state == Openness.CLOSED ? null : assessor(procedure, c));
    }

    private static Citation place(Procedure procedure) {
        return isOfTheAiAct(procedure) ? Act.AI_ACT.at("Art. 43") : Act.CRA.at("Art. 32");
    }

    /** The same in every case that unanswered facts leave, else conditional. */
    private static Openness state(Decision<ProcedureStand> decision) {
        Openness same = null;
        for (ProcedureStand possible : decision.possible()) {
            if (same != null && same != possible.openness()) {
                return Openness.CONDITIONAL;
            }
            same = possible.openness();
        }
        return same == null ? Openness.CLOSED : same;
    }

    /** What it serves, {@code null} where that depends on questions that are not answered. */
    private static @Nullable Purpose purpose(Decision<ProcedureStand> decision) {
        Purpose same = null;
        for (ProcedureStand possible : decision.possible()) {
            if (same != null && possible.purpose() != null && same != possible.purpose()) {
                return null;
            }
            same = possible.purpose() == null ? same : possible.purpose();
        }
        return same;
    }

    private static String assessor(Procedure procedure, Case c) {
        return switch (procedure) {
            case MODULE_A -> "the manufacturer";
            case MODULE_B_C -> "a notified body under the CRA, then the manufacturer";
            case MODULE_H -> "a notified body under the CRA";
            case EUROPEAN_CERTIFICATION -> "a certification body or the national cybersecurity certification authority";
            case AI_ACT_ANNEX_VI -> "the provider";
            case AI_ACT_ANNEX_VII -> notifiedBody(c);
            case SECTORAL -> sectoralBody(c);
            case EHDS_CHAPTER_III -> "whom Chapter III of the regulation on the European Health Data Space names";
        };
    }

    private static String notifiedBody(Case c) {
        return switch (AiActArticle43Assessment.AUTHORITIES_ACT_AS_BODY.weigh(c)) {
            case YES -> "the market surveillance authority, acting as notified body";
            case NO -> "a notified body under the AI Act";
            case UNKNOWN -> "a notified body under the AI Act, or the market surveillance authority in its place";
        };
    }

    private static String sectoralBody(Case c) {
        return switch (Vocabulary.SECTORAL_THIRD_PARTY.isYes().weigh(c)) {
            case YES -> "a third party under the product's own safety law";
            case NO -> "the manufacturer, under the product's own safety law";
            case UNKNOWN -> "the manufacturer or a third party, under the product's own safety law";
        };
    }

    /** Whether everything that the sequences build on is settled, and none is open that asks further questions. */
    private static boolean isSettled(Case c) {
        Decision<ScopeOutcome> scope = CraScope.SCOPE.decide(c);
        AiProcedure procedure = AiActArticle43Assessment.PROCEDURE.decide(c).result();
        if (scope.result() == null || (procedure != AiProcedure.NONE && procedure != AiProcedure.ANNEX_VI)) {
            return false;
        }
        Article32Row row = CraArticle32Procedures.TABLE.decide(c).result();
        return scope.result() != ScopeOutcome.IN_SCOPE || (row != null && row != Article32Row.T16);
    }

    /** Names each question that can change what is shown. */
    static void openQuestions(Case c, Consumer<Question> questions) {
        if (isSettled(c)) {
            return;
        }
        for (Procedure procedure : Procedure.values()) {
            Procedures.sequence(procedure).decide(c).openQuestions(questions);
        }
        if (state(Procedures.sequence(Procedure.AI_ACT_ANNEX_VII).decide(c)) != Openness.CLOSED) {
            AiActArticle43Assessment.AUTHORITIES_ACT_AS_BODY.openQuestions(c, questions);
        }
        if (state(Procedures.sequence(Procedure.SECTORAL).decide(c)) != Openness.CLOSED) {
            Vocabulary.SECTORAL_THIRD_PARTY.ask(c, questions);
        }
    }
}
