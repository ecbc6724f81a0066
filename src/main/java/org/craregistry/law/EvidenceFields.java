package org.craregistry.law;

import static org.craregistry.law.Act.AI_ACT;
import static org.craregistry.law.Act.CRA;
import static org.craregistry.law.Act.CSA;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Every field of the evidence that the law asks about, in the order of the records. */
final class EvidenceFields {

    private static final List<EvidenceField<?, ?>> DECLARED = new ArrayList<>();

    /** Of the evidence as a whole. */
    static final EvidenceField<Evidence, String> VERSION = plain(
            Evidence.class,
            "version",
            "Version",
            "Which version of the product is it? The empty text where it has none.",
            AI_ACT.at("Art. 42(2)"),
            Evidence::version);

    static final EvidenceField<Certificate, String> SCHEME = certificate(
            "scheme", "Scheme", "Under which scheme was it issued?", CSA.at("Art. 49(7)"), Certificate::scheme);

    static final EvidenceField<Certificate, CertificateKind> KIND = choice(
            Certificate.class,
            "certificates.kind",
            "Kind of certificate",
            "Is it a certificate, or a statement of conformity by the manufacturer?",
            CSA.at("Art. 53, 56"),
            Certificate::kind,
            CertificateKind.class);

    static final EvidenceField<Certificate, AssuranceLevel> LEVEL = choice(
            Certificate.class,
            "certificates.level",
            "Assurance level",
            "Which assurance level does it attest?",
            CSA.at("Art. 52(1)"),
            Certificate::level,
            AssuranceLevel.class);

    static final EvidenceField<Certificate, CertifiedObject> CERTIFIED_OBJECT = choice(
            Certificate.class,
            "certificates.certifiedObject",
            "Certified object",
            "Does it certify this product, or a component of it?",
            AI_ACT.at("Art. 42(2)"),
            Certificate::certifiedObject,
            CertifiedObject.class);

    static final EvidenceField<Certificate, String> CERTIFIED_VERSION = certificate(
            "certifiedVersion",
            "Certified version",
            "Which version of the product does it certify?",
            AI_ACT.at("Art. 42(2)"),
            Certificate::certifiedVersion);

    static final EvidenceField<Certificate, List<Enum<?>>> COVERS = certificate(
            "covers",
            "Covers",
            "Which requirements of CRA Annex I and which elements of AI Act Article 15 does it cover?",
            AI_ACT.at("Art. 42(2)"),
            certificate -> certificate.isCoverageKnown() ? certificate.covers() : null);

    static final EvidenceField<Certificate, LocalDate> CERTIFICATE_ISSUED_ON = certificate(
            "issuedOn",
            "Certificate issued on",
            "From which day is it valid?",
            CSA.at("Art. 56(9)"),
            Certificate::issuedOn);

    static final EvidenceField<Certificate, LocalDate> EXPIRES_ON = certificate(
            "expiresOn",
            "Certificate expires on",
            "On which day is it valid for the last time?",
            CSA.at("Art. 56(9)"),
            Certificate::expiresOn);

    static final EvidenceField<Declaration, DeclarationForm> FORM = choice(
            Declaration.class,
            "declarations.form",
            "Form of the declaration",
            "Is it the full declaration or the simplified one?",
            CRA.at("Art. 28, 13(20), Annexes V and VI"),
            Declaration::form,
            DeclarationForm.class);

    static final EvidenceField<Declaration, LocalDate> DECLARATION_ISSUED_ON = declaration(
            "issuedOn",
            "Declaration issued on",
            "On which day was it issued?",
            CRA.at("Annex V point 8"),
            Declaration::issuedOn);

    static final EvidenceField<Declaration, Set<Integer>> ANNEX_V_ITEMS = declaration(
            "annexVItems",
            "Annex V items",
            "Which items of Annex V does it contain?",
            CRA.at("Annex V"),
            Declaration::annexVItems);

    static final EvidenceField<Declaration, Boolean> IDENTIFIES_THIS_VERSION = declaration(
            "identifiesThisVersion",
            "Identifies this version",
            "Does it identify this product in this version?",
            CRA.at("Annex V points 1 and 4"),
            Declaration::identifiesThisVersion);

    static final EvidenceField<Declaration, Boolean> NAMES_ARTICLE_15 = declaration(
            "namesAiActArticle15",
            "Names AI Act Article 15",
            "Does it state that the level of cybersecurity of AI Act Article 15 is reached?",
            CRA.at("Art. 12(1)(c)"),
            Declaration::namesAiActArticle15);

    static final EvidenceField<Declaration, Set<Article15Element>> DECLARED_ELEMENTS = declaration(
            "elements",
            "Elements demonstrated",
            "Of which elements of Article 15 does it say where they are shown?",
            CRA.at("Art. 12(1)(c)"),
            Declaration::elements);

    static final EvidenceField<Declaration, Set<DeclaredAct>> ACTS = declaration(
            "acts",
            "Acts declared",
            "With which acts does it declare conformity?",
            CRA.at("Art. 28(3)"),
            Declaration::acts);

    static final EvidenceField<ConformityAssessment, Procedure> PROCEDURE = choice(
            ConformityAssessment.class,
            "assessments.procedure",
            "Procedure",
            "Which procedure was carried out?",
            CRA.at("Art. 32"),
            ConformityAssessment::procedure,
            Procedure.class);

    static final EvidenceField<ConformityAssessment, LocalDate> COMPLETED_ON = assessment(
            "completedOn",
            "Completed on",
            "On which day was it completed?",
            CRA.at("Art. 13(12)"),
            ConformityAssessment::completedOn);

    static final EvidenceField<ConformityAssessment, Boolean> COVERS_ANNEX_I = assessment(
            "coversAnnexI",
            "Covers CRA Annex I",
            "Does it expressly cover CRA Annex I?",
            CRA.at("Art. 12(2)"),
            ConformityAssessment::coversAnnexI);

    static final EvidenceField<ConformityAssessment, Boolean> ARTICLE_39_ASSESSED = assessment(
            "article39Assessed",
            "CRA Article 39 assessed",
            "Was the body's compliance with CRA Article 39 assessed when it was notified under the AI Act?",
            CRA.at("Art. 12(2)"),
            ConformityAssessment::article39Assessed);

    static final EvidenceField<ConformityAssessment, Boolean> OPEN_FINDINGS = assessment(
            "openFindings",
            "Open findings",
            "Are findings of it still open?",
            CRA.at("Art. 32"),
            ConformityAssessment::openFindings);

    static final EvidenceField<ConformityAssessment, String> MANUAL_REVIEW = assessment(
            "manualReviewReference",
            "Review reference",
            "Where is the review by a person on record?",
            CRA.at("Art. 32(5a)").asOurReading(),
            ConformityAssessment::manualReviewReference);

    private static final Map<Article15Element, EvidenceField<Evidence, ElementStanding>> ELEMENTS = elements();

    /** All of them, in the order above, then the elements of Article 15. */
    static final List<EvidenceField<?, ?>> FIELDS = List.copyOf(DECLARED);

    private EvidenceFields() {}

    /** The standing of an element of Article 15 on cybersecurity. */
    static EvidenceField<Evidence, ElementStanding> element(Article15Element element) {
        EvidenceField<Evidence, ElementStanding> field = ELEMENTS.get(element);
        if (field == null) {
            throw new IllegalArgumentException(element + " is not about cybersecurity");
        }
        return field;
    }

    private static Map<Article15Element, EvidenceField<Evidence, ElementStanding>> elements() {
        Map<Article15Element, EvidenceField<Evidence, ElementStanding>> fields = new EnumMap<>(Article15Element.class);
        for (Article15Element element : Article15Element.CYBERSECURITY) {
            fields.put(
                    element,
                    declared(new EvidenceField<>(
                            DECLARED.size(),
                            Evidence.class,
                            "article15Elements." + element.code(),
                            element.title() + " (" + element.code() + ")",
                            "Is there evidence of " + element.summary() + "?",
                            element.citation(),
                            evidence -> evidence.elements().get(element),
                            QuestionType.CHOICE,
                            AnswerChoice.of(ElementStanding.Value.class))));
        }
        return fields;
    }

    private static <T> EvidenceField<Certificate, T> certificate(
            String field, String header, String question, Citation citation, Function<Certificate, @Nullable T> value) {
        return plain(Certificate.class, "certificates." + field, header, question, citation, value);
    }

    private static <T> EvidenceField<Declaration, T> declaration(
            String field, String header, String question, Citation citation, Function<Declaration, @Nullable T> value) {
        return plain(Declaration.class, "declarations." + field, header, question, citation, value);
    }

    private static <T> EvidenceField<ConformityAssessment, T> assessment(
            String field,
            String header,
            String question,
            Citation citation,
            Function<ConformityAssessment, @Nullable T> value) {
        return plain(ConformityAssessment.class, "assessments." + field, header, question, citation, value);
    }

    private static <E, T> EvidenceField<E, T> plain(
            Class<E> kind,
            String name,
            String header,
            String question,
            Citation citation,
            Function<E, @Nullable T> value) {
        String field = name.substring(name.indexOf('.') + 1);
        QuestionType type = QuestionType.of(kind, field);
        List<AnswerChoice> choices = type == QuestionType.CHOICES ? choices(field) : List.of();
        return declared(
                new EvidenceField<>(DECLARED.size(), kind, name, header, question, citation, value, type, choices));
    }

    private static List<AnswerChoice> choices(String field) {
        return switch (field) {
            case "acts" -> AnswerChoice.of(DeclaredAct.class);
            case "elements" -> AnswerChoice.of(Article15Element.CYBERSECURITY);
            case "annexVItems" -> CraAnnex5And7Documents.declarationChoices();
            default -> AnswerChoice.ofCoverage();
        };
    }

    private static <E, T extends Enum<T> & Choice> EvidenceField<E, T> choice(
            Class<E> kind,
            String name,
            String header,
            String question,
            Citation citation,
            Function<E, @Nullable T> value,
            Class<T> choices) {
        return declared(new EvidenceField<>(
                DECLARED.size(),
                kind,
                name,
                header,
                question,
                citation,
                value,
                QuestionType.CHOICE,
                AnswerChoice.of(choices)));
    }

    private static <F extends EvidenceField<?, ?>> F declared(F field) {
        DECLARED.add(field);
        return field;
    }
}
