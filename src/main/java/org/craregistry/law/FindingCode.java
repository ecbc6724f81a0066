package org.craregistry.law;

/** What kind of thing a finding points at. */
public enum FindingCode {
    /** The product is on the market, and conformity that has to be demonstrated is not. */
    NOT_DEMONSTRATED_ON_MARKET,
    /** A prototype or test software is shown or tried without its visible sign. */
    SIGN_MISSING,
    /** A person has to decide, and to document the reason. */
    MANUAL_DECISION_REQUIRED,
    /** Two answers cannot both be right. */
    CONTRADICTORY_FACTS,
    /** The notified body was not assessed for CRA Article 39, so that its assessment does not cover the CRA. */
    NB_ART39_NOT_ASSESSED,
    /** The sectoral procedure has no third party although CRA Article 32 would demand one. */
    ASSURANCE_GAP,
    /** An importer, a distributor or another who brands or substantially modifies the product is its manufacturer. */
    BECOMES_MANUFACTURER,
    /** A certificate is of a lower level than an act demands. */
    CERT_LEVEL_TOO_LOW,
    /** Article 15 is shown, but the CRA still demands a procedure of its own. */
    CRA_PROCEDURE_MISSING,
    /** A person has to review how two acts fit together. */
    MANUAL_REVIEW,
    /** An answer rests on a reading of a point that the acts leave open. */
    SUBJECT_TO_READING,
    /** The assessment that a system is not high-risk is not documented. */
    DEROGATION_NOT_DOCUMENTED,
    /** A system that the derogation spares is not registered. */
    DEROGATION_NOT_REGISTERED,
    /** The AI system serves a prohibited practice. */
    PROHIBITED_PRACTICE,
    /** The AI system was substantially modified and not assessed again. */
    REASSESSMENT_REQUIRED,
    /** The support period is shorter than the CRA demands. */
    SUPPORT_PERIOD_TOO_SHORT,
    /** The support period has ended. */
    SUPPORT_PERIOD_ENDED,
    /** The sectoral procedure without a third party is not open without standards for all of Section 2. */
    SECTORAL_OPTION_NEEDS_STANDARDS,
    /** No row of a table of the law matches: the table lacks one. */
    TABLE_GAP,
    /** Several rows of a table of the law match where only one may. */
    TABLE_CONFLICT
}
