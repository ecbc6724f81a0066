package org.craregistry.law;

/** A practice that the AI Act prohibits (AI Act Article 5(1)). */
public enum ProhibitedPractice implements Choice {
    ART_5_1_A("(a) Subliminal or manipulative techniques"),
    ART_5_1_B("(b) Exploiting vulnerabilities of persons"),
    ART_5_1_C("(c) Social scoring"),
    ART_5_1_D("(d) Predicting crimes solely by profiling"),
    ART_5_1_E("(e) Untargeted scraping of facial images"),
    ART_5_1_F("(f) Emotion recognition at work or in education, except for medical or safety reasons"),
    ART_5_1_G("(g) Biometric categorisation by sensitive attributes"),
    ART_5_1_H("(h) Real-time remote biometric identification for law enforcement"),
    ART_5_1_BA("(ba) Intimate material without consent"),
    ART_5_1_BB("(bb) Child sexual abuse material");

    private final String label;

    ProhibitedPractice(String label) {
        this.label = label;
    }

    @Override
    public String label() {
        return label;
    }
}
