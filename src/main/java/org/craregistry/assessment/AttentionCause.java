package org.craregistry.assessment;

/** Where a date that lies ahead was found. */
public enum AttentionCause {
    LAW,
    FACTS,
    EVIDENCE,
    DECISION
}
