package org.craregistry.law;

/** How much a finding weighs. */
public enum Severity {
    /** Good to know. */
    NOTE,
    /** Something has to be decided or corrected before the answers can be relied on. */
    WARNING,
    /** Something does not comply. */
    VIOLATION
}
