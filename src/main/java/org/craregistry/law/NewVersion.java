package org.craregistry.law;

import static org.craregistry.law.Act.AI_ACT;
import static org.craregistry.law.Act.CRA;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a new version of a product can take over of what is on record of an earlier one, and what it cannot and why. */
public final class NewVersion {

    /** What is told of the units or of the documents of one version, or promised for them. */
    private static final List<Fact<?>> TOLD_OF_ONE_VERSION = List.of(
            Vocabulary.PRESENTATION,
            Vocabulary.NON_COMPLIANCE_SIGN_VISIBLE,
            Vocabulary.PLACED_ON_MARKET_ON,
            Vocabulary.STILL_PLACED_ON_MARKET,
            Vocabulary.SUBSTANTIALLY_MODIFIED,
            Vocabulary.SUBSTANTIALLY_MODIFIED_ON,
            Vocabulary.TECHNICAL_DOCUMENTATION_PUBLIC,
            Vocabulary.STANDARDS_APPLIED,
            Vocabulary.SUPPORT_UNTIL,
            Vocabulary.RISK_ASSESSMENT_COVERS_AI_THREATS,
            Vocabulary.DEROGATION_DOCUMENTED,
            Vocabulary.REGISTERED_IN_EU_DATABASE,
            Vocabulary.SIGNIFICANT_DESIGN_CHANGE,
            Vocabulary.SIGNIFICANT_DESIGN_CHANGE_ON,
            Vocabulary.AI_SUBSTANTIALLY_MODIFIED,
            Vocabulary.AI_SUBSTANTIALLY_MODIFIED_ON,
            Vocabulary.AI_STANDARDS_APPLIED);

    private static final Lapse PART_I = new Lapse(
            "How the earlier version meets Part I is shown of its design and its risks; assess the new one.",
            CRA.at("Art. 13(2) to (4), Annex I Part I").asOurReading());

    private static final Lapse ARTICLE_15 = new Lapse(
            "What shows the elements of Article 15 is about the earlier system; show them of the new one.",
            AI_ACT.at("Art. 15(1), 15(3) to (5)").asOurReading());

    private static final String SIGNED = "It was signed for the earlier version; decide on the new one.";

    private NewVersion() {}

    /**
     * Something on record that does not hold for the new version.
     *
     * @param statement why, and what to do, in a sentence
     */
    public record Lapse(String statement, Citation citation) {}

    /** The facts without those that are told of the earlier version only. */
    public static Facts taken(Facts earlier) {
        Map<String, @Nullable Object> untold = new LinkedHashMap<>();
        TOLD_OF_ONE_VERSION.forEach(fact -> untold.put(fact.name(), null));
        return earlier.with(untold);
    }

    /** Why the answer to a fact is not taken over; empty where it is. */
    public static Optional<Lapse> lapse(Fact<?> fact) {
        return TOLD_OF_ONE_VERSION.contains(fact)
                ? Optional.of(new Lapse(
                        fact.header() + " is told of the earlier version; tell it of the new one.",
                        fact.citation().asOurReading()))
                : Optional.empty();
    }

    /**
     * Why a standing to a requirement of Annex I is not taken over; empty where it is. CRA Article 12(1)(a) looks at the
     * product and so at one version; 12(1)(b) at the processes of the manufacturer, which outlive it. That is our reading.
     */
    public static Optional<Lapse> lapse(AnnexIRequirement requirement) {
        return requirement.part() == 1 ? Optional.of(PART_I) : Optional.empty();
    }

    /** Why no standing to an element of AI Act Article 15 is taken over: each is shown of one system. */
    public static Lapse lapseOfElements() {
        return ARTICLE_15;
    }

    /** Why a decision to rely on a route to AI Act Article 15 is not taken over. */
    public static Lapse lapse(Article15Route route) {
        Citation citation = switch (route) {
            case CRA_CONFORMITY -> CRA.at("Art. 12(1), AI Act Art. 42(3)");
            case CYBERSECURITY_ACT_CERTIFICATION -> AI_ACT.at("Art. 42(2)");
            case DIRECT_EVIDENCE -> AI_ACT.at("Art. 15");
        };
        return new Lapse(SIGNED, citation.asOurReading());
    }

    /** Why a decision on the class is not taken over. */
    public static Lapse lapseOfClassification() {
        return new Lapse(SIGNED, Vocabulary.CORE_FUNCTIONALITY.citation().asOurReading());
    }

    /**
     * Why a piece of evidence does not hold for a new version; empty where it does.
     *
     * @param piece a certificate, a declaration or a conformity assessment
     * @param version the new version, the empty text for none
     * @param day the day on which it is taken over; what does not hold on it is left behind
     */
    public static Optional<Lapse> lapse(Object piece, String version, LocalDate day) {
        if (piece instanceof Certificate certificate) {
            return lapse(certificate, version, day);
        }
        if (piece instanceof ConformityAssessment assessment) {
            return Optional.of(lapse(assessment, day));
        }
        return Optional.of(new Lapse(
                "A declaration identifies one version; draw up another one for the new version.",
                CRA.at("Art. 28(1), Annex V points 1 and 4").asOurReading()));
    }

    private static Optional<Lapse> lapse(Certificate certificate, String version, LocalDate day) {
        if (certificate.certifiedObject() == CertifiedObject.COMPONENT) {
            return lapse(
                    "The certificate is for a component; file it again where the new version has the component as certified.",
                    CsaCertificates.IS_ABOUT_THIS_VERSION);
        }
        String certified = certificate.certifiedVersion() == null
                ? ""
                : certificate.certifiedVersion().strip();
        if (!certified.equals(version.strip()) && !certificate.alsoCovers(version)) {
            String sentence = certified.isEmpty()
                    ? "The certificate names no version; file one for the new version."
                    : "The certificate is for version %s; file one for the new version.".formatted(certified);
            return lapse(sentence, CsaCertificates.IS_ABOUT_THIS_VERSION);
        }
        return lapseOn(day, certificate);
    }

    private static Optional<Lapse> lapseOn(LocalDate day, Certificate certificate) {
        LocalDate withdrawn = certificate.withdrawnOn();
        if (withdrawn != null && !withdrawn.isAfter(day)) {
            return lapse(
                    "The certificate was withdrawn on %s; file another one.".formatted(Sentences.day(withdrawn)),
                    CsaCertificates.IS_NOT_WITHDRAWN);
        }
        LocalDate last = certificate.expiresOn();
        if (last != null && last.isBefore(day)) {
            return lapse(
                    "The certificate has expired: %s was its last day; file another one."
                            .formatted(Sentences.day(last)),
                    CsaCertificates.IS_IN_ITS_PERIOD);
        }
        LocalDate suspended = certificate.suspendedFrom();
        if (suspended != null && !suspended.isAfter(day) && certificate.suspendedUntil() == null) {
            return lapse(
                    "The certificate is suspended from %s, with no end date on file; file it again when the suspension has ended."
                            .formatted(Sentences.day(suspended)),
                    CsaCertificates.IS_NOT_SUSPENDED);
        }
        return Optional.empty();
    }

    private static Optional<Lapse> lapse(String sentence, Provision ground) {
        return Optional.of(new Lapse(sentence, ground.citation()));
    }

    /**
     * Of the procedures only full quality assurance approves how products are made and not one of them. Whether what it
     * approves covers the new version a person has to say, so that it is left behind as well.
     */
    private static Lapse lapse(ConformityAssessment assessment, LocalDate day) {
        return assessment.procedure() == Procedure.MODULE_H
                ? new Lapse(
                        approval(assessment, day), CRA.at("Annex VIII Part IV").asOurReading())
                : new Lapse(
                        "The assessment is of the earlier version; record what was assessed of the new one.",
                        CRA.at("Art. 32(1), Annex VIII").asOurReading());
    }

    private static String approval(ConformityAssessment assessment, LocalDate day) {
        LocalDate last = assessment.validUntil();
        if (last != null && last.isBefore(day)) {
            return "The approval is not valid any more: %s was its last day; record the one that took its place."
                    .formatted(Sentences.day(last));
        }
        if (Boolean.TRUE.equals(assessment.openFindings())) {
            return "The approval has open findings; record it for the new version once they are closed.";
        }
        return "The approval holds only if the approved quality system covers this product; confirm it, and record the"
                + " approval for the new version.";
    }
}
