package org.craregistry.law;

import static org.craregistry.law.Act.CRA;
import static org.craregistry.law.Condition.allOf;
import static org.craregistry.law.Condition.anyOf;
import static org.craregistry.law.Condition.named;
import static org.craregistry.law.Condition.not;
import static org.craregistry.law.Condition.once;
import static org.craregistry.law.Condition.some;
import static org.craregistry.law.EvidenceFields.DECLARED_ELEMENTS;
import static org.craregistry.law.EvidenceFields.NAMES_ARTICLE_15;
import static org.craregistry.law.EvidenceList.DECLARATIONS;
import static org.craregistry.law.Vocabulary.AI_SUBSTANTIALLY_MODIFIED;
import static org.craregistry.law.Vocabulary.AI_SUBSTANTIALLY_MODIFIED_ON;
import static org.craregistry.law.Vocabulary.AI_SYSTEM_IS_THIS_PRODUCT;
import static org.craregistry.law.Vocabulary.RISK_ASSESSMENT_COVERS_AI_THREATS;
import static org.craregistry.law.Vocabulary.SUBSTANTIALLY_MODIFIED;
import static org.craregistry.law.Vocabulary.SUBSTANTIALLY_MODIFIED_ON;
import static org.craregistry.law.Vocabulary.SUPPORT_UNTIL;

import java.util.List;
import java.util.stream.Stream;

/**
 * CRA Article 12(1) with AI Act Article 42(3): the conditions D1 to D11 on which conformity with the CRA makes a
 * high-risk AI system comply with the cybersecurity requirements of AI Act Article 15.
 */
final class CraArticle12AiSystems {

    static final Provision IS_COVERED = CRA.at("Art. 12(1), 2")
            .says("the CRA covers the product")
            .when(CraScope.SCOPE.is(ScopeOutcome.IN_SCOPE))
            .telling(CraScope.COVERED)
            .as("D1", "The CRA covers the product");

    static final Provision CRA_APPLIES_IN_FULL = CRA.at("Art. 71(2), 69(2)")
            .says("the CRA applies in full to the product on the date")
            .when(CraArticle71Application.APPLICABILITY.is(ApplicabilityOutcome.FULL))
            .telling("The CRA applies to the product in full on this day.")
            .as(ConditionCodes.ROUTE_APPLIES, "The CRA applies in full");

    static final Provision AI_SYSTEM_IS_THE_PRODUCT = CRA.at("Art. 12(1)")
            .says("the product as a whole is the high-risk AI system, not a component supplied for one")
            .when(AI_SYSTEM_IS_THIS_PRODUCT.isYes())
            .telling("The high-risk AI system is this product as a whole.")
            .as("D3", "The AI system is this product");

    static final Provision PRODUCT_FULFILS_PART_I = CRA.at("Art. 12(1)(a), Annex I Part I")
            .says("the product fulfils Annex I Part I")
            .when(CraAnnex1Requirements.PRODUCT_MEETS_PART_I.condition())
            .telling("Every requirement on the product is fulfilled, or set aside with a written reason.")
            .as("D4", "Requirements on the product (Annex I Part I)");

    static final Provision PROCESSES_FULFIL_PART_II = CRA.at("Art. 12(1)(b), Annex I Part II")
            .says("the manufacturer's processes comply with Annex I Part II")
            .when(CraAnnex1Requirements.PROCESSES_MEET_PART_II.condition())
            .telling("Every requirement on the handling of vulnerabilities is fulfilled.")
            .as("D5", "Handling of vulnerabilities (Annex I Part II)");

    /** New where the product or the AI system was modified and a declaration has followed. */
    private static final Condition COUNTS_AFTER_MODIFICATIONS = allOf(
            CraArticle28Declaration.countsAfter(SUBSTANTIALLY_MODIFIED, SUBSTANTIALLY_MODIFIED_ON),
            CraArticle28Declaration.countsAfter(AI_SUBSTANTIALLY_MODIFIED, AI_SUBSTANTIALLY_MODIFIED_ON));

    private static final Condition IS_COMPLETE = allOf(CraArticle28Declaration.IS_COMPLETE, COUNTS_AFTER_MODIFICATIONS);

    private static Condition isFollowedByOneThatLacks(Condition demanded) {
        return anyOf(
                CraArticle28Declaration.isFollowedByOneThatLacks(
                        demanded, SUBSTANTIALLY_MODIFIED, SUBSTANTIALLY_MODIFIED_ON),
                CraArticle28Declaration.isFollowedByOneThatLacks(
                        demanded, AI_SUBSTANTIALLY_MODIFIED, AI_SUBSTANTIALLY_MODIFIED_ON));
    }

    static final Provision CONFORMITY_IS_DECLARED = CRA.at("Art. 12(1)(c), 28, Annex V")
            .says("a full declaration under the CRA with every item of Annex V is in force for this version")
            .when(once(new Conditions.Naming(
                    CraArticle28Declaration.oneCounts(
                            "a declaration is full, complete and in force",
                            CraArticle28Declaration.IS_COMPLETE,
                            COUNTS_AFTER_MODIFICATIONS,
                            isFollowedByOneThatLacks(CraArticle28Declaration.HAS_EVERY_ITEM_FOR_THIS_VERSION)),
                    c -> CraArticle28Declaration.missingCodes(c, COUNTS_AFTER_MODIFICATIONS))))
            .telling("A full and complete declaration of conformity for this version is in force.")
            .as("D6", "Declaration of conformity");

    private static final Condition SHOWS_ARTICLE_15 = allOf(
            NAMES_ARTICLE_15.is(
                    true,
                    Saying.of(
                            "The declaration of conformity states that the level of cybersecurity under Article 15 of the AI Act is reached.",
                            "The declaration on file does not state that the level of cybersecurity under Article 15 of the AI Act is reached.")),
            DECLARED_ELEMENTS.weighed(
                    "it says of each applicable element where it is shown",
                    new Saying(
                            "The declaration of conformity says of each element of Article 15 where it is shown.",
                            "The declaration on file leaves out elements of Article 15.",
                            "The declaration on file leaves out elements of Article 15 of which it is open whether they are appropriate."),
                    Article15Elements::areAll));

    /** The declaration that meets D6, or, where none does, one that is at least full. */
    static final Provision ARTICLE_15_IS_DECLARED = CRA.at("Art. 12(1)(c)")
            .asOurReading()
            .says("the same declaration demonstrates the level of cybersecurity that AI Act Article 15 requires")
            .when(new Conditions.Naming(
                    anyOf(
                            CraArticle28Declaration.oneCounts(
                                    "a complete declaration demonstrates it",
                                    allOf(CraArticle28Declaration.IS_COMPLETE, SHOWS_ARTICLE_15),
                                    COUNTS_AFTER_MODIFICATIONS,
                                    isFollowedByOneThatLacks(allOf(
                                            CraArticle28Declaration.HAS_EVERY_ITEM_FOR_THIS_VERSION,
                                            SHOWS_ARTICLE_15))),
                            allOf(
                                    not(some(
                                            "a complete declaration does not demonstrate it",
                                            DECLARATIONS,
                                            allOf(IS_COMPLETE, not(SHOWS_ARTICLE_15)))),
                                    some(
                                            "a full declaration demonstrates it",
                                            DECLARATIONS,
                                            allOf(
                                                    CraArticle28Declaration.IS_FULL,
                                                    COUNTS_AFTER_MODIFICATIONS,
                                                    SHOWS_ARTICLE_15)))),
                    c -> CraArticle28Declaration.missingElementCodes(c, COUNTS_AFTER_MODIFICATIONS)))
            .telling("The declaration of conformity says of each element of Article 15 where it is shown.")
            .as("D7", "Declaration shows Article 15");

    static final Provision RISKS_OF_AI_ARE_ASSESSED = CRA.at("Recital 51, Art. 13(2), 13(4)")
            .asOurReading()
            .says("the cybersecurity risk assessment covers the threats to the AI system")
            .when(RISK_ASSESSMENT_COVERS_AI_THREATS.isYes())
            .telling("The risk assessment covers threats to the AI system.")
            .as(ConditionCodes.ROUTE_COVERS_AI_THREATS, "Risk assessment covers AI threats");

    static final Provision PROCEDURE_IS_COMPLETED = CRA.at("Art. 12(2), 12(3), 32")
            .asOurReading()
            .says("the procedure that the interplay of both acts demands is completed, valid, and by a body that may")
            .when(once(ProcedureEvidence.completed()))
            .telling("The conformity assessment that is needed has been completed and is valid.")
            .as("D9", "Procedure completed");

    private static final Condition IS_DECLARED =
            some("a declaration under the CRA is in force", DECLARATIONS, CraArticle28Declaration.DECLARES_THE_CRA);

    private static final String RENEWED =
            "After any substantial modification, the product was assessed and declared anew.";

    static final Provision PRODUCT_MODIFICATIONS_ARE_ASSESSED = CRA.at("Art. 3(30), 13(12), 32")
            .asOurReading()
            .says("after a substantial modification of the product, procedure and declaration are new")
            .when(once(anyOf(not(IS_DECLARED), isRenewedAfter(SUBSTANTIALLY_MODIFIED, SUBSTANTIALLY_MODIFIED_ON))))
            .telling(RENEWED, c -> renewal(c, SUBSTANTIALLY_MODIFIED.isNo()))
            .orTelling("A substantial modification calls for a new assessment and a new declaration.")
            .as("MODIFICATION", "Assessed anew after modification");

    static final Provision MODIFICATIONS_ARE_ASSESSED = CRA.at("Art. 3(30), AI Act Art. 3(23), 43(4)")
            .asOurReading()
            .says(
                    "after a substantial modification of the product or of the AI system, procedure and declaration are new;"
                            + " what the new declaration lacks is told where it is demanded")
            .when(anyOf(
                    not(IS_DECLARED),
                    allOf(
                            isRenewedAfter(SUBSTANTIALLY_MODIFIED, SUBSTANTIALLY_MODIFIED_ON),
                            isRenewedAfter(AI_SUBSTANTIALLY_MODIFIED, AI_SUBSTANTIALLY_MODIFIED_ON))))
            .telling(RENEWED, c -> renewal(c, allOf(SUBSTANTIALLY_MODIFIED.isNo(), AI_SUBSTANTIALLY_MODIFIED.isNo())))
            .orTelling("A substantial modification calls for a new assessment and a new declaration.")
            .as(ConditionCodes.ROUTE_COVERS_MODIFICATIONS, "Assessed anew after modification");

    static final Provision SUPPORT_IS_RUNNING = CRA.at("Art. 13(8)")
            .asOurReading()
            .says("the support period is running; its end is a warning and never blocks")
            .when(SUPPORT_UNTIL.isNotOver())
            .telling("The support period is still running.")
            .as("D11", "Support period runs");

    static final Checklist CONDITIONS = Checklist.of(
            "Conformity with the CRA as a route to AI Act Article 15",
            IS_COVERED,
            CRA_APPLIES_IN_FULL,
            AI_SYSTEM_IS_THE_PRODUCT,
            PRODUCT_FULFILS_PART_I,
            PROCESSES_FULFIL_PART_II,
            CONFORMITY_IS_DECLARED,
            ARTICLE_15_IS_DECLARED,
            RISKS_OF_AI_ARE_ASSESSED,
            PROCEDURE_IS_COMPLETED,
            MODIFICATIONS_ARE_ASSESSED,
            SUPPORT_IS_RUNNING);

    static final Provision CONFORMITY_MAKES_COMPLIANT = CRA.at("Art. 12(1), AI Act Art. 42(3)")
            .says("a high-risk AI system that meets all of these is deemed to comply with the cybersecurity"
                    + " requirements, never with accuracy or robustness")
            .when(Condition.allOf(CONDITIONS.conditions().stream()
                    .filter(condition -> condition != SUPPORT_IS_RUNNING)
                    .map(Condition::holds)
                    .toArray(Condition[]::new)))
            .as("DEEMED_COMPLIANT");

    static final List<Provision> PROVISIONS = Stream.of(
                    List.of(CONFORMITY_MAKES_COMPLIANT),
                    CONDITIONS.conditions(),
                    List.of(PRODUCT_MODIFICATIONS_ARE_ASSESSED))
            .flatMap(List::stream)
            .toList();

    private CraArticle12AiSystems() {}

    /** Why nothing has to be renewed. */
    private static String renewal(Case c, Condition isUnmodified) {
        if (isUnmodified.weigh(c) == Truth.YES) {
            return "No substantial modification calls for a new assessment.";
        }
        return IS_DECLARED.weigh(c) == Truth.NO
                ? "After a substantial modification the product is assessed anew, then declared; no declaration is in force yet."
                : RENEWED;
    }

    /** It never was modified, the day of it is still to come, or procedure and declaration have followed. */
    private static Condition isRenewedAfter(BooleanFact event, DateFact day) {
        return named(
                "procedure and declaration are new after \"" + event.header() + '"',
                anyOf(
                        event.isNo(),
                        not(day.hasCome()),
                        allOf(isCompletedSince(day), CraArticle28Declaration.isDeclaredAnew(day))));
    }

    private static Condition isCompletedSince(DateFact day) {
        return new Conditions.Like(
                ProcedureEvidence.completedSince(day),
                PROCEDURE_IS_COMPLETED,
                "of assessments and certificates, only those since the day of \"" + day.header() + "\" count for it");
    }
}
