package org.craregistry.assessment;

/** Where a state of the law comes from, and whether it counts. */
public enum StateOfLawStatus {
    /** The registry was delivered with it. */
    SHIPPED,
    /** An administrator works on it. */
    DRAFT,
    /** An administrator put it in force. */
    ADOPTED,
    /** A draft that was set aside. */
    DISCARDED,
    /** Kept for what rests on it; the registry has none any more that says the same. */
    RECORDED
}
