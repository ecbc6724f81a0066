package org.craregistry.law;

import static org.craregistry.law.Act.CRA;
import static org.craregistry.law.Act.EHDS;
import static org.craregistry.law.Condition.allOf;
import static org.craregistry.law.Condition.anyOf;
import static org.craregistry.law.Condition.not;
import static org.craregistry.law.Condition.once;
import static org.craregistry.law.Condition.reached;
import static org.craregistry.law.LegalDate.EHDS_AMENDMENTS;
import static org.craregistry.law.Vocabulary.EHR_SYSTEM;
import static org.craregistry.law.Vocabulary.FREE_AND_OPEN_SOURCE;
import static org.craregistry.law.Vocabulary.STANDARDS_APPLIED;
import static org.craregistry.law.Vocabulary.TECHNICAL_DOCUMENTATION_PUBLIC;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.craregistry.law.CraCertificates.Categories;

/** CRA Article 32: which conformity assessment procedures a product may use, the AI Act left aside. */
final class CraArticle32Procedures {

    private static final Condition IS_DEFAULT = isOfClass(ProductClass.DEFAULT);
    private static final Condition IS_CLASS_I = isOfClass(ProductClass.IMPORTANT_CLASS_I);
    private static final Condition IS_CLASS_II = isOfClass(ProductClass.IMPORTANT_CLASS_II);
    private static final Condition IS_CRITICAL = isOfClass(ProductClass.CRITICAL);

    /** A scheme is designated for the category under Article 27(9). */
    static final Condition A_SCHEME_IS_DESIGNATED = onCategory(
            "a scheme is designated for the category",
            "No certification scheme is designated for its category yet.",
            c -> {
                int bits = c.stateOfLaw().categoriesWithSchemes(c.asOf());
                return new Categories(bits, bits);
            });

    /** A cited standard or a common specification covers the core functionality of the category. */
    static final Condition A_STANDARD_EXISTS = onCategory(
            "a cited standard or a common specification covers the category",
            "No standard for its category is published in the Official Journal yet.",
            c -> {
                int bits = c.stateOfLaw().categoriesWithStandards(c.asOf());
                return new Categories(bits, bits);
            });

    private static final Condition MUST_BE_CERTIFIED = onCategory(
            "an act under Article 8(1) demands a certificate for the category",
            "No act demands a certificate for its category.",
            c -> {
                int bits = c.stateOfLaw().categoriesToCertify(c.asOf());
                return new Categories(bits, bits);
            });

    /** A certificate under a designated scheme stands, at a level that the designation accepts. */
    static final Condition IS_CERTIFIED = onCategory(
            "a certificate under a designated scheme stands",
            "No certificate that counts for its category is on file.",
            c -> c.certificates().designated());

    /** A certificate of level substantial or high under a designated scheme stands. */
    static final Condition IS_CERTIFIED_SUBSTANTIALLY = onCategory(
            "a certificate of level substantial or high under a designated scheme stands",
            "No certificate of level substantial or high that counts for its category is on file.",
            c -> c.certificates().substantial());

    /** The certificate that an act under Article 8(1) demands stands. */
    static final Condition HAS_THE_DEMANDED_CERTIFICATE = onCategory(
            "the certificate that an act under Article 8(1) demands stands",
            "The certificate that an act demands for it is missing.",
            c -> c.certificates().mandated());

    /** A certificate of the scheme that such an act names stands, of whatever level. */
    static final Condition IS_CERTIFIED_UNDER_THE_DEMANDED_SCHEME = onCategory(
            "a certificate of the scheme that an act under Article 8(1) names stands",
            "No certificate of the scheme that an act names for it is on file.",
            c -> c.certificates().underMandate());

    private static final Condition ALL_IS_CERTIFIED = onCategory(
            "such certificates cover every applicable requirement of Annex I",
            "The certificates on file do not cover every requirement of the CRA.",
            c -> c.certificates().coveringAll());

    private static final Condition SOME_IS_CERTIFIED = onCategory(
            "such certificates cover requirements of Annex I",
            "The certificates on file cover none of the requirements of the CRA.",
            c -> c.certificates().coveringSome());

    private static final Condition ALL_IS_PRESUMED = onCategory(
            "this state of the law reads Article 27(8) by itself, and European certificates cover every applicable"
                    + " requirement of Annex I",
            "The certificates on file do not stand for every requirement of the CRA.",
            c -> c.certificates().presumedInFull());

    private static final Condition IS_OPEN =
            allOf(FREE_AND_OPEN_SOURCE.isYes(), TECHNICAL_DOCUMENTATION_PUBLIC.isYes());

    static final Condition STANDARDS_IN_FULL =
            once(allOf(A_STANDARD_EXISTS, STANDARDS_APPLIED.is(StandardsApplied.FULL)));

    private static final Condition STANDARDS_IN_PART =
            once(allOf(A_STANDARD_EXISTS, STANDARDS_APPLIED.is(StandardsApplied.PARTIAL)));

    static final Provision HEALTH_RECORDS_FOLLOW_THEIR_OWN_ACT = EHDS.at("Art. 104(3), inserting CRA Art. 32(5a)")
            .says("electronic health record systems show conformity by the procedure of their own regulation")
            .when(once(allOf(reached(EHDS_AMENDMENTS), EHR_SYSTEM.isYes())))
            .as("T16", "Health records: their own procedure");

    /** Chapter III of the European Health Data Space applies to every group of health record systems. */
    static final Condition HEALTH_RECORDS_HAVE_THEIR_PROCEDURE = allOf(
            reached(LegalDate.EHDS_FIRST_GROUP),
            reached(LegalDate.EHDS_SECOND_GROUP),
            reached(LegalDate.EHDS_PUT_INTO_SERVICE));

    static final Provision DEFAULT_IS_FREE = CRA.at("Art. 32(1)(a) to (c)")
            .says("a product of no category may use every procedure but certification, while it is not certified")
            .when(allOf(IS_DEFAULT, not(IS_CERTIFIED)))
            .unless(HEALTH_RECORDS_FOLLOW_THEIR_OWN_ACT)
            .as("T1", "Default class: every procedure");

    static final Provision DEFAULT_MAY_BE_CERTIFIED = CRA.at("Art. 32(1)(d)")
            .says("a product of no category may also use certification under a designated scheme, at every accepted"
                    + " level")
            .when(allOf(IS_DEFAULT, IS_CERTIFIED))
            .unless(HEALTH_RECORDS_FOLLOW_THEIR_OWN_ACT)
            .as("T2", "Default class: every procedure, certification included");

    static final Provision OPEN_SOURCE_CLASS_I_IS_FREE = CRA.at("Art. 32(5)")
            .says("open source of class I with public documentation may use every procedure but certification, while it"
                    + " is not certified")
            .when(allOf(IS_CLASS_I, IS_OPEN, not(IS_CERTIFIED)))
            .unless(HEALTH_RECORDS_FOLLOW_THEIR_OWN_ACT)
            .as("T3", "Open source, class I: every procedure");

    static final Provision OPEN_SOURCE_CLASS_I_MAY_BE_CERTIFIED = CRA.at("Art. 32(5), 32(1)(d)")
            .says("open source of class I with public documentation may also use certification under a designated"
                    + " scheme")
            .when(allOf(IS_CLASS_I, IS_OPEN, IS_CERTIFIED))
            .unless(HEALTH_RECORDS_FOLLOW_THEIR_OWN_ACT)
            .as("T4", "Open source, class I: every procedure, certification included");

    // OPEN(law): point 4 of the open questions: Article 27(8) alone would let every European certificate count.
    static final Provision CLASS_I_WITH_STANDARDS_IS_FREE = CRA.at("Art. 32(1), 32(2)")
            .says("a product of class I with standards applied in full may use internal control")
            .when(allOf(IS_CLASS_I, not(IS_OPEN), not(SOME_IS_CERTIFIED), anyOf(STANDARDS_IN_FULL, ALL_IS_PRESUMED)))
            .unless(HEALTH_RECORDS_FOLLOW_THEIR_OWN_ACT)
            .as("T5", "Class I, standards in full: every procedure");

    static final Provision CLASS_I_CERTIFIED_IN_FULL_IS_FREE = CRA.at("Art. 32(1)(d), 32(2), 27(9)")
            .says("a product of class I with standards applied or certified in full may use every procedure")
            .when(allOf(IS_CLASS_I, not(IS_OPEN), SOME_IS_CERTIFIED, anyOf(STANDARDS_IN_FULL, ALL_IS_CERTIFIED)))
            .unless(HEALTH_RECORDS_FOLLOW_THEIR_OWN_ACT)
            .as("T6", "Class I, certified in full: every procedure");

    static final Provision CLASS_I_WITH_STANDARDS_IN_PART_NEEDS_A_BODY = CRA.at("Art. 32(2)(a) and (b)")
            .says("a product of class I with standards applied in part needs a third party")
            .when(allOf(IS_CLASS_I, not(IS_OPEN), STANDARDS_IN_PART, not(SOME_IS_CERTIFIED), not(ALL_IS_PRESUMED)))
            .unless(HEALTH_RECORDS_FOLLOW_THEIR_OWN_ACT)
            .as("T7", "Class I, standards in part: a third party");

    static final Provision CLASS_I_CERTIFIED_IN_PART_NEEDS_A_BODY_FOR_THE_REST = CRA.at("Art. 32(2), 27(9)")
            .asOurReading()
            .says("a product of class I certified in part needs a third party for the requirements not covered")
            .when(allOf(IS_CLASS_I, not(IS_OPEN), SOME_IS_CERTIFIED, not(ALL_IS_CERTIFIED), not(STANDARDS_IN_FULL)))
            .unless(HEALTH_RECORDS_FOLLOW_THEIR_OWN_ACT)
            .as("T8", "Class I, certified in part: a third party for the rest");

    static final Provision CLASS_I_WITHOUT_STANDARDS_NEEDS_A_BODY = CRA.at("Art. 32(2)(a) and (b)")
            .says("a product of class I without standards applied, or for which there are none, needs a third party")
            .when(allOf(
                    IS_CLASS_I,
                    not(IS_OPEN),
                    not(STANDARDS_IN_FULL),
                    not(STANDARDS_IN_PART),
                    not(SOME_IS_CERTIFIED),
                    not(ALL_IS_PRESUMED)))
            .unless(HEALTH_RECORDS_FOLLOW_THEIR_OWN_ACT)
            .as("T9", "Class I, no standards: a third party");

    static final Provision OPEN_SOURCE_CLASS_II_IS_FREE = CRA.at("Art. 32(5)")
            .says("open source of class II with public documentation may use internal control")
            .when(allOf(IS_CLASS_II, IS_OPEN))
            .unless(HEALTH_RECORDS_FOLLOW_THEIR_OWN_ACT)
            .as("T10", "Open source, class II: every procedure");

    static final Provision CLASS_II_NEEDS_A_BODY = CRA.at("Art. 32(3)(a) and (b)")
            .says("a product of class II needs a third party, standards or not")
            .when(allOf(IS_CLASS_II, not(IS_OPEN), not(IS_CERTIFIED_SUBSTANTIALLY)))
            .unless(HEALTH_RECORDS_FOLLOW_THEIR_OWN_ACT)
            .as("T11", "Class II: a third party");

    static final Provision CLASS_II_MAY_BE_CERTIFIED = CRA.at("Art. 32(3)(c)")
            .says("a product of class II may also use certification of level substantial or high under a designated"
                    + " scheme")
            .when(allOf(IS_CLASS_II, not(IS_OPEN), IS_CERTIFIED_SUBSTANTIALLY))
            .unless(HEALTH_RECORDS_FOLLOW_THEIR_OWN_ACT)
            .as("T12", "Class II: a third party or certification");

    static final Provision CRITICAL_NEEDS_A_BODY = CRA.at("Art. 32(4)(b)")
            .says("a critical product that no act obliges to certify needs a third party; open source changes nothing")
            .when(allOf(IS_CRITICAL, not(MUST_BE_CERTIFIED), not(IS_CERTIFIED_SUBSTANTIALLY)))
            .unless(HEALTH_RECORDS_FOLLOW_THEIR_OWN_ACT)
            .as("T13", "Critical: a third party");

    static final Provision CRITICAL_MAY_BE_CERTIFIED = CRA.at("Art. 32(4)(b), 32(3)(c)")
            .says("a critical product that no act obliges to certify may also use certification of level substantial or"
                    + " high")
            .when(allOf(IS_CRITICAL, not(MUST_BE_CERTIFIED), IS_CERTIFIED_SUBSTANTIALLY))
            .unless(HEALTH_RECORDS_FOLLOW_THEIR_OWN_ACT)
            .as("T14", "Critical: a third party or certification");

    static final Provision CRITICAL_MUST_BE_CERTIFIED = CRA.at("Art. 32(4)(a), 8(1)")
            .says("a critical product for which an act demands a certificate has no other procedure")
            .when(allOf(IS_CRITICAL, MUST_BE_CERTIFIED))
            .unless(HEALTH_RECORDS_FOLLOW_THEIR_OWN_ACT)
            .as("T15", "Critical: certification demanded");

    static final Table<Article32Row> TABLE = Table.of(
                    "The row of the table of Article 32",
                    DEFAULT_IS_FREE.gives(Article32Row.T1),
                    DEFAULT_MAY_BE_CERTIFIED.gives(Article32Row.T2),
                    OPEN_SOURCE_CLASS_I_IS_FREE.gives(Article32Row.T3),
                    OPEN_SOURCE_CLASS_I_MAY_BE_CERTIFIED.gives(Article32Row.T4),
                    CLASS_I_WITH_STANDARDS_IS_FREE.gives(Article32Row.T5),
                    CLASS_I_CERTIFIED_IN_FULL_IS_FREE.gives(Article32Row.T6),
                    CLASS_I_WITH_STANDARDS_IN_PART_NEEDS_A_BODY.gives(Article32Row.T7),
                    CLASS_I_CERTIFIED_IN_PART_NEEDS_A_BODY_FOR_THE_REST.gives(Article32Row.T8),
                    CLASS_I_WITHOUT_STANDARDS_NEEDS_A_BODY.gives(Article32Row.T9),
                    OPEN_SOURCE_CLASS_II_IS_FREE.gives(Article32Row.T10),
                    CLASS_II_NEEDS_A_BODY.gives(Article32Row.T11),
                    CLASS_II_MAY_BE_CERTIFIED.gives(Article32Row.T12),
                    CRITICAL_NEEDS_A_BODY.gives(Article32Row.T13),
                    CRITICAL_MAY_BE_CERTIFIED.gives(Article32Row.T14),
                    CRITICAL_MUST_BE_CERTIFIED.gives(Article32Row.T15),
                    HEALTH_RECORDS_FOLLOW_THEIR_OWN_ACT.gives(Article32Row.T16))
            .inEach(Branching.BY_CATEGORY);

    static final List<Provision> PROVISIONS = TABLE.provisions();

    private CraArticle32Procedures() {}

    /** The procedures that a row allows. */
    static Set<Procedure> open(Article32Row row, Case c) {
        return switch (row) {
            case T1, T3, T5 -> EnumSet.of(Procedure.MODULE_A, Procedure.MODULE_B_C, Procedure.MODULE_H);
            case T2, T4, T6 ->
                EnumSet.of(
                        Procedure.MODULE_A, Procedure.MODULE_B_C, Procedure.MODULE_H, Procedure.EUROPEAN_CERTIFICATION);
            case T7, T8, T9, T11, T13 -> EnumSet.of(Procedure.MODULE_B_C, Procedure.MODULE_H);
            case T10 -> IS_CERTIFIED.weigh(c) == Truth.YES ? open(Article32Row.T4, c) : open(Article32Row.T3, c);
            case T12, T14 -> EnumSet.of(Procedure.MODULE_B_C, Procedure.MODULE_H, Procedure.EUROPEAN_CERTIFICATION);
            case T15 -> EnumSet.of(Procedure.EUROPEAN_CERTIFICATION);
            case T16 -> EnumSet.of(Procedure.EHDS_CHAPTER_III);
        };
    }

    private static Condition isOfClass(ProductClass productClass) {
        int bits = CategoryCode.bits(CategoryCode.ALL.stream()
                .filter(code -> code.productClass() == productClass)
                .toList());
        Categories categories = new Categories(bits, bits);
        String told = Codes.quoted(productClass);
        Saying saying =
                Saying.of("The class is %s.".formatted(told), "The class is another one than %s.".formatted(told));
        return once(new Conditions.OnCategory("the class is " + productClass, saying, c -> categories));
    }

    private static Condition onCategory(String words, String otherwise, Function<Case, Categories> categories) {
        return once(new Conditions.OnCategory(words, Saying.ofClause(words, otherwise), categories));
    }
}
