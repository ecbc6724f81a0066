package org.craregistry.assessment;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.craregistry.law.Article15Answer;
import org.craregistry.law.Article15Outcome;
import org.craregistry.law.Category;
import org.craregistry.law.ConditionAnswer;
import org.craregistry.law.ConditionCodes;
import org.craregistry.law.ConformityOutcome;
import org.craregistry.law.CraConformityAnswer;
import org.craregistry.law.DayByDay;
import org.craregistry.law.Determination;
import org.craregistry.law.Finding;
import org.craregistry.law.Law;
import org.craregistry.law.Openness;
import org.craregistry.law.Procedure;
import org.craregistry.law.ProcedureOption;
import org.craregistry.law.ProductClass;
import org.craregistry.law.Question;
import org.craregistry.law.RouteAnswer;
import org.craregistry.law.RouteStatus;
import org.craregistry.law.StateOfLaw;
import org.craregistry.law.Truth;
import org.craregistry.law.Vocabulary;
import org.craregistry.portfolio.Answers;
import org.craregistry.portfolio.Appraiser;
import org.craregistry.portfolio.LawInput;
import org.craregistry.portfolio.Outlook;
import org.craregistry.portfolio.Period;
import org.craregistry.portfolio.RouteReliance;
import org.jspecify.annotations.Nullable;

/** Gives what is kept beside a product, by the law as it was known at one moment. */
record Appraisal(KnownStates law) implements Appraiser {

    /** The outcomes under which Article 15 is demonstrated in full, whatever other routes lack. */
    private static final Set<Article15Outcome> DEMONSTRATED = Set.of(
            Article15Outcome.DEEMED_COMPLIANT,
            Article15Outcome.PRESUMED_COMPLIANT,
            Article15Outcome.DEMONSTRATED_DIRECTLY,
            Article15Outcome.PRESUMED_PARTIAL_PLUS_DIRECT);

    @Override
    public Answers appraise(LawInput recorded, LocalDate day) {
        return answers(recorded, day, law.inForce());
    }

    @Override
    public Answers appraise(LawInput recorded, LocalDate day, Instant known) {
        return answers(recorded, day, law.inForceBefore(known));
    }

    @Override
    public Outlook outlook(LawInput recorded, LocalDate day) {
        DayByDay dayByDay = Law.dayByDay(recorded.facts(), recorded.evidence(), law.inForce());
        LocalDate after = day.minusDays(Outlook.DAYS_BEFORE);
        return new Outlook(
                periods(recorded, dayByDay, day),
                Ahead.of(dayByDay, recorded.reliance(), after, Outlook.END).dates());
    }

    private static List<Period> periods(LawInput recorded, DayByDay law, LocalDate day) {
        List<Period> periods = new ArrayList<>();
        LocalDate from = day;
        while (from != null) {
            Determination determination = law.on(from);
            periods.add(new Period(from, answers(recorded, determination)));
            from = determination
                    .holdsAsReadUntil()
                    .map(last -> last.plusDays(1))
                    .orElse(null);
        }
        return periods;
    }

    @Override
    public String basis() {
        return law.basis();
    }

    @Override
    public Appraiser bound() {
        return this;
    }

    private static Answers answers(LawInput recorded, LocalDate day, StateOfLaw state) {
        return answers(recorded, Law.determine(recorded.facts(), recorded.evidence(), day, state));
    }

    private static Answers answers(LawInput recorded, Determination determination) {
        Category category = determination.classification().category();
        RouteReliance reliance = recorded.reliance();
        return new Answers(
                determination.scope().outcome(),
                determination.applicability().outcome(),
                determination.classification().productClass(),
                category == null ? null : category.code(),
                determination.aiStatus().outcome(),
                determination.article15().outcome(),
                determination.craConformity().outcome(),
                determination.marketStage(),
                recorded.standings().basis(),
                classificationSigned(determination),
                openProcedures(determination),
                unmet(determination, reliance),
                reliance == null ? null : reliance.support(determination),
                determination.openQuestions().stream().map(Question::name).toList(),
                determination.findings().stream().map(Finding::code).distinct().toList(),
                recorded.schemes(),
                recorded.expiresOn(),
                recorded.facts().get(Vocabulary.SUPPORT_UNTIL),
                KnownStates.basis(determination.stateOfLaw()),
                determination.holdsUntil().orElse(null));
    }

    /** Whether the core functionality that the class rests on is signed; {@code null} where there is no class, or it rests on none. */
    static @Nullable Boolean classificationSigned(Determination determination) {
        ProductClass productClass = determination.classification().productClass();
        boolean rests = productClass != ProductClass.NONE
                && productClass != ProductClass.UNKNOWN
                && determination.judged().facts().get(Vocabulary.CORE_FUNCTIONALITY) != null;
        return rests ? determination.judged().evidence().classificationReasoned() : null;
    }

    private static List<Procedure> openProcedures(Determination determination) {
        return determination.procedures().stream()
                .filter(option -> option.state() == Openness.OPEN)
                .map(ProcedureOption::procedure)
                .toList();
    }

    private static List<String> unmet(Determination determination, @Nullable RouteReliance reliance) {
        Set<String> unmet = new LinkedHashSet<>();
        unmet(determination.craConformity()).forEach(unmet::add);
        Article15Answer article15 = reliance == null ? determination.article15() : reliance.weighed(determination);
        for (RouteAnswer route : article15.routes()) {
            boolean looked = reliance == null
                    ? !DEMONSTRATED.contains(article15.outcome()) && !route.isStructurallyClosed()
                    : reliance.route() == route.route();
            if (looked) {
                unmet.addAll(unmet(route));
            }
        }
        return List.copyOf(unmet);
    }

    /** The conditions of a route that are not met; waiting for the day of the CRA is none. */
    private static List<String> unmet(RouteAnswer route) {
        return route.unmet().stream()
                .filter(code ->
                        route.status() != RouteStatus.NOT_YET_APPLICABLE || !code.equals(ConditionCodes.ROUTE_APPLIES))
                .toList();
    }

    /** The conditions of conformity with the CRA that are not met, where the CRA asks it of the product; waiting for its day is none. */
    private static List<String> unmet(CraConformityAnswer answer) {
        return answer.conditions().stream()
                .filter(condition -> condition.truth() != Truth.YES)
                .map(ConditionAnswer::code)
                .filter(code -> answer.outcome() != ConformityOutcome.NOT_YET_APPLICABLE
                        || !code.equals(ConditionCodes.CRA_APPLIES))
                .toList();
    }
}
