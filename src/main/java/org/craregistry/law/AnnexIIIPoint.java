package org.craregistry.law;

import java.util.Locale;

/** A use that makes an AI system high-risk (AI Act Annex III). */
public enum AnnexIIIPoint implements Choice {
    P1A("1(a) Remote biometric identification, not one-to-one verification"),
    P1B("1(b) Biometric categorisation"),
    P1C("1(c) Emotion recognition"),
    P2("2 Safety component of critical infrastructure, not one solely for cybersecurity"),
    P3A("3(a) Access to education"),
    P3B("3(b) Evaluating learning outcomes"),
    P3C("3(c) Appropriate level of education"),
    P3D("3(d) Monitoring behaviour in tests"),
    P4A("4(a) Recruitment and selection"),
    P4B("4(b) Decisions on work relationships"),
    P5A("5(a) Public assistance benefits"),
    P5B("5(b) Creditworthiness, not the detection of fraud"),
    P5C("5(c) Life and health insurance"),
    P5D("5(d) Emergency calls and triage"),
    P6A("6(a) Risk of becoming a victim"),
    P6B("6(b) Polygraphs in law enforcement"),
    P6C("6(c) Reliability of evidence"),
    P6D("6(d) Risk of offending, not solely by profiling"),
    P6E("6(e) Profiling in law enforcement"),
    P7A("7(a) Polygraphs in migration"),
    P7B("7(b) Risk assessment in migration"),
    P7C("7(c) Examining applications in migration"),
    P7D("7(d) Identifying persons in migration, not the verification of travel documents"),
    P8A("8(a) Assisting judicial authorities"),
    P8B("8(b) Influencing elections");

    private final String label;

    AnnexIIIPoint(String label) {
        this.label = label;
    }

    /** The point as it is cited, such as {@code 4a} or {@code 2}. */
    public String point() {
        return name().substring(1).toLowerCase(Locale.ROOT);
    }

    @Override
    public String label() {
        return label;
    }
}
