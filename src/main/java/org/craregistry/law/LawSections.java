package org.craregistry.law;

import java.util.ArrayList;
import java.util.List;

/** The whole law, in the order of the acts. */
final class LawSections {

    static final List<LawSection> ALL = all();

    private LawSections() {}

    private static List<LawSection> all() {
        List<LawSection> all = new ArrayList<>(ofTheCra());
        all.addAll(ofTheAiAct());
        all.add(LawSection.of("Cybersecurity Act and EUCC: certificates", CsaCertificates.PROVISIONS));
        return List.copyOf(all);
    }

    private static List<LawSection> ofTheCra() {
        return List.of(
                LawSection.of("CRA Article 2: scope", CraArticle02Scope.PROVISIONS)
                        .deciding(CraScope.SCOPE)
                        .demanding(CraArticle02Scope.CONDITIONS),
                LawSection.of("CRA Article 3: definitions", CraArticle03Definitions.PROVISIONS),
                LawSection.of("CRA Article 4: prototypes and test software", CraArticle04Tolerated.PROVISIONS),
                LawSection.of("CRA Article 6, AI Act Article 8: what is on the market", MarketConformity.PROVISIONS),
                LawSection.of("CRA Articles 7 and 8: classes", CraArticle07And08Classes.PROVISIONS),
                LawSection.of("CRA Article 12: high-risk AI systems", CraArticle12AiSystems.PROVISIONS)
                        .demanding(CraArticle12AiSystems.CONDITIONS),
                LawSection.of("CRA Article 12(2) and (3): interplay with the AI Act", CraArticle12Interplay.PROVISIONS)
                        .deciding(CraArticle12Interplay.TABLE),
                LawSection.of("CRA Article 13: support and retention", CraArticle13Duties.PROVISIONS),
                LawSection.of("CRA Article 14: reporting", CraArticle14Reporting.PROVISIONS),
                LawSection.of("CRA Articles 18 to 23: other economic operators", CraArticle18To23Operators.PROVISIONS),
                LawSection.of("CRA Article 24: open-source stewards", CraArticle24Stewards.PROVISIONS),
                LawSection.of("CRA Article 28: declaration of conformity", CraArticle28Declaration.PROVISIONS),
                LawSection.of("CRA Article 30, AI Act Article 48: marking", CraArticle30Marking.PROVISIONS),
                LawSection.of("CRA Article 32: procedures", CraArticle32Procedures.PROVISIONS)
                        .deciding(CraArticle32Procedures.TABLE),
                LawSection.of("CRA Articles 12 and 32 with AI Act Article 43: open procedures", Procedures.PROVISIONS)
                        .deciding(Procedures.sequences().toArray(Ruling<?>[]::new)),
                LawSection.of("CRA: conformity of a product", CraConformity.PROVISIONS)
                        .demanding(CraConformity.CONDITIONS),
                LawSection.of("CRA Article 69: transition", CraArticle69Transition.PROVISIONS),
                LawSection.of("CRA Article 71: application", CraArticle71Application.PROVISIONS)
                        .deciding(CraArticle71Application.APPLICABILITY),
                LawSection.of("CRA Annex I: essential requirements", CraAnnex1Requirements.PROVISIONS),
                LawSection.of("CRA Annexes III and IV: chips", CraAnnex3And4Chips.PROVISIONS)
                        .deciding(CraAnnex3And4Chips.TIERS));
    }

    private static List<LawSection> ofTheAiAct() {
        return List.of(
                LawSection.of("AI Act Article 2: exclusions", AiActArticle02Exclusions.provisions()),
                LawSection.of("AI Act Article 3: definitions", AiActArticle03Definitions.PROVISIONS),
                LawSection.of("AI Act Article 5: prohibited practices", AiActArticle05Prohibited.PROVISIONS),
                LawSection.of("AI Act Article 6: high-risk systems", AiActArticle06HighRisk.PROVISIONS)
                        .deciding(AiStatus.STATUS),
                LawSection.of("AI Act Article 15: cybersecurity", Article15.PROVISIONS)
                        .deciding(Article15.GATE),
                LawSection.of("AI Act Articles 40 and 41: direct evidence", AiActArticle40DirectEvidence.PROVISIONS),
                LawSection.of("AI Act Article 42: presumption by certification", AiActArticle42Presumption.PROVISIONS)
                        .demanding(AiActArticle42Presumption.CONDITIONS),
                LawSection.of("AI Act Article 43: conformity assessment", AiActArticle43Assessment.PROVISIONS)
                        .deciding(AiActArticle43Assessment.PROCEDURE),
                LawSection.of("AI Act Article 49: registration", AiActArticle49Registration.PROVISIONS)
                        .deciding(AiActArticle49Registration.REGISTRATION),
                LawSection.of(
                        "AI Act Articles 111 and 113: application and transition",
                        AiActArticle111And113Application.PROVISIONS));
    }
}
