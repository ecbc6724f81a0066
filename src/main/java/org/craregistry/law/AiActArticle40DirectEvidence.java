package org.craregistry.law;

import static org.craregistry.law.Act.AI_ACT;
import static org.craregistry.law.Condition.allOf;
import static org.craregistry.law.Condition.known;
import static org.craregistry.law.Vocabulary.AI_STANDARDS_APPLIED;

import java.util.Collection;
import java.util.List;
import java.util.Set;

/** AI Act Articles 40, 41 and 11: to show Article 15 without a shortcut, by a standard, or element by element. */
final class AiActArticle40DirectEvidence {

    static final Provision STANDARDS_MAKE_PRESUME = AI_ACT.at("Art. 40(1)")
            .says(
                    "where a cited harmonised standard for all requirements on high-risk systems is applied in full, compliance is"
                            + " presumed")
            .when(allOf(
                    known(
                            "a standard for all of Chapter III Section 2 is cited without restriction",
                            "No standard for all requirements on high-risk systems is published in the Official Journal yet.",
                            c -> c.stateOfLaw().hasFullAiStandard(c.asOf())),
                    AI_STANDARDS_APPLIED.is(AiStandardsApplied.FULL)))
            .telling("A published standard for all requirements on high-risk systems is applied in full.")
            .as("PRESUMED_VIA_STANDARD", "Harmonised standard applied in full");

    static final Provision SPECIFICATIONS_MAKE_PRESUME = AI_ACT.at("Art. 41(3)")
            .says(
                    "where a common specification for all requirements on high-risk systems is applied in full, compliance is"
                            + " presumed")
            .when(allOf(
                    known(
                            "a common specification covers all of Chapter III Section 2 without restriction",
                            "No common specification for all requirements on high-risk systems is published in the Official Journal yet.",
                            c -> c.stateOfLaw().hasFullAiSpecification(c.asOf())),
                    AI_STANDARDS_APPLIED.is(AiStandardsApplied.FULL)))
            .telling("A common specification for all requirements on high-risk systems is applied in full.")
            .as("PRESUMED_VIA_SPECIFICATION", "Common specification applied in full");

    static final Provision ELEMENTS_ARE_EVIDENCED = AI_ACT.at("Art. 11, 15(1), 15(5), Annex IV")
            .asOurReading()
            .says("every applicable element is evidenced in the technical documentation by itself")
            .when(known(
                    "evidence is on file for every applicable element",
                    "Evidence is missing for elements of Article 15.",
                    c -> Article15Elements.missing(c, Article15Elements.evidenced(c))
                            .isEmpty()))
            .telling("Evidence is on file for every element of Article 15 that applies.")
            .orTelling(c -> "Evidence is missing for %s."
                    .formatted(Codes.quoted(Article15Elements.missing(c, Article15Elements.evidenced(c)))))
            .as("EVIDENCED", "Every element evidenced");

    static final List<Provision> PROVISIONS =
            List.of(STANDARDS_MAKE_PRESUME, SPECIFICATIONS_MAKE_PRESUME, ELEMENTS_ARE_EVIDENCED);

    private AiActArticle40DirectEvidence() {}

    static RouteAnswer route(Case c) {
        if (STANDARDS_MAKE_PRESUME.weigh(c) == Truth.YES) {
            return answer(RouteStatus.PRESUMED_VIA_STANDARD, c.applicableElements(), c);
        }
        if (SPECIFICATIONS_MAKE_PRESUME.weigh(c) == Truth.YES) {
            return answer(RouteStatus.PRESUMED_VIA_SPECIFICATION, c.applicableElements(), c);
        }
        Set<Article15Element> evidenced = Article15Elements.evidenced(c);
        boolean isComplete = ELEMENTS_ARE_EVIDENCED.weigh(c) == Truth.YES;
        return answer(isComplete ? RouteStatus.EVIDENCED : RouteStatus.INCOMPLETE, evidenced, c);
    }

    /** Whether a standard or a specification makes presume compliance, or an open answer may let it. */
    static boolean mayMakePresume(Case c) {
        return STANDARDS_MAKE_PRESUME.weigh(c) != Truth.NO || SPECIFICATIONS_MAKE_PRESUME.weigh(c) != Truth.NO;
    }

    private static RouteAnswer answer(RouteStatus status, Collection<Article15Element> covered, Case c) {
        List<ConditionAnswer> conditions = PROVISIONS.stream()
                .map(provision -> new ConditionAnswer(provision, provision.weigh(c), c))
                .toList();
        return new RouteAnswer(
                Article15Route.DIRECT_EVIDENCE,
                status,
                null,
                null,
                conditions,
                List.copyOf(covered),
                Article15Elements.missing(c, covered),
                List.of());
    }
}
