package org.craregistry.law;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What the law answers for one product on one date under one state of the law.
 *
 * @param judged the facts, the evidence, the date and the state of the law that it rests on
 * @param withoutAiAct the table of CRA Article 32 alone
 * @param aiProcedure the procedure that the AI Act prescribes
 * @param interplayRow the row of the table of CRA Article 12, {@code null} outside the scope and while it cannot
 *     be told
 * @param craConformity whether conformity with the CRA is demonstrated, AI or not
 * @param findings what somebody has to look at
 * @param openQuestions what can still change an answer, in the order in which a person is asked
 */
public record Determination(
        Case judged,
        ScopeAnswer scope,
        ApplicabilityAnswer applicability,
        ClassAnswer classification,
        AiStatusAnswer aiStatus,
        Article32Answer withoutAiAct,
        AiProcedure aiProcedure,
        @Nullable InterplayRow interplayRow,
        CraConformityAnswer craConformity,
        Article15Answer article15,
        List<Finding> findings,
        List<Question> openQuestions) {

    public Determination {
        findings = List.copyOf(findings);
        openQuestions = List.copyOf(openQuestions);
    }

    public LocalDate asOf() {
        return judged.asOf();
    }

    public StateOfLaw stateOfLaw() {
        return judged.stateOfLaw();
    }

    /** How far the product has come on its way to the market and off it. */
    public MarketStage marketStage() {
        return MarketStage.of(judged.facts(), asOf());
    }

    /** Every procedure with whether it is open, the AI Act included. */
    public List<ProcedureOption> procedures() {
        return judged.procedures();
    }

    /** The row of the table of CRA Article 12, such as {@code I5}; {@code null} where none applies. */
    public @Nullable String interplay() {
        return interplayRow == null || interplayRow == InterplayRow.NONE ? null : interplayRow.name();
    }

    /** Whether we report vulnerabilities and incidents on the date: as manufacturer, also for earlier products, or as steward. */
    public ConditionAnswer reporting() {
        Provision provision = CraArticle14Reporting.REPORTING_APPLIES;
        return new ConditionAnswer(provision, provision.weigh(judged), judged);
    }

    /** The conformity assessments on file that are completed and valid on the date, without open findings. */
    public List<ConformityAssessment> standingAssessments() {
        return ProcedureEvidence.standing(judged);
    }

    /** Whether what is on file shows every requirement of CRA Annex I that applies. */
    public Truth annexIIsFulfilled() {
        return CraAnnex1Requirements.PRODUCT_MEETS_PART_I
                .weigh(judged)
                .and(CraAnnex1Requirements.PROCESSES_MEET_PART_II.weigh(judged));
    }

    /** Whether the procedure of the AI Act has followed a substantial modification of the AI system; YES where there was none. */
    public Truth aiModificationIsReassessed() {
        return ProcedureEvidence.AI_MODIFICATION_IS_REASSESSED.weigh(judged);
    }

    /** The European certificates on file that are valid on the date and about this product in this version. */
    public List<Certificate> standingCertificates() {
        return CsaCertificates.standing(judged);
    }

    /** What binds us in our role, and what the manufacturer owes; {@code null} where the CRA does not ask it. */
    public @Nullable Duties duties() {
        boolean areAsked = CraArticle13Duties.concern(judged) || scope.outcome() == ScopeOutcome.STEWARD_REGIME;
        return areAsked ? new Duties(judged) : null;
    }

    /**
     * The last day, inclusive, on which these answers are sure to hold: the day before the next day of the law or
     * date among the facts and the evidence; where that date is itself a last day, such as the end of support, that
     * day. Empty where none lies ahead.
     */
    public Optional<LocalDate> holdsUntil() {
        return DaysAhead.next(judged).map(day -> day.minusDays(1));
    }

    /**
     * The last day, inclusive, on which what has been read of it so far holds. As {@link #holdsUntil}, but days of parts of the
     * law that none of this rests on are passed over: what is read later may rest on more. What was read
     * through another determination of the same product on that day counts too.
     */
    public Optional<LocalDate> holdsAsReadUntil() {
        return DaysAhead.nextThatMatters(judged).map(day -> day.minusDays(1));
    }

    /** What the law answers for the same facts and evidence on another day. */
    public Determination on(LocalDate day) {
        return judged.on(day).determination();
    }

    /**
     * The main answers that differ from those of another determination, such as one under another state of the law or on
     * another day, in the order of {@link MainAnswer}; none where all are the same.
     */
    public List<AnswerChange> changesFrom(Determination before) {
        return AnswerChange.between(MainAnswer.allOf(before), MainAnswer.allOf(this));
    }

    /** The procedures that are more or less open than in another determination, as for the main answers. */
    public List<ProcedureChange> procedureChangesFrom(Determination before) {
        return ProcedureChange.between(before, this);
    }

    /** The kinds of findings that are raised more or less often than in another determination, as for the main answers. */
    public List<FindingChange> findingChangesFrom(Determination before) {
        return FindingChange.between(before, this);
    }

    /** Why: a tree with a branch for each answer. Built on each call. */
    public Reason reasons() {
        return Reasons.of(this);
    }
}
