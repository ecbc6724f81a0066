package org.craregistry.law;

/** What kind of thing a finding points at. */
public enum FindingCode implements Choice {
    /** The product is on the market, and conformity that has to be demonstrated is not. */
    NOT_DEMONSTRATED_ON_MARKET("On the market without demonstrated conformity"),
    /** A prototype or test software is shown or tried without its visible sign. */
    SIGN_MISSING("Visible sign missing"),
    /** A person has to decide, and to document the reason. */
    MANUAL_DECISION_REQUIRED("A person has to decide"),
    /** Two answers cannot both be right. */
    CONTRADICTORY_FACTS("Answers contradict each other"),
    /** The notified body was not assessed for CRA Article 39, so that its assessment does not cover the CRA. */
    NB_ART39_NOT_ASSESSED("Notified body not assessed for the CRA"),
    /** The sectoral procedure has no third party although CRA Article 32 would demand one. */
    ASSURANCE_GAP("No third party where the CRA demands one"),
    /** An importer, a distributor or another who brands or substantially modifies the product is its manufacturer. */
    BECOMES_MANUFACTURER("We count as the manufacturer"),
    /** A certificate is of a lower level than an act demands. */
    CERT_LEVEL_TOO_LOW("Certificate of too low a level"),
    /** Article 15 is shown, but the CRA still demands a procedure of its own. */
    CRA_PROCEDURE_MISSING("The CRA's own procedure is missing"),
    /** A person has to review how two acts fit together. */
    MANUAL_REVIEW("A person has to review"),
    /** An answer rests on a reading of a point that the acts leave open. */
    SUBJECT_TO_READING("Rests on a reading"),
    /** The assessment that a system is not high-risk is not documented. */
    DEROGATION_NOT_DOCUMENTED("Derogation not documented"),
    /** A system that the derogation spares is not registered. */
    DEROGATION_NOT_REGISTERED("Derogation not registered"),
    /** The AI system serves a prohibited practice. */
    PROHIBITED_PRACTICE("Prohibited practice"),
    /** The AI system was substantially modified and not assessed again. */
    REASSESSMENT_REQUIRED("New assessment required"),
    /** The support period is shorter than the CRA demands. */
    SUPPORT_PERIOD_TOO_SHORT("Support period too short"),
    /** The support period has ended. */
    SUPPORT_PERIOD_ENDED("Support period ended"),
    /** The sectoral procedure without a third party is not open without standards for all of Section 2. */
    SECTORAL_OPTION_NEEDS_STANDARDS("Sectoral procedure needs standards"),
    /** No row of a table of the law matches: the table lacks one. */
    TABLE_GAP("No row of the law matches"),
    /** Several rows of a table of the law match where only one may. */
    TABLE_CONFLICT("Several rows of the law match");

    private final String label;

    FindingCode(String label) {
        this.label = label;
    }

    @Override
    public String label() {
        return label;
    }
}
