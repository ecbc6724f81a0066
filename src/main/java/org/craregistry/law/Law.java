package org.craregistry.law;

import static org.craregistry.law.Act.CRA;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The law as one function: facts, evidence, a date and a state of the law in, a determination out. */
public final class Law {

    /** The edition of the rules: it changes whenever the same facts may get another answer. */
    public static final String EDITION = "1";

    private static final List<Provision> PROVISIONS = Stream.of(
                    CraArticle02Scope.PROVISIONS,
                    CraArticle03Definitions.PROVISIONS,
                    CraArticle04Tolerated.PROVISIONS,
                    CraArticle07And08Classes.PROVISIONS,
                    CraArticle24Stewards.PROVISIONS,
                    CraArticle69Transition.PROVISIONS,
                    CraArticle71Application.PROVISIONS,
                    CraAnnex3And4Chips.PROVISIONS)
            .flatMap(List::stream)
            .toList();

    private Law() {}

    /** Every provision, in the order of the acts. */
    public static List<Provision> provisions() {
        return PROVISIONS;
    }

    /**
     * Determines what the law says.
     *
     * @param asOf the date for which it is asked; what is dated later has not happened
     */
    public static Determination determine(Facts facts, Evidence evidence, LocalDate asOf, StateOfLaw stateOfLaw) {
        Case c = new Case(facts, evidence, asOf, stateOfLaw);
        Decision<ScopeOutcome> scope = CraScope.SCOPE.decide(c);
        Decision<ApplicabilityOutcome> applicability = CraArticle71Application.APPLICABILITY.decide(c);
        CraClass craClass = CraClass.decide(c);
        ScopeAnswer scopeAnswer = scopeAnswer(scope);
        ClassAnswer classAnswer = classAnswer(c, scope, craClass);
        return new Determination(
                c,
                scopeAnswer,
                applicabilityAnswer(c, applicability),
                classAnswer,
                findings(c, scopeAnswer, classAnswer, craClass),
                openQuestions(c, scope, applicability, craClass));
    }

    private static ScopeAnswer scopeAnswer(Decision<ScopeOutcome> scope) {
        ScopeOutcome outcome = scope.result();
        return new ScopeAnswer(outcome == null ? ScopeOutcome.UNKNOWN : outcome, scope.grounds());
    }

    private static ApplicabilityAnswer applicabilityAnswer(Case c, Decision<ApplicabilityOutcome> applicability) {
        ApplicabilityOutcome outcome = applicability.result();
        List<Provision> grounds = applicability.grounds();
        boolean legacy = grounds.contains(CraArticle69Transition.EARLIER_PRODUCTS_ARE_SPARED);
        List<Provision> notes = CraArticle71Application.notes(c, legacy);
        return new ApplicabilityAnswer(
                outcome == null ? ApplicabilityOutcome.UNKNOWN : outcome, legacy, grounds, notes);
    }

    // Ruling on scope: what is tolerated without complying has a class; what is outside or a steward's has none.
    private static ClassAnswer classAnswer(Case c, Decision<ScopeOutcome> scope, CraClass craClass) {
        if (!mayHaveClass(scope)) {
            return scope.result() == null ? ClassAnswer.OPEN_WITHOUT_CLASS : ClassAnswer.NONE;
        }
        ProductClass ifInScope = craClass.productClass();
        ProductClass productClass = scope.result() == null ? ProductClass.UNKNOWN : ifInScope;
        CategoryCode code = craClass.category();
        Category category = code == null ? null : code.category().orElse(null);
        return new ClassAnswer(productClass, ifInScope, category, craClass.grounds(c));
    }

    private static boolean mayHaveClass(Decision<ScopeOutcome> scope) {
        return scope.mayBe(ScopeOutcome.IN_SCOPE) || scope.mayBe(ScopeOutcome.TOLERATED_NON_COMPLIANT);
    }

    private static List<Finding> findings(Case c, ScopeAnswer scope, ClassAnswer classification, CraClass craClass) {
        List<Finding> findings = new ArrayList<>(2);
        Findings.addTo(findings, c, scope, classification);
        Contradictions.addTo(findings, c, craClass);
        return findings;
    }

    private static List<Fact<?>> openQuestions(
            Case c, Decision<ScopeOutcome> scope, Decision<ApplicabilityOutcome> applicability, CraClass craClass) {
        OpenQuestions questions = new OpenQuestions();
        scope.openQuestions(c, questions);
        if (mayHaveClass(scope)) {
            craClass.openQuestions(c, questions);
        }
        if (scope.result() != ScopeOutcome.OUT_OF_SCOPE) {
            applicability.openQuestions(c, questions);
        }
        return questions.inOrder();
    }

    static Reason reasons(Determination determination) {
        Case c = determination.judged();
        Decision<ScopeOutcome> scope = CraScope.SCOPE.decide(c);
        Decision<ApplicabilityOutcome> applicability = CraArticle71Application.APPLICABILITY.decide(c);
        List<Reason> answers = List.of(
                reason(
                        determination.scope().outcome(),
                        CRA.at("Art. 2"),
                        "whether the CRA covers it",
                        determination.scope().grounds(),
                        scope.explain(c)),
                reason(
                        determination.applicability().outcome(),
                        CRA.at("Art. 69, 71"),
                        "how much of the CRA applies on the date",
                        determination.applicability().grounds(),
                        applicability.explain(c)),
                classReason(determination, scope));
        Truth settled = answers.stream().map(Reason::truth).reduce(Truth.YES, Truth::and);
        Citation whole = CRA.at("as a whole")
                .restingOn(answers.stream().map(Reason::citation).toList());
        return new Reason("DETERMINATION", whole, "what the law answers for this product", settled, answers);
    }

    private static Reason classReason(Determination determination, Decision<ScopeOutcome> scope) {
        Case c = determination.judged();
        ClassAnswer answer = determination.classification();
        Citation place = CRA.at("Art. 7, 8");
        List<Provision> grounds = new ArrayList<>(answer.grounds());
        List<Reason> because = new ArrayList<>();
        if (scope.result() == null || !mayHaveClass(scope)) {
            Truth hasAClass = scope.result() == null ? Truth.UNKNOWN : Truth.NO;
            because.add(new Reason("", place, "only a product in scope has a class", hasAClass, List.of()));
            grounds.addAll(determination.scope().grounds());
        }
        if (mayHaveClass(scope)) {
            because.addAll(CraClass.decide(c).explain(c));
        }
        return reason(answer.productClass(), place, "which class it has", grounds, because);
    }

    /** The answer as the root of its reasons: no firmer than the weakest of its grounds. */
    private static Reason reason(
            Enum<?> outcome, Citation place, String asked, List<Provision> grounds, List<Reason> because) {
        Truth truth = outcome.name().equals("UNKNOWN") ? Truth.UNKNOWN : Truth.YES;
        Citation citation =
                place.restingOn(grounds.stream().map(Provision::citation).toList());
        return new Reason(outcome.name(), citation, asked, truth, because);
    }
}
