package org.craregistry.law;

import static org.craregistry.law.Act.CRA;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a new version of a product can take over of what is on record of an earlier one, and what it cannot and why. */
public final class NewVersion {

    /** What is told of the units of one version, or promised for them. */
    private static final List<Fact<?>> TOLD_OF_ONE_VERSION = List.of(
            Vocabulary.PLACED_ON_MARKET_ON,
            Vocabulary.STILL_PLACED_ON_MARKET,
            Vocabulary.SUBSTANTIALLY_MODIFIED,
            Vocabulary.SUBSTANTIALLY_MODIFIED_ON,
            Vocabulary.SUPPORT_UNTIL,
            Vocabulary.SIGNIFICANT_DESIGN_CHANGE,
            Vocabulary.SIGNIFICANT_DESIGN_CHANGE_ON,
            Vocabulary.AI_SUBSTANTIALLY_MODIFIED,
            Vocabulary.AI_SUBSTANTIALLY_MODIFIED_ON);

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
                        fact.header() + " is told of the earlier version; tell it of the new one.", fact.citation()))
                : Optional.empty();
    }

    /**
     * Why a piece of evidence does not hold for a new version; empty where it does.
     *
     * @param piece a certificate, a declaration or a conformity assessment
     * @param version the new version, the empty text for none
     */
    public static Optional<Lapse> lapse(Object piece, String version) {
        if (piece instanceof Certificate certificate) {
            return lapse(certificate, version);
        }
        if (piece instanceof ConformityAssessment assessment) {
            return lapse(assessment);
        }
        return Optional.of(new Lapse(
                "A declaration identifies one version; draw up another one for the new version.",
                CRA.at("Art. 28(1), Annex V points 1 and 4").asOurReading()));
    }

    private static Optional<Lapse> lapse(Certificate certificate, String version) {
        String certified = certificate.certifiedVersion() == null ? "" : certificate.certifiedVersion();
        if (certified.equals(version)) {
            return Optional.empty();
        }
        String sentence = certified.isEmpty()
                ? "The certificate names no version; file one for the new version."
                : "The certificate is for version %s; file one for the new version.".formatted(certified);
        return Optional.of(new Lapse(sentence, CsaCertificates.IS_ABOUT_THIS_VERSION.citation()));
    }

    /** Of the procedures only full quality assurance approves how products are made, and not one of them. */
    private static Optional<Lapse> lapse(ConformityAssessment assessment) {
        return assessment.procedure() == Procedure.MODULE_H
                ? Optional.empty()
                : Optional.of(new Lapse(
                        "The assessment is of the earlier version; record what was assessed of the new one.",
                        CRA.at("Art. 32(1), Annex VIII").asOurReading()));
    }
}
