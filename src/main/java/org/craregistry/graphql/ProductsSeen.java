package org.craregistry.graphql;

/** Tells how many products the caller sees, as exactly as a price needs it. */
@FunctionalInterface
public interface ProductsSeen {

    /** How many there are or were a moment ago. */
    long count();
}
