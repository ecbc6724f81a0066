package org.craregistry.law;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The law as one function: facts, evidence, a date and a state of the law in, a determination out. */
public final class Law {

    /** The edition of the rules: it changes whenever the same facts may get another answer. */
    public static final String EDITION = "9";

    private static final List<Provision> PROVISIONS = LawSections.ALL.stream()
            .flatMap(section -> section.provisions().stream())
            .distinct()
            .toList();

    private static final List<Provision> CONDITIONS = Stream.of(
                    CraConformity.CONDITIONS.conditions(),
                    AiActArticle42Presumption.CONDITIONS.conditions(),
                    CraArticle12AiSystems.CONDITIONS.conditions(),
                    List.of(AiActArticle40DirectEvidence.ELEMENTS_ARE_EVIDENCED))
            .flatMap(List::stream)
            .distinct()
            .toList();

    private Law() {}

    /** Every provision, in the order of the acts. */
    public static List<Provision> provisions() {
        return PROVISIONS;
    }

    /** What it takes to conform with the CRA, and what each route to AI Act Article 15 takes. */
    public static List<Provision> conditions() {
        return CONDITIONS;
    }

    /** The whole law, in the order of the acts. */
    public static List<LawSection> sections() {
        return LawSections.ALL;
    }

    /**
     * Determines what the law says.
     *
     * @param asOf the date for which it is asked; what is dated later has not happened
     */
    public static Determination determine(Facts facts, Evidence evidence, LocalDate asOf, StateOfLaw stateOfLaw) {
        return determine(facts, evidence, asOf, stateOfLaw, null);
    }

    /**
     * Determines what the law says of something that whoever asks wants to find again in the answers.
     *
     * @param asOf the date for which it is asked; what is dated later has not happened
     * @param subject whose case it is, in the terms of the one who asks: {@link Case#subject()} hands it back, no rule looks at it
     */
    public static Determination determine(
            Facts facts, Evidence evidence, LocalDate asOf, StateOfLaw stateOfLaw, @Nullable Object subject) {
        return new DayByDay(facts, evidence, stateOfLaw, subject).on(asOf);
    }

    static Determination determine(Case c) {
        Decision<ScopeOutcome> scope = CraScope.SCOPE.decide(c);
        ScopeOutcome outcome = scope.result();
        boolean isCovered = outcome == ScopeOutcome.IN_SCOPE;
        CraConformityAnswer conformity = c.craConformity();
        return new Determination(
                c,
                new ScopeAnswer(outcome == null ? ScopeOutcome.UNKNOWN : outcome, scope),
                applicability(c),
                classification(c, scope),
                aiStatus(c),
                isCovered ? article32(c) : new Article32Answer(null, List.of(), List.of(), List.of()),
                aiProcedure(c),
                isCovered ? CraArticle12Interplay.TABLE.decide(c).result() : null,
                conformity,
                c.article15(),
                findings(c),
                openQuestions(c, scope, conformity));
    }

    /** The law asked about a product on several days, each of which is decided once. */
    public static DayByDay dayByDay(Facts facts, Evidence evidence, StateOfLaw stateOfLaw) {
        return new DayByDay(facts, evidence, stateOfLaw, null);
    }

    private static ApplicabilityAnswer applicability(Case c) {
        Decision<ApplicabilityOutcome> decision = CraArticle71Application.APPLICABILITY.decide(c);
        ApplicabilityOutcome outcome = decision.result();
        boolean legacy = outcome == ApplicabilityOutcome.ARTICLE_14_ONLY && CraArticle69Transition.isSpared(c);
        return new ApplicabilityAnswer(outcome == null ? ApplicabilityOutcome.UNKNOWN : outcome, legacy, decision, c);
    }

    // Ruling on scope: what is tolerated without complying has a class; what is outside or a steward's has none.
    private static ClassAnswer classification(Case c, Decision<ScopeOutcome> scope) {
        if (!ClassAnswer.mayHaveClass(scope)) {
            return ClassAnswer.NONE;
        }
        CraClass craClass = c.craClass();
        ProductClass ifInScope = craClass.productClass();
        ScopeOutcome settled = scope.result();
        boolean hasClass = settled != null || scope.possible().stream().allMatch(ClassAnswer::hasClass);
        ProductClass productClass = hasClass ? ifInScope : ProductClass.UNKNOWN;
        CategoryCode code = craClass.category();
        Category category = code == null ? null : code.category().orElse(null);
        return new ClassAnswer(productClass, ifInScope, category, craClass.grounds(c));
    }

    private static AiStatusAnswer aiStatus(Case c) {
        Decision<AiStatusOutcome> decision = AiStatus.STATUS.decide(c);
        AiStatusOutcome outcome = decision.result() == null ? AiStatusOutcome.UNKNOWN : decision.result();
        return new AiStatusAnswer(
                outcome,
                limb(outcome),
                point(outcome, c),
                appliesFrom(c),
                AiActArticle49Registration.registration(c),
                decision);
    }

    /** The day that every status which is possible gives; {@code null} where one gives none, or another. */
    private static @Nullable LocalDate appliesFrom(Case c) {
        List<Case> byStatus = c.branches(Branching.BY_STATUS);
        LocalDate same = null;
        for (Case branch : byStatus.isEmpty() ? List.of(c) : byStatus) {
            AiStatusOutcome possible = AiStatus.STATUS.decide(branch).result();
            LocalDate day = possible == null ? null : AiActArticle111And113Application.appliesFrom(possible, branch);
            if (day == null || (same != null && !same.equals(day))) {
                return null;
            }
            same = day;
        }
        return same;
    }

    private static @Nullable String limb(AiStatusOutcome outcome) {
        return switch (outcome) {
            case HIGH_RISK_ANNEX_III -> "Art. 6(2)";
            case HIGH_RISK_ANNEX_I_A, HIGH_RISK_ANNEX_I_B -> "Art. 6(1)";
            case HIGH_RISK_ANNEX_I_A_AND_III -> "Art. 6(1), 6(2)";
            default -> null;
        };
    }

    private static @Nullable String point(AiStatusOutcome outcome, Case c) {
        return switch (outcome) {
            case HIGH_RISK_ANNEX_III -> points(c.facts());
            case HIGH_RISK_ANNEX_I_A, HIGH_RISK_ANNEX_I_B -> annexI(c);
            case HIGH_RISK_ANNEX_I_A_AND_III -> annexI(c) + ", " + points(c.facts());
            default -> null;
        };
    }

    private static String annexI(Case c) {
        AnnexIAct act = c.facts().get(Vocabulary.ANNEX_I_ACT);
        return act == null ? "" : String.valueOf(act.pointOn(c));
    }

    private static String points(Facts facts) {
        Set<AnnexIIIPoint> points = facts.get(Vocabulary.ANNEX_III_POINTS);
        return points == null ? "" : points.stream().map(AnnexIIIPoint::point).collect(Collectors.joining(", "));
    }

    private static AiProcedure aiProcedure(Case c) {
        AiProcedure procedure = AiActArticle43Assessment.PROCEDURE.decide(c).result();
        return procedure == null ? AiProcedure.UNKNOWN : procedure;
    }

    private static Article32Answer article32(Case c) {
        Decision<Article32Row> decision = CraArticle32Procedures.TABLE.decide(c);
        Set<Procedure> open =
                decision.kind() == Decision.Kind.GAP ? EnumSet.noneOf(Procedure.class) : EnumSet.allOf(Procedure.class);
        decision.possible().forEach(row -> open.retainAll(CraArticle32Procedures.open(row, c)));
        List<AnnexIRequirement> excluded = decision.result() == Article32Row.T8 ? excluded(c) : List.of();
        return new Article32Answer(decision.result(), List.copyOf(open), excluded, decision.grounds());
    }

    /** The requirements that certificates cover, whichever category comes out; none where that makes a difference. */
    private static List<AnnexIRequirement> excluded(Case c) {
        List<Set<AnnexIRequirement>> covered = CategoryCode.ALL.stream()
                .filter(c.craClass()::mayBe)
                .map(category -> Set.copyOf(CraCertificates.covered(category, c)))
                .distinct()
                .toList();
        return covered.size() == 1 ? covered.get(0).stream().sorted().toList() : List.of();
    }

    private static List<Finding> findings(Case c) {
        List<Finding> findings = new ArrayList<>(2);
        MarketConformity.addTo(findings, c);
        Findings.addTo(findings, c);
        Contradictions.addTo(findings, c, c.craClass());
        findings.replaceAll(finding -> CraArticle18To23Operators.worded(finding, c));
        return findings;
    }

    private static List<Question> openQuestions(Case c, Decision<ScopeOutcome> scope, CraConformityAnswer conformity) {
        OpenQuestions questions = new OpenQuestions();
        scope.openQuestions(questions);
        if (ClassAnswer.mayHaveClass(scope)) {
            c.craClass().openQuestions(c, questions);
        }
        if (scope.result() != ScopeOutcome.OUT_OF_SCOPE) {
            CraArticle71Application.APPLICABILITY.decide(c).openQuestions(questions);
        }
        if (scope.mayBe(ScopeOutcome.IN_SCOPE)) {
            CraArticle32Procedures.TABLE.decide(c).openQuestions(questions);
        }
        AiStatus.STATUS.decide(c).openQuestions(questions);
        AiActArticle43Assessment.PROCEDURE.decide(c).openQuestions(questions);
        AiActArticle49Registration.REGISTRATION.decide(c).openQuestions(questions);
        ProcedureOptions.openQuestions(c, questions);
        conformity.conditions().forEach(condition -> condition.openQuestions(questions));
        Article15.openQuestions(c, questions);
        CraArticle13Duties.openQuestions(c, questions);
        Findings.openQuestions(c, questions);
        return questions.inOrder();
    }
}
