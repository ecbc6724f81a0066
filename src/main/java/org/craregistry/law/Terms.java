package org.craregistry.law;

import static org.craregistry.law.Act.AI_ACT;
import static org.craregistry.law.Act.CRA;
import static org.craregistry.law.Act.CSA;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The codes of the law and what people read for them. */
public final class Terms {

    /** Every term of the law: its answers, the choices of its questions, its conditions, and the rows of its tables. */
    public static final List<Term> ALL = Stream.of(answers(), ofQuestions(), evidence(), lists())
            .flatMap(List::stream)
            .toList();

    private Terms() {}

    private static List<Term> answers() {
        List<Term> terms = new ArrayList<>();
        add(terms, CRA.at("Art. 2, 3, 4, 24"), ScopeOutcome.values());
        add(terms, CRA.at("Art. 69, 71"), ApplicabilityOutcome.values());
        add(terms, CRA.at("Art. 3(21), 69(2)"), MarketStage.values());
        add(terms, CRA.at("Art. 7, 8"), ProductClass.values());
        add(terms, AI_ACT.at("Art. 2, 3(1), 5, 6"), AiStatusOutcome.values());
        add(terms, CRA.at("Art. 32"), Procedure.values());
        add(terms, CRA.at("Art. 12, 32"), Openness.values());
        add(terms, CRA.at("Art. 12"), Purpose.values());
        add(terms, AI_ACT.at("Art. 43"), AiProcedure.values());
        add(terms, CRA.at("Art. 13, 28, 32"), ConformityOutcome.values());
        add(terms, AI_ACT.at("Art. 15, 42"), Article15Outcome.values());
        add(terms, AI_ACT.at("Art. 15, 42"), Article15Route.values());
        add(terms, AI_ACT.at("Art. 15, 42"), RouteStatus.values());
        add(terms, null, FindingCode.values());
        add(terms, null, Severity.values());
        add(terms, null, Standing.values());
        add(terms, null, Truth.values());
        add(terms, null, MainAnswer.values());
        add(terms, null, QuestionType.values());
        addAs("QuestionGroupCode", terms, null, QuestionGroup.values());
        addAs("ReportedEvent", terms, CRA.at("Art. 14(1), 14(3)"), CraArticle14Reporting.Event.values());
        for (LegalDate date : LegalDate.values()) {
            terms.add(new Term("LegalDateCode", date.name(), date.statement(), null, date.citation()));
        }
        return terms;
    }

    private static List<Term> ofQuestions() {
        List<Term> terms = new ArrayList<>();
        for (Fact<?> fact : Vocabulary.FACTS) {
            if (fact instanceof ChoiceFact<?> one) {
                add(terms, fact.citation(), one.enumeration().getEnumConstants());
            } else if (fact instanceof ChoicesFact<?> several) {
                add(terms, fact.citation(), several.enumeration().getEnumConstants());
            }
        }
        return terms;
    }

    private static List<Term> evidence() {
        List<Term> terms = new ArrayList<>();
        add(terms, CSA.at("Art. 53, 56"), CertificateKind.values());
        add(terms, CSA.at("Art. 52(1)"), AssuranceLevel.values());
        add(terms, AI_ACT.at("Art. 42(2)"), CertifiedObject.values());
        add(terms, CRA.at("Art. 28, 13(20)"), DeclarationForm.values());
        add(terms, CRA.at("Art. 28(3)"), DeclaredAct.values());
        addAs("RequirementStandingValue", terms, CRA.at("Annex I"), RequirementStanding.Value.values());
        addAs("ElementStandingValue", terms, AI_ACT.at("Art. 15"), ElementStanding.Value.values());
        return terms;
    }

    private static List<Term> lists() {
        List<Term> terms = new ArrayList<>();
        CategoryCode.ALL.forEach(code -> terms.add(Term.of(
                "CategoryCode", code, code.category().map(Category::place).orElse(CRA.at("Art. 7(1), 8(1)")))));
        for (AnnexIRequirement requirement : AnnexIRequirement.values()) {
            terms.add(Term.of("RequirementCode", requirement, requirement.citation()));
        }
        for (Article15Element element : Article15Element.values()) {
            terms.add(Term.of("ElementCode", element, element.citation()));
        }
        conditions().forEach(condition -> terms.add(Term.of("Condition", condition)));
        CraArticle32Procedures.TABLE.rows().forEach(row -> terms.add(Term.of("Article32Row", row.provision())));
        CraArticle12Interplay.TABLE.rows().stream()
                .filter(row -> row.result() != InterplayRow.NONE)
                .forEach(row -> terms.add(Term.of("InterplayRow", row.provision())));
        return terms;
    }

    private static Stream<Provision> conditions() {
        return Stream.concat(
                Law.conditions().stream(),
                Stream.of(
                        AiActArticle40DirectEvidence.STANDARDS_MAKE_PRESUME,
                        AiActArticle40DirectEvidence.SPECIFICATIONS_MAKE_PRESUME,
                        CraArticle14Reporting.REPORTING_APPLIES,
                        CraArticle13Duties.SUPPORT_MATCHES_THE_EXPECTED_USE,
                        CraArticle30Marking.NUMBER_FOLLOWS_WITH_MODULE_H,
                        CraArticle30Marking.NUMBER_FOLLOWS_WITH_EVERY_BODY));
    }

    private static void add(List<Term> terms, @Nullable Citation citation, Object[] choices) {
        addAs(choices[0].getClass().getSimpleName(), terms, citation, choices);
    }

    private static void addAs(String kind, List<Term> terms, @Nullable Citation citation, Object[] choices) {
        Arrays.stream(choices).map(Choice.class::cast).forEach(choice -> terms.add(Term.of(kind, choice, citation)));
    }
}
