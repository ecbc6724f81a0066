package org.craregistry.portfolio;

/** Whether what is on record still supports the route to AI Act Article 15 that somebody decided to rely on. */
public enum RouteSupport {
    /** The route was accepted as a plan, and is not complete yet. */
    PLANNED,
    /** The route was accepted as a plan, and everything it takes is there: it can be decided on. */
    PLAN_COMPLETE,
    /** The route demonstrates what it was decided on for. */
    SUPPORTED,
    /** It did when it was decided on, and does no longer. */
    NO_LONGER_SUPPORTED
}
