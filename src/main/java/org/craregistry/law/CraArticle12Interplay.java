package org.craregistry.law;

import static org.craregistry.law.Act.AI_ACT;
import static org.craregistry.law.Act.CRA;
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
import static org.craregistry.law.Condition.known;
import static org.craregistry.law.Condition.named;
import static org.craregistry.law.Condition.not;

import java.util.List;

/** CRA Article 12(2) and (3): whose procedure covers the CRA's requirements for a high-risk AI system. */
final class CraArticle12Interplay {

    private static final Table<Article32Row> ROW = CraArticle32Procedures.TABLE;
    private static final Condition INTERNAL_CONTROL = AiActArticle43Assessment.PROCEDURE.is(AiProcedure.ANNEX_VI);
    private static final Condition NOTIFIED_BODY = AiActArticle43Assessment.PROCEDURE.is(AiProcedure.ANNEX_VII);
    private static final Condition SECTOR = AiActArticle43Assessment.PROCEDURE.is(AiProcedure.SECTORAL);

    private static final Condition IS_DEFAULT = ROW.is(T1, T2);
    private static final Condition IS_CLASS_I = ROW.is(T3, T4, T5, T6, T7, T8, T9);
    private static final Condition IS_CLASS_II = ROW.is(T10, T11, T12);
    private static final Condition IS_CRITICAL = ROW.is(T13, T14, T15);

    // OPEN(law): point 6 of the open questions: whether open source that could use Article 32(5) is "subject to" the
    // procedures with a third party.
    private static final Condition OPEN_SOURCE_IS_BOUND = known(
            "this state of the law lets Article 12(3) catch open source that could use Article 32(5)",
            "The state of the law lets open source with public documentation keep internal control.",
            c -> c.stateOfLaw().readings().openSourceUnderDerogation());

    private static final Condition CLASS_I_IS_BOUND =
            anyOf(ROW.is(T7, T8, T9), allOf(ROW.is(T3, T4), OPEN_SOURCE_IS_BOUND));

    private static final Condition CLASS_II_IS_BOUND =
            anyOf(ROW.is(T11, T12), allOf(ROW.is(T10), OPEN_SOURCE_IS_BOUND));

    /** Whether Article 32 demands a third party or a certificate. */
    static final Condition IS_BOUND_TO_A_THIRD_PARTY = named(
            "Article 32 demands a third party or a certificate",
            anyOf(CLASS_I_IS_BOUND, CLASS_II_IS_BOUND, IS_CRITICAL));

    static final Provision DEFAULT_UNDER_INTERNAL_CONTROL = CRA.at("Art. 12(2)")
            .says("for a product of no category, internal control under the AI Act covers the CRA's requirements, too")
            .when(allOf(IS_DEFAULT, INTERNAL_CONTROL))
            .as("I1", "Default class, internal control covers both");

    static final Provision DEFAULT_WITH_NOTIFIED_BODY = CRA.at("Art. 12(2)")
            .says(
                    "for a product of no category, the notified body under the AI Act covers the CRA's requirements, if it"
                            + " was assessed for Article 39")
            .when(allOf(IS_DEFAULT, NOTIFIED_BODY))
            .as("I2", "Default class, notified body covers both");

    static final Provision DEFAULT_WITH_SECTOR_PROCEDURE = CRA.at("Art. 12(2)")
            .says("for a product of no category, the procedure of its own act covers the CRA's requirements, too")
            .when(allOf(IS_DEFAULT, SECTOR))
            .as("I3", "Default class, procedure of its own act covers both");

    static final Provision CLASS_I_UNDER_INTERNAL_CONTROL = CRA.at("Art. 12(2), 12(3)")
            .asOurReading()
            .says("class I that may use internal control is not caught by the derogation: the AI Act's internal control"
                    + " covers both")
            .when(allOf(IS_CLASS_I, not(CLASS_I_IS_BOUND), INTERNAL_CONTROL))
            .as("I4", "Class I, internal control covers both");

    static final Provision CLASS_I_KEEPS_ITS_THIRD_PARTY = CRA.at("Art. 12(3)")
            .says("class I that needs a third party keeps the CRA's procedure; the rest follows the AI Act's internal"
                    + " control")
            .when(allOf(CLASS_I_IS_BOUND, INTERNAL_CONTROL))
            .as("I5", "Class I keeps its third party");

    static final Provision CLASS_I_WITH_NOTIFIED_BODY = CRA.at("Art. 12(2), 12(3)")
            .asOurReading()
            .says(
                    "for class I, the notified body under the AI Act covers the CRA's requirements, if it was assessed for"
                            + " Article 39")
            .when(allOf(IS_CLASS_I, NOTIFIED_BODY))
            .as("I6", "Class I, notified body covers both");

    static final Provision CLASS_I_WITH_SECTOR_PROCEDURE = CRA.at("Art. 12(2), 12(3)")
            .asOurReading()
            .says("for class I, the procedure of its own act covers the CRA's requirements, too")
            .when(allOf(IS_CLASS_I, SECTOR))
            .as("I7", "Class I, procedure of its own act covers both");

    static final Provision CLASS_II_UNDER_INTERNAL_CONTROL = CRA.at("Art. 12(2), 12(3)")
            .asOurReading()
            .says("open source of class II that may use internal control is not caught by the derogation")
            .when(allOf(IS_CLASS_II, not(CLASS_II_IS_BOUND), INTERNAL_CONTROL))
            .as("I8", "Class II open source, internal control covers both");

    static final Provision CLASS_II_KEEPS_ITS_THIRD_PARTY = CRA.at("Art. 12(3)")
            .says("class II keeps the CRA's procedure or a designated scheme; the rest follows the AI Act's internal"
                    + " control")
            .when(allOf(CLASS_II_IS_BOUND, INTERNAL_CONTROL))
            .as("I9", "Class II keeps its third party");

    static final Provision CLASS_II_WITH_NOTIFIED_BODY = CRA.at("Art. 12(2), 12(3)")
            .asOurReading()
            .says("for class II, the notified body under the AI Act covers the CRA's requirements, if it was assessed"
                    + " for Article 39")
            .when(allOf(IS_CLASS_II, NOTIFIED_BODY))
            .as("I10", "Class II, notified body covers both");

    static final Provision CLASS_II_WITH_SECTOR_PROCEDURE = CRA.at("Art. 12(2), 12(3)")
            .asOurReading()
            .says("for class II, the procedure of its own act covers the CRA's requirements, too")
            .when(allOf(IS_CLASS_II, SECTOR))
            .as("I11", "Class II, procedure of its own act covers both");

    static final Provision CRITICAL_KEEPS_ITS_CERTIFICATE = CRA.at("Art. 12(3), 8(1)")
            .says("a critical product keeps the certificate that an act demands; the rest follows the AI Act's internal"
                    + " control")
            .when(allOf(ROW.is(T15), INTERNAL_CONTROL))
            .as("I12", "Critical keeps its certificate");

    static final Provision CRITICAL_KEEPS_ITS_THIRD_PARTY = CRA.at("Art. 12(3)")
            .says("a critical product keeps the CRA's procedure; the rest follows the AI Act's internal control")
            .when(allOf(ROW.is(T13, T14), INTERNAL_CONTROL))
            .as("I13", "Critical keeps its third party");

    static final Provision CRITICAL_WITH_NOTIFIED_BODY = CRA.at("Art. 12(2), 8(1)")
            .asOurReading()
            .says("for a critical product, the notified body under the AI Act covers the CRA's requirements; a demanded"
                    + " certificate stays demanded")
            .when(allOf(IS_CRITICAL, NOTIFIED_BODY))
            .as("I14", "Critical, notified body covers both");

    static final Provision CRITICAL_WITH_SECTOR_PROCEDURE = CRA.at("Art. 12(2), 8(1)")
            .asOurReading()
            .says("for a critical product, the procedure of its own act covers the CRA's requirements; a demanded"
                    + " certificate stays demanded")
            .when(allOf(IS_CRITICAL, SECTOR))
            .as("I15", "Critical, procedure of its own act covers both");

    static final Provision ARTICLE_12_IS_NOT_ENGAGED = CRA.at("Art. 12(1), 32")
            .says("without a procedure under the AI Act, Article 32 stands alone")
            .when(AiActArticle43Assessment.PROCEDURE.is(AiProcedure.NONE))
            .as("I16", "No high-risk AI: the CRA alone");

    // OPEN(law): point 7 of the open questions: Article 32(5a) and Article 12(2) and (3) for a health record system
    // that is a high-risk AI system.
    static final Provision HEALTH_RECORDS_KEEP_THEIR_PROCEDURE = CRA.at("Art. 32(5a), 12(2), 12(3)")
            .asOurReading()
            .says("a high-risk health record system keeps the procedure of its own regulation; how both fit is for a"
                    + " person to review")
            .when(allOf(ROW.is(T16), anyOf(INTERNAL_CONTROL, NOTIFIED_BODY, SECTOR)))
            .as("I17", "Health records keep their procedure");

    static final Provision NOTHING_FOR_PROHIBITED_PRACTICES = AI_ACT.at("Art. 5(1)")
            .asOurReading()
            .says("a prohibited practice has no place in the interplay of both acts")
            .when(AiActArticle43Assessment.PROCEDURE.is(AiProcedure.BLOCKED))
            .as("INTERPLAY_NONE");

    static final Table<InterplayRow> TABLE = Table.of(
                    "The row of the interplay of CRA and AI Act",
                    DEFAULT_UNDER_INTERNAL_CONTROL.gives(InterplayRow.I1),
                    DEFAULT_WITH_NOTIFIED_BODY.gives(InterplayRow.I2),
                    DEFAULT_WITH_SECTOR_PROCEDURE.gives(InterplayRow.I3),
                    CLASS_I_UNDER_INTERNAL_CONTROL.gives(InterplayRow.I4),
                    CLASS_I_KEEPS_ITS_THIRD_PARTY.gives(InterplayRow.I5),
                    CLASS_I_WITH_NOTIFIED_BODY.gives(InterplayRow.I6),
                    CLASS_I_WITH_SECTOR_PROCEDURE.gives(InterplayRow.I7),
                    CLASS_II_UNDER_INTERNAL_CONTROL.gives(InterplayRow.I8),
                    CLASS_II_KEEPS_ITS_THIRD_PARTY.gives(InterplayRow.I9),
                    CLASS_II_WITH_NOTIFIED_BODY.gives(InterplayRow.I10),
                    CLASS_II_WITH_SECTOR_PROCEDURE.gives(InterplayRow.I11),
                    CRITICAL_KEEPS_ITS_CERTIFICATE.gives(InterplayRow.I12),
                    CRITICAL_KEEPS_ITS_THIRD_PARTY.gives(InterplayRow.I13),
                    CRITICAL_WITH_NOTIFIED_BODY.gives(InterplayRow.I14),
                    CRITICAL_WITH_SECTOR_PROCEDURE.gives(InterplayRow.I15),
                    ARTICLE_12_IS_NOT_ENGAGED.gives(InterplayRow.I16),
                    HEALTH_RECORDS_KEEP_THEIR_PROCEDURE.gives(InterplayRow.I17),
                    NOTHING_FOR_PROHIBITED_PRACTICES.gives(InterplayRow.NONE))
            .inEach(Branching.BY_EVERYTHING);

    static final List<Provision> PROVISIONS = TABLE.provisions();

    private CraArticle12Interplay() {}
}
