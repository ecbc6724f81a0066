package org.craregistry.law;

import static org.craregistry.law.Act.AI_ACT;
import static org.craregistry.law.Act.CRA;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The tree of reasons of a determination: a branch for each answer, no firmer than the weakest of its grounds. */
final class Reasons {

    private Reasons() {}

    static Reason of(Determination determination) {
        List<Reason> answers = new ArrayList<>();
        answers.add(scope(determination));
        answers.add(applicability(determination));
        answers.add(classification(determination));
        answers.add(aiStatus(determination));
        answers.add(decided(
                AI_ACT.at("Art. 43"),
                determination.aiProcedure(),
                AiActArticle43Assessment.PROCEDURE.decide(determination.judged())));
        if (determination.scope().outcome() == ScopeOutcome.IN_SCOPE) {
            answers.add(article32(determination));
            answers.add(interplay(determination));
        }
        answers.add(craConformity(determination));
        answers.add(article15(determination));
        return new Reason(
                "DETERMINATION",
                weakest(CRA.at("as a whole"), answers),
                "This is what the law answers for the product.",
                all(answers),
                answers);
    }

    private static Truth all(List<Reason> answers) {
        return answers.stream().map(Reason::truth).anyMatch(truth -> truth == Truth.UNKNOWN)
                ? Truth.UNKNOWN
                : Truth.YES;
    }

    private static Citation weakest(Citation place, List<Reason> answers) {
        return place.restingOn(answers.stream().map(Reason::citation).toList());
    }

    private static Reason scope(Determination determination) {
        return decided(
                CRA.at("Art. 2"),
                determination.scope().outcome(),
                determination.scope().decision());
    }

    private static Reason applicability(Determination determination) {
        return decided(
                CRA.at("Art. 69, 71"),
                determination.applicability().outcome(),
                determination.applicability().decision());
    }

    private static Reason aiStatus(Determination determination) {
        return decided(
                AI_ACT.at("Art. 2, 3, 5, 6"),
                determination.aiStatus().outcome(),
                determination.aiStatus().decision());
    }

    private static Reason article32(Determination determination) {
        Decision<Article32Row> decision = CraArticle32Procedures.TABLE.decide(determination.judged());
        Article32Row row = determination.withoutAiAct().row();
        return decided(CRA.at("Art. 32"), row, decision);
    }

    private static Reason interplay(Determination determination) {
        Decision<InterplayRow> decision = CraArticle12Interplay.TABLE.decide(determination.judged());
        return decided(CRA.at("Art. 12(2), 12(3)"), determination.interplayRow(), decision);
    }

    private static Reason classification(Determination determination) {
        Case c = determination.judged();
        ClassAnswer answer = determination.classification();
        Decision<ScopeOutcome> scope = determination.scope().decision();
        Citation place = CRA.at("Art. 7, 8");
        List<Provision> grounds = new ArrayList<>(answer.grounds());
        List<Reason> because = new ArrayList<>();
        boolean mayHaveClass = ClassAnswer.mayHaveClass(scope);
        if (scope.result() == null || !mayHaveClass) {
            Truth hasAClass = scope.result() == null ? Truth.UNKNOWN : Truth.NO;
            because.add(new Reason("", place, "Only a product that the CRA covers has a class.", hasAClass, List.of()));
            grounds.addAll(determination.scope().grounds());
        }
        if (mayHaveClass) {
            because.addAll(c.craClass().explain(c));
        }
        return reason(answer.productClass(), place, Outcomes.of(answer.productClass()), grounds, because);
    }

    private static Reason craConformity(Determination determination) {
        CraConformityAnswer answer = determination.craConformity();
        List<Reason> because = explained(answer.conditions());
        return new Reason(
                answer.outcome().name(),
                weakest(CRA.at("Art. 6, 28, 32"), because),
                Outcomes.of(answer.outcome()),
                truth(answer.outcome()),
                because);
    }

    private static Reason article15(Determination determination) {
        Article15Answer answer = determination.article15();
        Case c = determination.judged();
        List<Reason> because = new ArrayList<>(Article15.GATE.decide(c).explain());
        answer.routes().forEach(route -> because.add(route(route)));
        return reason(
                answer.outcome(),
                weakest(AI_ACT.at("Art. 15"), because),
                Outcomes.of(answer.outcome()),
                answer.grounds(),
                because);
    }

    private static Reason route(RouteAnswer route) {
        List<Reason> because = explained(route.conditions());
        return new Reason(
                route.route() + " " + route.status(),
                weakest(AI_ACT.at("Art. 15, 40, 41, 42"), because),
                Outcomes.of(route.route()),
                Truth.of(route.missing().isEmpty()),
                because);
    }

    private static List<Reason> explained(List<ConditionAnswer> conditions) {
        return conditions.stream()
                .map(condition -> new Reason(
                        condition.code(), condition.citation(), condition.statement(), condition.truth(), List.of()))
                .toList();
    }

    private static Reason decided(Citation place, @Nullable Enum<?> outcome, Decision<?> decision) {
        return reason(outcome, place, Outcomes.sentence(decision), decision.grounds(), decision.explain());
    }

    private static Reason reason(
            @Nullable Enum<?> outcome,
            Citation place,
            String statement,
            List<Provision> grounds,
            List<Reason> because) {
        Citation citation =
                place.restingOn(grounds.stream().map(Provision::citation).toList());
        return new Reason(outcome == null ? "UNKNOWN" : outcome.name(), citation, statement, truth(outcome), because);
    }

    private static Truth truth(@Nullable Enum<?> outcome) {
        return outcome == null || outcome.name().equals("UNKNOWN") ? Truth.UNKNOWN : Truth.YES;
    }
}
