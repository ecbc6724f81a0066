package org.craregistry.law;

/** What kind of thing a finding points at. */
public enum FindingCode {
    /** A prototype or test software is shown or tried without its visible sign. */
    SIGN_MISSING,
    /** A person has to decide, and to document the reason. */
    MANUAL_DECISION_REQUIRED,
    /** Two answers cannot both be right. */
    CONTRADICTORY_FACTS
}
