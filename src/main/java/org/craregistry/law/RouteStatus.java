package org.craregistry.law;

/** How far a route is demonstrated. */
public enum RouteStatus {
    /** Nothing is on file. */
    NONE,
    /** The route is structurally closed. */
    UNAVAILABLE,
    /** What is on file is not valid under its own scheme. */
    INVALID,
    /** The certificate has been withdrawn. */
    WITHDRAWN,
    /** The certificate has expired. */
    EXPIRED,
    /** The certificate is not valid yet. */
    NOT_YET_VALID,
    /** The certificate is suspended. */
    SUSPENDED,
    /** The act behind the route does not apply yet. */
    NOT_YET_APPLICABLE,
    /** A modification has ended what was demonstrated. */
    INVALIDATED,
    /** A condition is not met. */
    INCOMPLETE,
    /** A certificate covers a part of the elements. */
    PRESUMED_PARTIAL,
    /** A certificate covers every applicable element. */
    PRESUMED,
    /** Deemed to comply. */
    DEEMED_COMPLIANT,
    /** Presumed by a cited harmonised standard. */
    PRESUMED_VIA_STANDARD,
    /** Presumed by a common specification. */
    PRESUMED_VIA_SPECIFICATION,
    /** Every applicable element is evidenced by itself. */
    EVIDENCED
}
