package org.craregistry.law;

import static org.craregistry.law.Condition.allOf;
import static org.craregistry.law.Condition.anyOf;
import static org.craregistry.law.Condition.known;
import static org.craregistry.law.Condition.not;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/**
 * A condition that may fail because no standard is cited, and then says so: CRA Article 32(2) and AI Act Article 43(1) open
 * internal control to some only where one is.
 */
record WantOfAStandard(Condition other) implements Condition {

    private static final Set<Procedure> OF_A_BODY =
            EnumSet.of(Procedure.MODULE_B_C, Procedure.MODULE_H, Procedure.AI_ACT_ANNEX_VII);

    private static final Condition NO_BODY_HAS_ASSESSED_IT = known(
            "no assessment by a notified body is on file",
            "An assessment by a notified body is on file.",
            c -> c.evidence().assessments().stream().noneMatch(filed -> OF_A_BODY.contains(filed.procedure())));

    private static final Condition NONE_IS_CITED = anyOf(
            allOf(
                    CraArticle12Interplay.TABLE.is(InterplayRow.I16, InterplayRow.I5),
                    CraArticle32Procedures.TABLE.is(Article32Row.T9),
                    not(CraArticle32Procedures.A_STANDARD_EXISTS)),
            allOf(
                    known(
                            "no standard for all of Chapter III Section 2 is cited under the AI Act",
                            "A standard for all requirements on high-risk systems is published in the Official Journal.",
                            c -> !c.stateOfLaw().hasFullAiStandard(c.asOf())
                                    && !c.stateOfLaw().hasFullAiSpecification(c.asOf())),
                    AiActArticle43Assessment.PROCEDURE.is(AiProcedure.ANNEX_VII)));

    private static final Condition THERE_IS_NONE = allOf(NO_BODY_HAS_ASSESSED_IT, NONE_IS_CITED);

    /** Whether the procedure is missing for that reason. */
    static boolean keepsFromConformity(Case c) {
        return CraConformity.PROCEDURE_IS_COMPLETED.weigh(c) == Truth.NO && THERE_IS_NONE.weigh(c) == Truth.YES;
    }

    /** For what no standard is published, in a short name. */
    static String sentence(Case c) {
        CategoryCode category = c.craClass().category();
        String what = isOfTheAiAct(c)
                ? "high-risk AI systems"
                : category == null ? "its category" : '"' + category.shortName() + '"';
        return "A third party has to assess it, because no standard for %s is published in the Official Journal yet."
                .formatted(what);
    }

    /** What to do about it, in the same words whatever the category is called. */
    static String remedy(Case c) {
        return "Have a third party assess it and complete what else is missing; make no unit available until then. No standard for %s is published in the Official Journal yet."
                .formatted(isOfTheAiAct(c) ? "high-risk AI systems" : "its category");
    }

    private static boolean isOfTheAiAct(Case c) {
        return AiActArticle43Assessment.PROCEDURE.decide(c).result() == AiProcedure.ANNEX_VII;
    }

    @Override
    public Truth weigh(Case c) {
        return other.weigh(c);
    }

    @Override
    public void openQuestions(Case c, Consumer<Question> questions) {
        other.openQuestions(c, questions);
    }

    @Override
    public String words() {
        return other.words();
    }

    @Override
    public List<Condition> parts() {
        return other.parts();
    }

    @Override
    public Clause clause() {
        return other.clause();
    }

    @Override
    public void missing(Case c, Consumer<String> codes) {
        other.missing(c, codes);
    }

    @Override
    public void tell(Case c, Met met) {
        if (other.weigh(c) == Truth.NO && THERE_IS_NONE.weigh(c) == Truth.YES) {
            met.tell("", sentence(c));
        }
        other.tell(c, met);
    }
}
