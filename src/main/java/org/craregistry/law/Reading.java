package org.craregistry.law;

import java.util.function.Function;
import org.craregistry.law.StateOfLaw.AiLegacy;
import org.craregistry.law.StateOfLaw.CertPresumption;
import org.craregistry.law.StateOfLaw.Readings;

/** A point that the acts leave open, and how it can be read; each state of the law says how it reads it. */
public enum Reading {
    CERT_PRESUMPTION(
            "certPresumption",
            4,
            CertPresumption.DESIGNATED_ONLY,
            Readings::certPresumption,
            "Which certificates make presume conformity with CRA Annex I (CRA Article 27(8)). DESIGNATED_ONLY: those of a"
                    + " scheme designated under Article 27(9), as the Commission reads it. EVERY_SCHEME: those of every"
                    + " European scheme, as the words of Article 27(8) alone say."),
    ARTICLE_39_DEMANDED(
            "article39Demanded",
            5,
            true,
            Readings::article39Demanded,
            "Whether a notified body under the AI Act or the act on the product covers the CRA's requirements only if its"
                    + " compliance with CRA Article 39 was assessed (CRA Article 12(2)). The act leaves open what follows"
                    + " otherwise."),
    ASSURANCE_GAP_CLOSED(
            "assuranceGapClosed",
            5,
            true,
            Readings::assuranceGapClosed,
            "Whether a sectoral procedure without a third party demands the procedure of the CRA beside it, where CRA"
                    + " Article 32 would demand a third party. CRA Article 12(3) speaks only of internal control under the"
                    + " AI Act."),
    MANDATE_BESIDE_NOTIFIED_BODY(
            "mandateBesideNotifiedBody",
            5,
            true,
            Readings::mandateBesideNotifiedBody,
            "Whether a certificate under CRA Article 8(1) is demanded beside a notified body under the AI Act or the act"
                    + " on the product."),
    OPEN_SOURCE_UNDER_DEROGATION(
            "openSourceUnderDerogation",
            6,
            false,
            Readings::openSourceUnderDerogation,
            "Whether CRA Article 12(3) catches open source that could use internal control under Article 32(5). It is"
                    + " subject to a third party only if so."),
    HEALTH_RECORDS_REVIEWED(
            "healthRecordsReviewed",
            7,
            true,
            Readings::healthRecordsReviewed,
            "Whether a person reviews how CRA Article 32(5a) and Article 12 fit together for an electronic health record"
                    + " system that is a high-risk AI system."),
    ANNEX_III_BESIDE_SECTION_B(
            "annexIIIBesideSectionB",
            8,
            true,
            Readings::annexIIIBesideSectionB,
            "Whether AI Act Annex III still counts for a system of Annex I Section B. AI Act Article 2(2) speaks of"
                    + " systems classified under Article 6(1)."),
    AI_LEGACY(
            "aiLegacy",
            15,
            AiLegacy.SYSTEM,
            Readings::aiLegacy,
            "What AI Act Article 111(2) looks at when it spares what was placed on the market before. SYSTEM: the type and"
                    + " model, so that the first unit decides. UNIT: each unit by itself.");

    private final String key;
    private final int point;
    private final Object usual;
    private final Function<Readings, Object> value;
    private final String explanation;

    Reading(String key, int point, Object usual, Function<Readings, Object> value, String explanation) {
        this.key = key;
        this.point = point;
        this.usual = usual;
        this.value = value;
        this.explanation = explanation;
    }

    /** The name, such as {@code certPresumption}. */
    public String key() {
        return key;
    }

    /** The point in the list of open questions of law. */
    public int point() {
        return point;
    }

    /** How it is read unless a state of the law says otherwise. */
    public String usual() {
        return usual.toString();
    }

    /** How a state of the law reads it. */
    public String in(StateOfLaw state) {
        return value.apply(state.readings()).toString();
    }

    /** What is asked, and what each reading means. */
    public String explanation() {
        return explanation;
    }
}
