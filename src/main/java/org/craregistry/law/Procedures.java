package org.craregistry.law;

import static org.craregistry.law.Act.AI_ACT;
import static org.craregistry.law.Act.CRA;
import static org.craregistry.law.Act.EHDS;
import static org.craregistry.law.Article32Row.T1;
import static org.craregistry.law.Article32Row.T10;
import static org.craregistry.law.Article32Row.T11;
import static org.craregistry.law.Article32Row.T12;
import static org.craregistry.law.Article32Row.T13;
import static org.craregistry.law.Article32Row.T14;
import static org.craregistry.law.Article32Row.T15;
import static org.craregistry.law.Article32Row.T16;
import static org.craregistry.law.Article32Row.T2;
import static org.craregistry.law.Article32Row.T3;
import static org.craregistry.law.Article32Row.T4;
import static org.craregistry.law.Article32Row.T5;
import static org.craregistry.law.Article32Row.T6;
import static org.craregistry.law.Article32Row.T7;
import static org.craregistry.law.Article32Row.T8;
import static org.craregistry.law.Article32Row.T9;
import static org.craregistry.law.Condition.allOf;
import static org.craregistry.law.Condition.anyOf;
import static org.craregistry.law.Condition.holds;
import static org.craregistry.law.Condition.known;
import static org.craregistry.law.InterplayRow.I1;
import static org.craregistry.law.InterplayRow.I10;
import static org.craregistry.law.InterplayRow.I11;
import static org.craregistry.law.InterplayRow.I12;
import static org.craregistry.law.InterplayRow.I13;
import static org.craregistry.law.InterplayRow.I14;
import static org.craregistry.law.InterplayRow.I15;
import static org.craregistry.law.InterplayRow.I16;
import static org.craregistry.law.InterplayRow.I17;
import static org.craregistry.law.InterplayRow.I2;
import static org.craregistry.law.InterplayRow.I3;
import static org.craregistry.law.InterplayRow.I4;
import static org.craregistry.law.InterplayRow.I5;
import static org.craregistry.law.InterplayRow.I6;
import static org.craregistry.law.InterplayRow.I7;
import static org.craregistry.law.InterplayRow.I8;
import static org.craregistry.law.InterplayRow.I9;
import static org.craregistry.law.ProcedureStand.CLOSED;
import static org.craregistry.law.ProcedureStand.CONDITIONAL_FOR_BOTH;
import static org.craregistry.law.ProcedureStand.CONDITIONAL_FOR_CYBERSECURITY;
import static org.craregistry.law.ProcedureStand.OPEN_FOR_AI_ACT;
import static org.craregistry.law.ProcedureStand.OPEN_FOR_BOTH;
import static org.craregistry.law.ProcedureStand.OPEN_FOR_CYBERSECURITY;
import static org.craregistry.law.Vocabulary.SECTORAL_THIRD_PARTY;

import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Which procedures are open for a product, the AI Act included: CRA Articles 12 and 32 with AI Act Article 43. */
final class Procedures {

    private static final Table<Article32Row> ROW = CraArticle32Procedures.TABLE;
    private static final Table<InterplayRow> INTERPLAY = CraArticle12Interplay.TABLE;
    private static final Condition IN_SCOPE = CraScope.SCOPE.is(ScopeOutcome.IN_SCOPE);
    private static final Condition STANDS_ALONE = INTERPLAY.is(I16);

    private static final Condition IN_SECTOR_WITHOUT_ASSURANCE = allOf(
            INTERPLAY.is(I7, I11, I15),
            SECTORAL_THIRD_PARTY.isNo(),
            CraArticle12Interplay.IS_BOUND_TO_A_THIRD_PARTY,
            known(
                    "this state of the law demands the CRA's procedure beside a sectoral one without a third party",
                    "The state of the law is content with the procedure of the product's own safety law.",
                    c -> c.stateOfLaw().readings().assuranceGapClosed()));

    static final Provision NOT_COVERED = CRA.at("Art. 2, 32")
            .says("a product outside the CRA follows none of its procedures")
            .when(CraScope.SCOPE.is(ScopeOutcome.OUT_OF_SCOPE))
            .telling("The CRA does not cover the product.")
            .as("OUTSIDE_CRA");

    static final Provision STEWARDS_HAVE_NONE = CRA.at("Art. 24")
            .says("a steward of open-source software has none of a manufacturer's procedures")
            .when(CraScope.SCOPE.is(ScopeOutcome.STEWARD_REGIME))
            .telling("A steward of open-source software needs none of the manufacturer's procedures.")
            .as("STEWARD_WITHOUT_PROCEDURE");

    static final Provision TOLERATED_NEED_NONE = CRA.at("Art. 4(2), 4(3)")
            .asOurReading()
            .says("what may be shown or tried before it complies follows no procedure")
            .when(CraScope.SCOPE.is(ScopeOutcome.TOLERATED_NON_COMPLIANT))
            .telling("What may be shown or tried before it complies needs no assessment yet.")
            .as("TOLERATED_WITHOUT_PROCEDURE");

    static final Provision PROHIBITED = AI_ACT.at("Art. 5(1)")
            .asOurReading()
            .says("for a prohibited practice every procedure is closed")
            .when(AiActArticle43Assessment.PROCEDURE.is(AiProcedure.BLOCKED))
            .telling("An assessment cannot make a prohibited practice lawful.")
            .as("CLOSED_BY_PROHIBITION");

    static final Provision INTERNAL_CONTROL_IS_OPEN = CRA.at("Art. 32(1)(a), 32(2), 32(5)")
            .says("internal control is open where the row of Article 32 does not demand a third party")
            .when(allOf(IN_SCOPE, STANDS_ALONE, ROW.is(T1, T2, T3, T4, T5, T6, T10)))
            .telling("The manufacturer may assess the product without a third party.")
            .as("OPEN_MODULE_A");

    private static final Condition ROW_HAS_A_BODY = ROW.is(T1, T2, T3, T4, T5, T6, T7, T8, T9, T10, T11, T12, T13, T14);

    static final Provision THIRD_PARTIES_ARE_OPEN = CRA.at("Art. 32(1)(b) and (c), 32(2), 32(3)")
            .says("the procedures with a notified body are open in every row that does not demand a certificate")
            .when(allOf(IN_SCOPE, STANDS_ALONE, ROW_HAS_A_BODY))
            .telling("A notified body may assess the product.")
            .as("OPEN_THIRD_PARTY");

    static final Provision THIRD_PARTIES_STAY_OPEN = CRA.at("Art. 12(3)")
            .says("under the derogation the CRA's procedures with a notified body serve its own requirements")
            .when(allOf(IN_SCOPE, INTERPLAY.is(I5, I9, I13)))
            .telling("The CRA still asks for a third party, in addition to the internal control of the AI Act.")
            .as("OPEN_THIRD_PARTY_12_3");

    // OPEN(law): point 5 of the open questions: Article 12(3) where a sectoral procedure has no third party.
    static final Provision THIRD_PARTIES_CLOSE_THE_GAP = CRA.at("Art. 12(2), recital 51")
            .asOurReading()
            .says("where the sectoral procedure has no third party but Article 32 demands one, the CRA's procedure is"
                    + " needed as well")
            .when(allOf(IN_SCOPE, IN_SECTOR_WITHOUT_ASSURANCE, ROW_HAS_A_BODY))
            .telling("The CRA asks for a third party, and the procedure of the product's own safety law has none.")
            .as("OPEN_THIRD_PARTY_GAP");

    static final Provision CERTIFICATION_IS_OPEN = CRA.at("Art. 32(1)(d), 32(3)(c), 32(4)(a)")
            .says("certification is open with a certificate under a designated scheme, or where an act demands it")
            .when(allOf(
                    IN_SCOPE,
                    STANDS_ALONE,
                    anyOf(ROW.is(T2, T4, T6, T12, T14, T15), allOf(ROW.is(T10), CraArticle32Procedures.IS_CERTIFIED))))
            .telling("A certificate may be used for this product; where an act demands one, it must be used.")
            .as("OPEN_CERTIFICATION");

    /** Only where this state of the law lets Article 12(3) catch open source. */
    private static final Condition OPEN_SOURCE_IS_CERTIFIED =
            allOf(INTERPLAY.is(I9), ROW.is(T10), CraArticle32Procedures.IS_CERTIFIED_SUBSTANTIALLY);

    static final Provision CERTIFICATION_STAYS_OPEN = CRA.at("Art. 12(3), 8(1), 32(3)(c)")
            .says("under the derogation certification serves the CRA's requirements where its row allows or demands it")
            .when(allOf(
                    IN_SCOPE,
                    anyOf(INTERPLAY.is(I12), allOf(INTERPLAY.is(I9, I13), ROW.is(T12, T14)), OPEN_SOURCE_IS_CERTIFIED)))
            .telling("A certificate shows the CRA's requirements, in addition to the internal control of the AI Act.")
            .as("OPEN_CERTIFICATION_12_3");

    // OPEN(law): point 5 of the open questions: a certificate under Article 8(1) together with Annex VII.
    static final Provision CERTIFICATION_STAYS_DEMANDED = CRA.at("Art. 12(2), 8(1), recital 51")
            .asOurReading()
            .says("a demanded certificate stays demanded beside a notified body, and a certificate can close a gap of"
                    + " assurance")
            .when(allOf(
                    IN_SCOPE,
                    anyOf(
                            allOf(
                                    INTERPLAY.is(I14, I15),
                                    ROW.is(T15),
                                    known(
                                            "this state of the law demands the certificate beside a notified body",
                                            "The state of the law is content with the notified body.",
                                            c -> c.stateOfLaw().readings().mandateBesideNotifiedBody())),
                            allOf(IN_SECTOR_WITHOUT_ASSURANCE, ROW.is(T12, T14)))))
            .telling("A certificate counts in addition to the assessment that the AI Act asks for.")
            .as("OPEN_CERTIFICATION_BESIDE");

    static final Provision CERTIFICATION_AWAITS_A_CERTIFICATE = CRA.at("Art. 27(9), 32(1)(d), 32(3)(c)")
            .says("a scheme is designated: certification opens once a certificate of a level and coverage that its row"
                    + " demands is on file")
            .when(allOf(
                    IN_SCOPE,
                    CraArticle32Procedures.A_SCHEME_IS_DESIGNATED,
                    anyOf(
                            allOf(STANDS_ALONE, ROW.is(T1, T3, T5, T7, T8, T9, T10, T11, T13)),
                            allOf(INTERPLAY.is(I9, I13), ROW.is(T10, T11, T13)),
                            allOf(IN_SECTOR_WITHOUT_ASSURANCE, ROW.is(T11, T13)))))
            .telling("It opens once a certificate of the level and coverage that the product needs is on file.")
            .as("CERTIFICATION_AWAITS_CERTIFICATE");

    static final Provision AI_ACT_COVERS_THE_CRA = CRA.at("Art. 12(2)")
            .says("the procedure of the AI Act takes the place of the CRA's procedures")
            .when(allOf(IN_SCOPE, INTERPLAY.is(I1, I2, I3)))
            .telling("The assessment under the AI Act takes its place.")
            .as("AI_ACT_INSTEAD");

    static final Provision AI_ACT_COVERS_HIGHER_CLASSES = CRA.at("Art. 12(2), 12(3)")
            .asOurReading()
            .says("the procedure of the AI Act takes the place of the CRA's procedures where the derogation does not"
                    + " reach")
            .when(allOf(IN_SCOPE, INTERPLAY.is(I4, I6, I7, I8, I10, I11, I14, I15)))
            .telling("The assessment under the AI Act takes its place.")
            .as("AI_ACT_INSTEAD_HIGHER_CLASSES");

    static final Provision HEALTH_RECORDS_HAVE_THEIR_OWN = CRA.at("Art. 32(5a)")
            .says("electronic health record systems follow the procedure of their own regulation instead")
            .when(allOf(IN_SCOPE, ROW.is(T16)))
            .telling("Electronic health record systems follow a procedure of their own instead.")
            .as("EHDS_INSTEAD");

    static final Provision ROW_DOES_NOT_ALLOW_IT = CRA.at("Art. 32")
            .says("the row of Article 32 that the product falls in does not allow it")
            .when(IN_SCOPE)
            .telling("The rules on the class of the product do not allow it.")
            .as("CLOSED_BY_ARTICLE_32");

    static final Provision AI_INTERNAL_CONTROL_COVERS_BOTH = CRA.at("Art. 12(2)")
            .says("the AI Act's internal control serves the requirements of both acts")
            .when(allOf(IN_SCOPE, INTERPLAY.is(I1, I4, I8)))
            .telling("The provider assesses the AI system, and covers the requirements of both acts with it.")
            .as("OPEN_ANNEX_VI_BOTH");

    static final Provision AI_INTERNAL_CONTROL_IS_OPEN = AI_ACT.at("Art. 43(1), 43(2)")
            .says("the AI Act's internal control serves the requirements of the AI Act")
            .when(AiActArticle43Assessment.PROCEDURE.is(AiProcedure.ANNEX_VI))
            .telling("The provider assesses the AI system without a third party.")
            .as("OPEN_ANNEX_VI");

    private static final Condition ARTICLE_39_IS_NOT_DEMANDED = known(
            "this state of the law does not demand that Article 39 was assessed",
            "The body has to be assessed for the CRA's requirements for notified bodies.",
            c -> !c.stateOfLaw().readings().article39Demanded());

    private static final Condition BODY_COVERS_BOTH = allOf(IN_SCOPE, INTERPLAY.is(I2, I6, I10, I14));

    static final Provision AI_BODY_COVERS_BOTH = CRA.at("Art. 12(2)")
            .says("a notified body under the AI Act that was assessed for Article 39 serves the requirements of both"
                    + " acts")
            .when(allOf(
                    BODY_COVERS_BOTH,
                    anyOf(ProcedureEvidence.bodyAssessed(Procedure.AI_ACT_ANNEX_VII), ARTICLE_39_IS_NOT_DEMANDED)))
            .telling("The notified body under the AI Act covers the requirements of both acts.")
            .as("OPEN_ANNEX_VII_BOTH");

    static final Provision AI_BODY_AWAITS_ARTICLE_39 = CRA.at("Art. 12(2), 39")
            .asOurReading()
            .says("a notified body under the AI Act serves both acts once it is shown that it was assessed for Article"
                    + " 39")
            .when(BODY_COVERS_BOTH)
            .telling("It covers both acts once it is recorded that the notified body was assessed for the CRA as well.")
            .as("ANNEX_VII_AWAITS_ARTICLE_39");

    static final Provision AI_BODY_IS_OPEN = AI_ACT.at("Art. 43(1)")
            .says("the notified body under the AI Act serves the requirements of the AI Act")
            .when(AiActArticle43Assessment.PROCEDURE.is(AiProcedure.ANNEX_VII))
            .telling("A notified body under the AI Act assesses the AI system.")
            .as("OPEN_ANNEX_VII");

    private static final Condition SECTOR_COVERS_BOTH = allOf(IN_SCOPE, INTERPLAY.is(I3, I7, I11, I15));

    static final Provision SECTOR_PROCEDURE_COVERS_BOTH = CRA.at("Art. 12(2)")
            .asOurReading()
            .says("the procedure of the act on the product serves both acts, with Article 39 met where a body takes"
                    + " part")
            .when(allOf(
                    SECTOR_COVERS_BOTH,
                    anyOf(
                            SECTORAL_THIRD_PARTY.isNo(),
                            ProcedureEvidence.bodyAssessed(Procedure.SECTORAL),
                            ARTICLE_39_IS_NOT_DEMANDED)))
            .telling("The assessment under the product's own safety law covers the requirements of both acts.")
            .as("OPEN_SECTORAL_BOTH");

    static final Provision SECTOR_PROCEDURE_AWAITS_ARTICLE_39 = CRA.at("Art. 12(2), 39")
            .asOurReading()
            .says("the procedure of the act on the product serves both acts once its body is shown to be assessed for"
                    + " Article 39")
            .when(SECTOR_COVERS_BOTH)
            .telling("It covers both acts once it is recorded that the notified body was assessed for the CRA as well.")
            .as("SECTORAL_AWAITS_ARTICLE_39");

    static final Provision SECTOR_PROCEDURE_IS_OPEN = AI_ACT.at("Art. 43(3)")
            .says("the procedure of the act on the product serves the requirements of the AI Act")
            .when(AiActArticle43Assessment.PROCEDURE.is(AiProcedure.SECTORAL))
            .telling(
                    "The AI system is assessed together with the product, under the product's own safety law, such as that on toys.")
            .as("OPEN_SECTORAL");

    static final Provision PROVIDER_CHOSE_THE_OTHER = AI_ACT.at("Art. 43(1)")
            .says("the provider may choose between internal control and a notified body, and has chosen the other")
            .when(anyOf(
                    holds(AiActArticle43Assessment.BIOMETRICS_MAY_CHOOSE_INTERNAL_CONTROL),
                    holds(AiActArticle43Assessment.BIOMETRICS_MAY_CHOOSE_A_BODY)))
            .telling("The provider has chosen the other procedure of the AI Act.")
            .as("CLOSED_BY_CHOICE");

    static final Provision AI_ACT_PRESCRIBES_ANOTHER = AI_ACT.at("Art. 43")
            .says("the AI Act prescribes another procedure, or none")
            .when(known("nothing else opens it", "Something else opens it.", c -> true))
            .telling("The AI Act asks for another procedure, or for none.")
            .as("CLOSED_BY_ARTICLE_43");

    // OPEN(law): point 16 of the open questions: which procedure is used until Chapter III applies to its group.
    static final Provision HEALTH_RECORDS_AWAIT_THEIR_DAY = EHDS.at("Art. 104(3), 105")
            .asOurReading()
            .says("until its chapter applies to every group of health record systems, whether their own procedure can"
                    + " be used is for a person to review")
            .when(allOf(
                    IN_SCOPE, ROW.is(T16), Condition.not(CraArticle32Procedures.HEALTH_RECORDS_HAVE_THEIR_PROCEDURE)))
            .telling(
                    "It does not apply to every health record system yet; a person has to review which procedure is used.")
            .as("EHDS_AWAITS_ITS_DAY");

    static final Provision HEALTH_RECORDS_ARE_OPEN = EHDS.at("Chapter III, Art. 104(3)")
            .says("the procedure for electronic health record systems serves the CRA's requirements")
            .when(allOf(IN_SCOPE, ROW.is(T16), STANDS_ALONE))
            .telling("It is the procedure for electronic health record systems, and covers the CRA's requirements.")
            .as("OPEN_EHDS");

    static final Provision REVIEWED_HEALTH_RECORDS_ARE_OPEN = EHDS.at("Chapter III, Art. 104(3)")
            .asOurReading()
            .says("for a high-risk health record system its own procedure serves the CRA's requirements once a person"
                    + " has reviewed it")
            .when(allOf(
                    IN_SCOPE,
                    INTERPLAY.is(I17),
                    anyOf(
                            ProcedureEvidence.HEALTH_RECORDS_ARE_REVIEWED,
                            known(
                                    "this state of the law demands no review by a person",
                                    "A person has to review which procedure fits.",
                                    c -> !c.stateOfLaw().readings().healthRecordsReviewed()))))
            .telling("It covers the CRA's requirements for this health record system.")
            .as("OPEN_EHDS_REVIEWED");

    static final Provision HEALTH_RECORDS_AWAIT_REVIEW = EHDS.at("Chapter III, Art. 104(3)")
            .asOurReading()
            .says("for a high-risk health record system its own procedure awaits the review by a person")
            .when(allOf(IN_SCOPE, INTERPLAY.is(I17)))
            .telling("A person has to review first how it fits the rules for high-risk AI systems.")
            .as("EHDS_AWAITS_REVIEW");

    static final Provision ONLY_FOR_HEALTH_RECORDS = EHDS.at("Chapter III, Art. 104(3)")
            .says("the procedure for electronic health record systems is for those alone, from its day on")
            .when(known("nothing else opens it", "Something else opens it.", c -> true))
            .telling("Only electronic health record systems follow it, once it applies to them.")
            .as("CLOSED_BY_EHDS");

    static final List<Provision> PROVISIONS = List.of(
            NOT_COVERED,
            STEWARDS_HAVE_NONE,
            TOLERATED_NEED_NONE,
            PROHIBITED,
            INTERNAL_CONTROL_IS_OPEN,
            THIRD_PARTIES_ARE_OPEN,
            THIRD_PARTIES_STAY_OPEN,
            THIRD_PARTIES_CLOSE_THE_GAP,
            CERTIFICATION_IS_OPEN,
            CERTIFICATION_STAYS_OPEN,
            CERTIFICATION_STAYS_DEMANDED,
            CERTIFICATION_AWAITS_A_CERTIFICATE,
            AI_ACT_COVERS_THE_CRA,
            AI_ACT_COVERS_HIGHER_CLASSES,
            HEALTH_RECORDS_HAVE_THEIR_OWN,
            ROW_DOES_NOT_ALLOW_IT,
            AI_INTERNAL_CONTROL_COVERS_BOTH,
            AI_INTERNAL_CONTROL_IS_OPEN,
            AI_BODY_COVERS_BOTH,
            AI_BODY_AWAITS_ARTICLE_39,
            AI_BODY_IS_OPEN,
            SECTOR_PROCEDURE_COVERS_BOTH,
            SECTOR_PROCEDURE_AWAITS_ARTICLE_39,
            SECTOR_PROCEDURE_IS_OPEN,
            PROVIDER_CHOSE_THE_OTHER,
            AI_ACT_PRESCRIBES_ANOTHER,
            HEALTH_RECORDS_AWAIT_THEIR_DAY,
            HEALTH_RECORDS_ARE_OPEN,
            REVIEWED_HEALTH_RECORDS_ARE_OPEN,
            HEALTH_RECORDS_AWAIT_REVIEW,
            ONLY_FOR_HEALTH_RECORDS);

    private static final Map<Procedure, Sequence<ProcedureStand>> BY_PROCEDURE = byProcedure();

    private Procedures() {}

    private static Map<Procedure, Sequence<ProcedureStand>> byProcedure() {
        Map<Procedure, Sequence<ProcedureStand>> all = new EnumMap<>(Procedure.class);
        all.put(
                Procedure.MODULE_A,
                ofTheCra(Procedure.MODULE_A, INTERNAL_CONTROL_IS_OPEN.gives(OPEN_FOR_CYBERSECURITY)));
        for (Procedure procedure : List.of(Procedure.MODULE_B_C, Procedure.MODULE_H)) {
            all.put(
                    procedure,
                    ofTheCra(
                            procedure,
                            THIRD_PARTIES_ARE_OPEN.gives(OPEN_FOR_CYBERSECURITY),
                            THIRD_PARTIES_STAY_OPEN.gives(OPEN_FOR_CYBERSECURITY),
                            THIRD_PARTIES_CLOSE_THE_GAP.gives(OPEN_FOR_CYBERSECURITY)));
        }
        all.put(
                Procedure.EUROPEAN_CERTIFICATION,
                ofTheCra(
                        Procedure.EUROPEAN_CERTIFICATION,
                        CERTIFICATION_IS_OPEN.gives(OPEN_FOR_CYBERSECURITY),
                        CERTIFICATION_STAYS_OPEN.gives(OPEN_FOR_CYBERSECURITY),
                        CERTIFICATION_STAYS_DEMANDED.gives(OPEN_FOR_CYBERSECURITY),
                        CERTIFICATION_AWAITS_A_CERTIFICATE.gives(CONDITIONAL_FOR_CYBERSECURITY)));
        all.put(
                Procedure.AI_ACT_ANNEX_VI,
                Sequence.of(
                        Procedure.AI_ACT_ANNEX_VI.label(),
                        AI_INTERNAL_CONTROL_COVERS_BOTH.gives(OPEN_FOR_BOTH),
                        AI_INTERNAL_CONTROL_IS_OPEN.gives(OPEN_FOR_AI_ACT),
                        PROHIBITED.gives(CLOSED),
                        PROVIDER_CHOSE_THE_OTHER.gives(CLOSED),
                        AI_ACT_PRESCRIBES_ANOTHER.gives(CLOSED)));
        all.put(
                Procedure.AI_ACT_ANNEX_VII,
                Sequence.of(
                        Procedure.AI_ACT_ANNEX_VII.label(),
                        AI_BODY_COVERS_BOTH.gives(OPEN_FOR_BOTH),
                        AI_BODY_AWAITS_ARTICLE_39.gives(CONDITIONAL_FOR_BOTH),
                        AI_BODY_IS_OPEN.gives(OPEN_FOR_AI_ACT),
                        PROHIBITED.gives(CLOSED),
                        PROVIDER_CHOSE_THE_OTHER.gives(CLOSED),
                        AI_ACT_PRESCRIBES_ANOTHER.gives(CLOSED)));
        all.put(
                Procedure.SECTORAL,
                Sequence.of(
                        Procedure.SECTORAL.label(),
                        SECTOR_PROCEDURE_COVERS_BOTH.gives(OPEN_FOR_BOTH),
                        SECTOR_PROCEDURE_AWAITS_ARTICLE_39.gives(CONDITIONAL_FOR_BOTH),
                        SECTOR_PROCEDURE_IS_OPEN.gives(OPEN_FOR_AI_ACT),
                        PROHIBITED.gives(CLOSED),
                        AI_ACT_PRESCRIBES_ANOTHER.gives(CLOSED)));
        all.put(
                Procedure.EHDS_CHAPTER_III,
                Sequence.of(
                        Procedure.EHDS_CHAPTER_III.label(),
                        PROHIBITED.gives(CLOSED),
                        HEALTH_RECORDS_AWAIT_THEIR_DAY.gives(CONDITIONAL_FOR_CYBERSECURITY),
                        HEALTH_RECORDS_ARE_OPEN.gives(OPEN_FOR_CYBERSECURITY),
                        REVIEWED_HEALTH_RECORDS_ARE_OPEN.gives(OPEN_FOR_CYBERSECURITY),
                        HEALTH_RECORDS_AWAIT_REVIEW.gives(CONDITIONAL_FOR_CYBERSECURITY),
                        ONLY_FOR_HEALTH_RECORDS.gives(CLOSED)));
        all.replaceAll((procedure, sequence) -> sequence.inEach(Branching.BY_EVERYTHING));
        return all;
    }

    /** The rows that open a procedure of the CRA, between what closes all of them. */
    @SafeVarargs
    private static Sequence<ProcedureStand> ofTheCra(Procedure procedure, Row<ProcedureStand>... opening) {
        List<Row<ProcedureStand>> rows = new ArrayList<>();
        rows.add(NOT_COVERED.gives(CLOSED));
        rows.add(STEWARDS_HAVE_NONE.gives(CLOSED));
        rows.add(TOLERATED_NEED_NONE.gives(CLOSED));
        rows.add(PROHIBITED.gives(CLOSED));
        rows.addAll(List.of(opening));
        rows.add(HEALTH_RECORDS_HAVE_THEIR_OWN.gives(CLOSED));
        rows.add(AI_ACT_COVERS_THE_CRA.gives(CLOSED));
        rows.add(AI_ACT_COVERS_HIGHER_CLASSES.gives(CLOSED));
        rows.add(ROW_DOES_NOT_ALLOW_IT.gives(CLOSED));
        return Sequence.of(procedure.label(), rows);
    }

    /** The sequence that decides on a procedure. */
    static Sequence<ProcedureStand> sequence(Procedure procedure) {
        return Objects.requireNonNull(BY_PROCEDURE.get(procedure));
    }

    /** The sequence that decides on each procedure. */
    static Collection<Sequence<ProcedureStand>> sequences() {
        return BY_PROCEDURE.values();
    }
}
