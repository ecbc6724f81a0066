package org.craregistry.law;

/** What a procedure serves. */
public enum Purpose {
    /** The essential cybersecurity requirements of the CRA. */
    CYBERSECURITY,
    /** The requirements of the AI Act. */
    AI_ACT,
    /** Both at once. */
    BOTH
}
