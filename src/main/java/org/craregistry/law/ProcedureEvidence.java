package org.craregistry.law;

import static org.craregistry.law.Condition.allOf;
import static org.craregistry.law.Condition.anyOf;
import static org.craregistry.law.Condition.known;
import static org.craregistry.law.Condition.not;
import static org.craregistry.law.Condition.some;
import static org.craregistry.law.EvidenceFields.ARTICLE_39_ASSESSED;
import static org.craregistry.law.EvidenceFields.CERTIFICATE_ISSUED_ON;
import static org.craregistry.law.EvidenceFields.COMPLETED_ON;
import static org.craregistry.law.EvidenceFields.COVERS_ANNEX_I;
import static org.craregistry.law.EvidenceFields.MANUAL_REVIEW;
import static org.craregistry.law.EvidenceFields.OPEN_FINDINGS;
import static org.craregistry.law.EvidenceFields.PROCEDURE;
import static org.craregistry.law.EvidenceList.ASSESSMENTS;
import static org.craregistry.law.EvidenceList.CERTIFICATES;
import static org.craregistry.law.Vocabulary.SECTORAL_THIRD_PARTY;

import java.time.LocalDate;
import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Which evidence shows that the right procedure was completed: for each row of the interplay table, and where Article
 * 32 stands alone for each row of its table. The stricter procedure is always accepted.
 */
final class ProcedureEvidence {

    /** An assessment that has been completed and is valid on the date, without open findings. */
    private static final Condition STANDS = allOf(
            COMPLETED_ON.holdsWhere("it has been completed on or before the date", (day, c) -> c.hasCome(day)),
            known(
                    "it is still valid on the date",
                    c -> isValid(c.piece(ConformityAssessment.class).validUntil(), c)),
            OPEN_FINDINGS.is(false));

    private static final Condition ARTICLE_39_IS_MET = anyOf(
            ARTICLE_39_ASSESSED.is(true),
            known(
                    "this state of the law does not demand that Article 39 was assessed",
                    c -> !c.stateOfLaw().readings().article39Demanded()));

    private static final Condition NO_SECOND_PROCEDURE_IS_DEMANDED = known(
            "this state of the law demands no second procedure where the sectoral one has no third party",
            c -> !c.stateOfLaw().readings().assuranceGapClosed());

    private static final Condition NO_CERTIFICATE_IS_DEMANDED = anyOf(
            not(CraArticle32Procedures.TABLE.is(Article32Row.T15)),
            known(
                    "this state of the law demands no certificate beside a notified body",
                    c -> !c.stateOfLaw().readings().mandateBesideNotifiedBody()));

    /** The stricter procedure stays enough when a certificate makes it needless (guidance footnote 23). */
    private static final Condition IS_CERTIFIED_IN_FULL = CraArticle32Procedures.TABLE.is(Article32Row.T6);

    private static final Condition NO_REVIEW_IS_DEMANDED = known(
            "this state of the law demands no review by a person",
            c -> !c.stateOfLaw().readings().healthRecordsReviewed());

    /** In class II and for critical products, a certificate of level substantial closes the gap as well. */
    private static final Condition GAP_CERTIFICATE = allOf(
            CraArticle32Procedures.TABLE.is(Article32Row.T12, Article32Row.T14, Article32Row.T15),
            CraArticle32Procedures.IS_CERTIFIED_SUBSTANTIALLY);

    private final Condition assessed;
    private final Condition certified;

    /**
     * @param assessed what an assessment has to meet beside the rest, such as being late enough
     * @param certified the same for a certificate
     */
    private ProcedureEvidence(Condition assessed, Condition certified) {
        this.assessed = assessed;
        this.certified = certified;
    }

    /** A completed procedure by a notified body of which it is on file that it was not assessed for Article 39. */
    static final Condition BY_A_BODY_NOT_ASSESSED = some(
            "an assessment by a body that was not assessed for Article 39 is on file",
            ASSESSMENTS,
            allOf(
                    anyOf(PROCEDURE.is(Procedure.AI_ACT_ANNEX_VII), PROCEDURE.is(Procedure.SECTORAL)),
                    ARTICLE_39_ASSESSED.is(false),
                    COMPLETED_ON.holdsWhere(
                            "it has been completed on or before the date", (day, c) -> c.hasCome(day))));

    /** The procedure of the CRA, or a certificate, closes the gap that a sectoral procedure without a body leaves. */
    static final Condition GAP_IS_CLOSED = atAnyTime().gapIsClosed();

    private static ProcedureEvidence atAnyTime() {
        Condition always = new Conditions.Always("at any time");
        return new ProcedureEvidence(always, always);
    }

    /** The procedure of the AI Act has been completed on or after the day which this fact names. */
    static Condition reassessedSince(DateFact day) {
        return some(
                "an assessment under the AI Act is not older than " + day.name(),
                ASSESSMENTS,
                allOf(
                        anyOf(
                                PROCEDURE.is(Procedure.AI_ACT_ANNEX_VI),
                                PROCEDURE.is(Procedure.AI_ACT_ANNEX_VII),
                                PROCEDURE.is(Procedure.SECTORAL)),
                        STANDS,
                        COMPLETED_ON.holdsWhere(
                                "it is not older than " + day.header(), (on, c) -> isSince(on, day, c))));
    }

    /** The procedure has been completed, at whatever time. */
    static Condition completed() {
        return atAnyTime().byInterplay();
    }

    /** The procedure has been completed on or after the day which this fact names. */
    static Condition completedSince(DateFact day) {
        return new ProcedureEvidence(
                        COMPLETED_ON.holdsWhere("it is not older than " + day.header(), (on, c) -> isSince(on, day, c)),
                        CERTIFICATE_ISSUED_ON.holdsWhere(
                                "it is not older than " + day.header(), (on, c) -> isSince(on, day, c)))
                .byInterplay();
    }

    static boolean isSince(LocalDate on, DateFact day, Case c) {
        LocalDate since = c.facts().get(day);
        return since != null && !on.isBefore(since);
    }

    private static boolean isValid(@Nullable LocalDate lastDay, Case c) {
        return lastDay == null || !lastDay.isBefore(c.asOf());
    }

    private Condition byInterplay() {
        Map<InterplayRow, Condition> demanded = new EnumMap<>(InterplayRow.class);
        demanded.put(InterplayRow.I1, internalControl());
        demanded.put(InterplayRow.I2, notifiedBody());
        demanded.put(InterplayRow.I3, sector());
        demanded.put(InterplayRow.I4, anyOf(internalControl(), allOf(IS_CERTIFIED_IN_FULL, thirdParty())));
        demanded.put(InterplayRow.I5, thirdParty());
        demanded.put(InterplayRow.I6, notifiedBody());
        demanded.put(InterplayRow.I7, allOf(sector(), assurance()));
        demanded.put(InterplayRow.I8, internalControl());
        demanded.put(
                InterplayRow.I9, anyOf(thirdParty(), certificate(CraArticle32Procedures.IS_CERTIFIED_SUBSTANTIALLY)));
        demanded.put(InterplayRow.I10, notifiedBody());
        demanded.put(InterplayRow.I11, allOf(sector(), assurance()));
        demanded.put(InterplayRow.I12, demandedCertificate());
        demanded.put(
                InterplayRow.I13, anyOf(thirdParty(), certificate(CraArticle32Procedures.IS_CERTIFIED_SUBSTANTIALLY)));
        demanded.put(InterplayRow.I14, allOf(notifiedBody(), anyOf(NO_CERTIFICATE_IS_DEMANDED, demandedCertificate())));
        demanded.put(
                InterplayRow.I15,
                allOf(sector(), assurance(), anyOf(NO_CERTIFICATE_IS_DEMANDED, demandedCertificate())));
        demanded.put(InterplayRow.I16, byArticle32());
        demanded.put(
                InterplayRow.I17, assessment(Procedure.EHDS_CHAPTER_III, anyOf(NO_REVIEW_IS_DEMANDED, reviewed())));
        return CraArticle12Interplay.TABLE.demands("the procedure of the row is completed", demanded);
    }

    private Condition byArticle32() {
        Condition any = anyOf(assessment(Procedure.MODULE_A), thirdParty());
        Condition anyOrCertified = anyOf(any, certificate(CraArticle32Procedures.IS_CERTIFIED));
        Condition thirdPartyOrCertified =
                anyOf(thirdParty(), certificate(CraArticle32Procedures.IS_CERTIFIED_SUBSTANTIALLY));
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
        demanded.put(Article32Row.T12, thirdPartyOrCertified);
        demanded.put(Article32Row.T13, thirdParty());
        demanded.put(Article32Row.T14, thirdPartyOrCertified);
        demanded.put(Article32Row.T15, demandedCertificate());
        demanded.put(Article32Row.T16, assessment(Procedure.EHDS_CHAPTER_III));
        return CraArticle32Procedures.TABLE.demands("a procedure of the row is completed", demanded);
    }

    private Condition internalControl() {
        return assessment(Procedure.AI_ACT_ANNEX_VI, COVERS_ANNEX_I.is(true));
    }

    private Condition notifiedBody() {
        return assessment(Procedure.AI_ACT_ANNEX_VII, COVERS_ANNEX_I.is(true), ARTICLE_39_IS_MET);
    }

    /** Where a third party takes part, it is a notified body, and Article 39 has to be met. */
    private Condition sector() {
        return SECTORAL_THIRD_PARTY.decides(
                assessment(Procedure.SECTORAL, COVERS_ANNEX_I.is(true), ARTICLE_39_IS_MET),
                assessment(Procedure.SECTORAL, COVERS_ANNEX_I.is(true)));
    }

    /** Where no third party takes part although Article 32 demands one, the CRA's procedure closes the gap. */
    private Condition assurance() {
        return anyOf(
                SECTORAL_THIRD_PARTY.isYes(),
                not(CraArticle12Interplay.IS_BOUND_TO_A_THIRD_PARTY),
                NO_SECOND_PROCEDURE_IS_DEMANDED,
                gapIsClosed());
    }

    private Condition gapIsClosed() {
        return anyOf(thirdParty(), certificate(GAP_CERTIFICATE));
    }

    private Condition thirdParty() {
        return anyOf(assessment(Procedure.MODULE_B_C), assessment(Procedure.MODULE_H));
    }

    private Condition demandedCertificate() {
        return certificate(CraArticle32Procedures.HAS_THE_DEMANDED_CERTIFICATE);
    }

    private Condition certificate(Condition onCategory) {
        return allOf(onCategory, some("a certificate stands", CERTIFICATES, allOf(CsaCertificates.STANDS, certified)));
    }

    private Condition assessment(Procedure procedure, Condition... further) {
        return some(
                "a valid assessment by " + Codes.quoted(procedure) + " is on file",
                ASSESSMENTS,
                allOf(PROCEDURE.is(procedure), STANDS, allOf(further), assessed));
    }

    private static Condition reviewed() {
        return MANUAL_REVIEW.holdsWhere("the review by a person is on record", (reference, c) -> true);
    }
}
