package org.craregistry.law;

import static org.craregistry.law.Condition.allOf;
import static org.craregistry.law.Condition.anyOf;
import static org.craregistry.law.Condition.known;
import static org.craregistry.law.Condition.named;
import static org.craregistry.law.Condition.not;
import static org.craregistry.law.Condition.some;
import static org.craregistry.law.EvidenceFields.ARTICLE_39_ASSESSED;
import static org.craregistry.law.EvidenceFields.COMPLETED_ON;
import static org.craregistry.law.EvidenceFields.COVERS_ANNEX_I;
import static org.craregistry.law.EvidenceFields.MANUAL_REVIEW;
import static org.craregistry.law.EvidenceFields.OPEN_FINDINGS;
import static org.craregistry.law.EvidenceFields.PROCEDURE;
import static org.craregistry.law.EvidenceList.ASSESSMENTS;
import static org.craregistry.law.Vocabulary.AI_SUBSTANTIALLY_MODIFIED;
import static org.craregistry.law.Vocabulary.AI_SUBSTANTIALLY_MODIFIED_ON;
import static org.craregistry.law.Vocabulary.SECTORAL_THIRD_PARTY;

import java.time.LocalDate;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.craregistry.law.CraCertificates.Categories;
import org.jspecify.annotations.Nullable;

/**
 * Which evidence shows that the right procedure was completed: for each row of the interplay table, and where Article
 * 32 stands alone for each row of its table.
 */
final class ProcedureEvidence {

    /** An assessment that has been completed and is valid on the date, without open findings. */
    private static final Condition STANDS = allOf(
            COMPLETED_ON.holdsWhere(
                    "it has been completed on or before the date",
                    Saying.of(
                            "The conformity assessment was completed on %s.",
                            "The conformity assessment is dated %s, which is still ahead."),
                    (day, c) -> c.hasCome(day)),
            known(
                    "it is still valid on the date",
                    "The conformity assessment is no longer valid on this day.",
                    c -> isValid(c.piece(ConformityAssessment.class).validUntil(), c)),
            OPEN_FINDINGS.is(
                    false,
                    new Saying(
                            "The conformity assessment is closed without open findings.",
                            "The conformity assessment left points that are still open.",
                            "It is not filled in yet whether findings of the assessment are open.")));

    private static final Saying BODY_WAS_ASSESSED = Saying.of(
            "The notified body was assessed for the CRA.",
            "The notified body was not assessed for the CRA's requirements for notified bodies.");

    private static final Condition ARTICLE_39_IS_MET = anyOf(
            ARTICLE_39_ASSESSED.is(true, BODY_WAS_ASSESSED),
            known(
                    "this state of the law does not demand that Article 39 was assessed",
                    "The body has to be assessed for the CRA's requirements for notified bodies.",
                    c -> !c.stateOfLaw().readings().article39Demanded()));

    private static final Condition COVERS_THE_CRA = COVERS_ANNEX_I.is(
            true,
            Saying.of(
                    "The assessment also covers the CRA's requirements.",
                    "The assessment on file does not cover the CRA's requirements."));

    private static final String NOTHING_ON_FILE = "No completed conformity assessment is on file.";

    private static final String NOTHING_OF_THE_CRA_ON_FILE =
            "No completed conformity assessment under the CRA is on file.";

    private static final Condition NO_SECOND_PROCEDURE_IS_DEMANDED = known(
            "this state of the law demands no second procedure where the sectoral one has no third party",
            "A second procedure is needed, because the one of the product's own safety law has no third party.",
            c -> !c.stateOfLaw().readings().assuranceGapClosed());

    private static final Condition NO_CERTIFICATE_IS_DEMANDED = anyOf(
            not(CraArticle32Procedures.TABLE.is(Article32Row.T15)),
            known(
                    "this state of the law demands no certificate beside a notified body",
                    "A certificate is needed in addition to the notified body.",
                    c -> !c.stateOfLaw().readings().mandateBesideNotifiedBody()));

    /** Only certificates take the product out of Article 12(3): no standard or specification is applied in full. */
    private static final Condition FREED_BY_CERTIFICATES =
            allOf(CraArticle32Procedures.TABLE.is(Article32Row.T6), not(CraArticle32Procedures.STANDARDS_IN_FULL));

    private static final Condition NO_REVIEW_IS_DEMANDED = known(
            "this state of the law demands no review by a person",
            "A person has to review which procedure fits.",
            c -> !c.stateOfLaw().readings().healthRecordsReviewed());

    /** In class II and for critical products, a certificate of level substantial closes the gap as well. */
    private static final Condition MAY_CLOSE_THE_GAP_BY_CERTIFICATE =
            CraArticle32Procedures.TABLE.is(Article32Row.T10, Article32Row.T12, Article32Row.T14, Article32Row.T15);

    private final Condition assessed;
    private final Function<Case, CraCertificates> certificates;

    /**
     * @param assessed what an assessment has to meet beside the rest, such as being late enough
     * @param certificates the certificates that count
     */
    private ProcedureEvidence(Condition assessed, Function<Case, CraCertificates> certificates) {
        this.assessed = assessed;
        this.certificates = certificates;
    }

    /** The assessments that have been completed and are valid on the date, without open findings, in the order of the file. */
    static List<ConformityAssessment> standing(Case c) {
        return ASSESSMENTS.where(STANDS, c);
    }

    /**
     * The notified body of this procedure was not assessed for Article 39, and no other valid assessment is by one that
     * was.
     */
    static Condition bodyNotAssessed(Procedure procedure) {
        return allOf(
                some(
                        "a valid assessment by a body that was not assessed for Article 39 is on file",
                        ASSESSMENTS,
                        allOf(
                                is(procedure),
                                STANDS,
                                ARTICLE_39_ASSESSED.is(
                                        false, new Saying(BODY_WAS_ASSESSED.no(), BODY_WAS_ASSESSED.yes(), "")))),
                not(bodyAssessed(procedure)));
    }

    /** A valid assessment of this procedure is on file by a body that was assessed for Article 39. */
    static Condition bodyAssessed(Procedure procedure) {
        return some(
                "a valid assessment by a body that was assessed for Article 39 is on file",
                ASSESSMENTS,
                allOf(is(procedure), STANDS, ARTICLE_39_ASSESSED.is(true, BODY_WAS_ASSESSED)));
    }

    /** A valid assessment of this procedure is on file. */
    static Condition validAssessment(Procedure procedure) {
        return atAnyTime().assessment(procedure);
    }

    /** The review by a person of the procedure for health records is on record. */
    static final Condition HEALTH_RECORDS_ARE_REVIEWED = some(
            "a valid assessment with the reference of a review is on file",
            ASSESSMENTS,
            allOf(is(Procedure.EHDS_CHAPTER_III), STANDS, reviewed()));

    /** The procedure of the CRA, or a certificate, closes the gap that a sectoral procedure without a body leaves. */
    static final Condition GAP_IS_CLOSED = atAnyTime().gapIsClosed();

    private static ProcedureEvidence atAnyTime() {
        return new ProcedureEvidence(new Conditions.Always("at any time"), Case::certificates);
    }

    /** The procedure that the AI Act prescribes has been completed on or after the day which this fact names. */
    private static Condition reassessedSince(DateFact day) {
        Map<AiProcedure, Condition> prescribed = new EnumMap<>(AiProcedure.class);
        prescribed.put(AiProcedure.ANNEX_VI, completedSince(Procedure.AI_ACT_ANNEX_VI, day));
        prescribed.put(AiProcedure.ANNEX_VII, completedSince(Procedure.AI_ACT_ANNEX_VII, day));
        prescribed.put(AiProcedure.SECTORAL, completedSince(Procedure.SECTORAL, day));
        return AiActArticle43Assessment.PROCEDURE.demands("the prescribed procedure is completed anew", prescribed);
    }

    /** The AI system never was substantially modified, the day of it is still to come, or the prescribed procedure has followed. */
    static final Condition AI_MODIFICATION_IS_REASSESSED = anyOf(
            AI_SUBSTANTIALLY_MODIFIED.isNo(),
            not(AI_SUBSTANTIALLY_MODIFIED_ON.hasCome()),
            reassessedSince(AI_SUBSTANTIALLY_MODIFIED_ON));

    private static Condition completedSince(Procedure procedure, DateFact day) {
        return new Conditions.Some<>(
                        "an assessment under the procedure " + Codes.quoted(procedure) + " is not older than "
                                + day.header(),
                        ASSESSMENTS,
                        allOf(is(procedure), STANDS, new Conditions.NotOlder(COMPLETED_ON, day)))
                .among(is(procedure), notOnFile(procedure));
    }

    /** The procedure has been completed, at whatever time. */
    static Condition completed() {
        return new WantOfAStandard(atAnyTime().byInterplay());
    }

    /** The procedure has been completed on or after the day which this fact names. */
    static Condition completedSince(DateFact day) {
        return new ProcedureEvidence(
                        new Conditions.NotOlder(COMPLETED_ON, day),
                        c -> CraCertificates.issuedSince(c.facts().get(day), c))
                .byInterplay();
    }

    private static boolean isValid(@Nullable LocalDate lastDay, Case c) {
        return lastDay == null || !lastDay.isBefore(c.asOf());
    }

    private Condition byInterplay() {
        return new Conditions.InEachBranch(inItsRow());
    }

    private Condition inItsRow() {
        Map<InterplayRow, Condition> demanded = new EnumMap<>(InterplayRow.class);
        demanded.put(InterplayRow.I1, internalControl());
        demanded.put(InterplayRow.I2, notifiedBody());
        demanded.put(InterplayRow.I3, sector(false));
        demanded.put(InterplayRow.I4, internalControlOfHigherClasses());
        demanded.put(InterplayRow.I5, thirdParty());
        demanded.put(InterplayRow.I6, notifiedBody());
        demanded.put(InterplayRow.I7, sector(true));
        demanded.put(InterplayRow.I8, internalControlOfHigherClasses());
        demanded.put(InterplayRow.I9, thirdPartyOrCertificate());
        demanded.put(InterplayRow.I10, notifiedBody());
        demanded.put(InterplayRow.I11, sector(true));
        demanded.put(InterplayRow.I12, demandedCertificate());
        demanded.put(InterplayRow.I13, thirdPartyOrCertificate());
        demanded.put(InterplayRow.I14, allOf(notifiedBody(), anyOf(NO_CERTIFICATE_IS_DEMANDED, demandedCertificate())));
        demanded.put(InterplayRow.I15, allOf(sector(true), anyOf(NO_CERTIFICATE_IS_DEMANDED, demandedCertificate())));
        demanded.put(InterplayRow.I16, byArticle32());
        demanded.put(
                InterplayRow.I17, assessment(Procedure.EHDS_CHAPTER_III, anyOf(NO_REVIEW_IS_DEMANDED, reviewed())));
        // While the row is open, none of the procedures that it may demand is told of alone.
        return new Conditions.Lacking(
                CraArticle12Interplay.TABLE.demands("the procedure that both acts demand is completed", demanded),
                c -> CraArticle12Interplay.TABLE.decide(c).result() == null
                        && c.evidence().assessments().isEmpty(),
                NOTHING_ON_FILE);
    }

    private Condition byArticle32() {
        Condition any =
                new Conditions.Lacking(anyOf(assessment(Procedure.MODULE_A), thirdParty()), NOTHING_OF_THE_CRA_ON_FILE);
        Condition anyOrCertified = new Conditions.Lacking(
                anyOf(
                        any,
                        certificate(
                                "a certificate under a designated scheme stands",
                                "No certificate that replaces an assessment is on file.",
                                CraCertificates::designated)),
                NOTHING_OF_THE_CRA_ON_FILE);
        Map<Article32Row, Condition> demanded = new EnumMap<>(Article32Row.class);
        demanded.put(Article32Row.T1, any);
        demanded.put(Article32Row.T2, anyOrCertified);
        demanded.put(Article32Row.T3, any);
        demanded.put(Article32Row.T4, anyOrCertified);
        demanded.put(Article32Row.T5, any);
        demanded.put(Article32Row.T6, anyOrCertified);
        demanded.put(Article32Row.T7, thirdParty());
        demanded.put(Article32Row.T8, thirdParty());
        demanded.put(Article32Row.T9, thirdParty());
        demanded.put(Article32Row.T10, anyOrCertified);
        demanded.put(Article32Row.T11, thirdParty());
        demanded.put(Article32Row.T12, thirdPartyOrCertificate());
        demanded.put(Article32Row.T13, thirdParty());
        demanded.put(Article32Row.T14, thirdPartyOrCertificate());
        demanded.put(Article32Row.T15, demandedCertificate());
        demanded.put(Article32Row.T16, assessment(Procedure.EHDS_CHAPTER_III));
        return CraArticle32Procedures.TABLE.demands("a procedure of Article 32 is completed", demanded);
    }

    private Condition internalControl() {
        return assessment(Procedure.AI_ACT_ANNEX_VI, COVERS_THE_CRA);
    }

    /**
     * The record of internal control is always needed. That it covers Annex I may be shown by what a notified body under
     * the CRA has assessed; that alone is not enough, so that a certificate which frees a product of the body may undo a
     * route (our ruling, the one exception beside withdrawal, expiry and modification).
     */
    private Condition internalControlOfHigherClasses() {
        return new Conditions.Remarking(
                anyOf(internalControl(), allOf(assessment(Procedure.AI_ACT_ANNEX_VI), thirdParty())),
                allOf(FREED_BY_CERTIFICATES, thirdParty()),
                "evidence.certificates",
                "Because of the certificate, a notified body is no longer needed; internal control under the AI Act now has"
                        + " to cover the CRA's requirements.");
    }

    private Condition notifiedBody() {
        return assessment(Procedure.AI_ACT_ANNEX_VII, COVERS_THE_CRA, ARTICLE_39_IS_MET);
    }

    /** Where a third party takes part, it is a notified body, and Article 39 has to be met; else there may be a gap. */
    private Condition sector(boolean mayLeaveAGap) {
        Condition alone = assessment(Procedure.SECTORAL, COVERS_THE_CRA);
        return SECTORAL_THIRD_PARTY.decides(
                assessment(Procedure.SECTORAL, COVERS_THE_CRA, ARTICLE_39_IS_MET),
                mayLeaveAGap ? allOf(alone, assurance()) : alone);
    }

    /** Where no third party takes part although Article 32 demands one, the CRA's procedure closes the gap. */
    private Condition assurance() {
        return named(
                "no third party is missing",
                anyOf(
                        not(CraArticle12Interplay.IS_BOUND_TO_A_THIRD_PARTY),
                        NO_SECOND_PROCEDURE_IS_DEMANDED,
                        gapIsClosed()));
    }

    private Condition gapIsClosed() {
        return anyOf(thirdParty(), allOf(MAY_CLOSE_THE_GAP_BY_CERTIFICATE, substantialCertificate()));
    }

    private Condition thirdPartyOrCertificate() {
        return new Conditions.Lacking(
                anyOf(thirdParty(), substantialCertificate()),
                "Neither an assessment by a notified body nor a certificate in its place is on file.");
    }

    private Condition substantialCertificate() {
        return certificate(
                "a certificate of level substantial or high under a designated scheme stands",
                "No certificate of level substantial or high that counts for this product is on file.",
                CraCertificates::substantial);
    }

    private Condition thirdParty() {
        return new Conditions.Lacking(
                anyOf(assessment(Procedure.MODULE_B_C), assessment(Procedure.MODULE_H)),
                "No completed assessment by a notified body under the CRA is on file.");
    }

    private Condition demandedCertificate() {
        return certificate(
                "the certificate that an act under Article 8(1) demands stands",
                "The certificate that an act demands for this product is missing.",
                CraCertificates::mandated);
    }

    private Condition certificate(String words, String otherwise, Function<CraCertificates, Categories> worth) {
        return new Conditions.OnCategory(
                words, Saying.ofClause(words, otherwise), c -> worth.apply(certificates.apply(c)));
    }

    private Condition assessment(Procedure procedure, Condition... further) {
        return new Conditions.Some<>(
                        "a valid assessment under the procedure " + Codes.quoted(procedure) + " is on file",
                        ASSESSMENTS,
                        allOf(is(procedure), STANDS, allOf(further), assessed))
                .among(is(procedure), notOnFile(procedure));
    }

    private static Condition is(Procedure procedure) {
        return PROCEDURE.is(
                procedure,
                Saying.of(
                        "The assessment on file is under the procedure %s.".formatted(Codes.quoted(procedure)),
                        "The assessment on file is under another procedure than %s."
                                .formatted(Codes.quoted(procedure))));
    }

    private static String notOnFile(Procedure procedure) {
        return procedure == Procedure.SECTORAL
                ? "No assessment under the product's own safety law is on file."
                : "No assessment under the procedure %s is on file.".formatted(Codes.quoted(procedure));
    }

    private static Condition reviewed() {
        return MANUAL_REVIEW.holdsWhere(
                "the review by a person is on record",
                Saying.of("The review by a person is on record.", "The review by a person is missing."),
                (reference, c) -> true);
    }
}
