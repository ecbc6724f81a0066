package org.craregistry.assessment;

/** Where a state of the law comes from, and whether it counts. */
enum StateOfLawStanding {
    /** The registry was delivered with it. */
    SHIPPED,
    /** An administrator works on it. */
    DRAFT,
    /** An administrator put it in force. */
    ADOPTED,
    /** A draft that was set aside. */
    DISCARDED
}
