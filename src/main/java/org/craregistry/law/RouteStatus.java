package org.craregistry.law;

/** How far a route is demonstrated. */
public enum RouteStatus implements Choice {
    /** Nothing is on file. */
    NONE("Nothing on file"),
    /** The route is structurally closed. */
    UNAVAILABLE("Closed"),
    /** What is on file is not valid under its own scheme. */
    INVALID("Not valid under its scheme"),
    /** The certificate has been withdrawn. */
    WITHDRAWN("Withdrawn"),
    /** The certificate has expired. */
    EXPIRED("Expired"),
    /** The certificate is not valid yet. */
    NOT_YET_VALID("Not valid yet"),
    /** The certificate is suspended. */
    SUSPENDED("Suspended"),
    /** The act behind the route does not apply yet. */
    NOT_YET_APPLICABLE("Does not apply yet"),
    /** A modification has ended what was demonstrated. */
    INVALIDATED("Ended by a modification"),
    /** A condition is not met. */
    INCOMPLETE("Incomplete"),
    /** A certificate covers a part of the elements. */
    PRESUMED_PARTIAL("Presumed in part"),
    /** A certificate covers every applicable element. */
    PRESUMED("Presumed"),
    /** Deemed to comply. */
    DEEMED_COMPLIANT("Deemed to comply"),
    /** Presumed by a cited harmonised standard. */
    PRESUMED_VIA_STANDARD("Presumed by a harmonised standard"),
    /** Presumed by a common specification. */
    PRESUMED_VIA_SPECIFICATION("Presumed by a common specification"),
    /** Every applicable element is evidenced by itself. */
    EVIDENCED("Evidenced");

    private final String label;

    RouteStatus(String label) {
        this.label = label;
    }

    @Override
    public String label() {
        return label;
    }
}
