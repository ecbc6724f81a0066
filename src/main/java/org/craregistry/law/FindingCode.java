package org.craregistry.law;

/** What kind of thing a finding points at. */
public enum FindingCode implements Choice {
    /** The product is on the market, and conformity that has to be demonstrated is not. */
    NOT_DEMONSTRATED_ON_MARKET("On the market without demonstrated conformity", Severity.VIOLATION),
    /** A prototype or test software is shown or tried without its visible sign. */
    SIGN_MISSING("Visible sign missing", Severity.WARNING),
    /** A person has to decide, and to document the reason. */
    MANUAL_DECISION_REQUIRED("A person has to decide", Severity.WARNING),
    /** Two answers cannot both be right. */
    CONTRADICTORY_FACTS("Answers contradict each other", Severity.WARNING),
    /** The notified body was not assessed for CRA Article 39, so that its assessment does not cover the CRA. */
    NB_ART39_NOT_ASSESSED("Notified body not assessed for the CRA", Severity.VIOLATION),
    /** The sectoral procedure has no third party although CRA Article 32 would demand one. */
    ASSURANCE_GAP("No third party where the CRA demands one", Severity.WARNING),
    /** An importer, a distributor or another who brands or substantially modifies the product is its manufacturer. */
    BECOMES_MANUFACTURER("We count as the manufacturer", Severity.WARNING),
    /** A certificate is of a lower level than an act demands. */
    CERT_LEVEL_TOO_LOW("Certificate of too low a level", Severity.VIOLATION),
    /** Article 15 is shown, but the CRA still demands a procedure of its own. */
    CRA_PROCEDURE_MISSING("The CRA's own procedure is missing", Severity.WARNING),
    /** A person has to review how two acts fit together. */
    MANUAL_REVIEW("A person has to review", Severity.WARNING),
    /** An answer rests on a reading of a point that the acts leave open. */
    SUBJECT_TO_READING("Rests on a reading", Severity.NOTE),
    /** The assessment that a system is not high-risk is not documented. */
    DEROGATION_NOT_DOCUMENTED("Derogation not documented", Severity.VIOLATION),
    /** A system that the derogation spares is not registered. */
    DEROGATION_NOT_REGISTERED("Derogation not registered", Severity.VIOLATION),
    /** The AI system serves a prohibited practice. */
    PROHIBITED_PRACTICE("Prohibited practice", Severity.VIOLATION),
    /** The AI system was substantially modified and not assessed again. */
    REASSESSMENT_REQUIRED("New assessment required", Severity.VIOLATION),
    /** The support period is shorter than the CRA demands. */
    SUPPORT_PERIOD_TOO_SHORT("Support period too short", Severity.VIOLATION),
    /** The support period has ended. */
    SUPPORT_PERIOD_ENDED("Support period ended", Severity.WARNING),
    /** The sectoral procedure without a third party is not open without standards for all of Section 2. */
    SECTORAL_OPTION_NEEDS_STANDARDS("Own safety law: a third party or standards needed", Severity.WARNING),
    /** No row of a table of the law matches: the table lacks one. */
    TABLE_GAP("No row of the law matches", Severity.VIOLATION),
    /** Several rows of a table of the law match where only one may. */
    TABLE_CONFLICT("Several rows of the law match", Severity.VIOLATION);

    private final String label;
    private final Severity severity;

    FindingCode(String label, Severity severity) {
        this.label = label;
        this.severity = severity;
    }

    /** How much every finding of this kind weighs. */
    public Severity severity() {
        return severity;
    }

    @Override
    public String label() {
        return label;
    }
}
