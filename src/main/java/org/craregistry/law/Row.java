package org.craregistry.law;

/**
 * A line of a {@link Table} or a {@link Sequence}: a provision and what follows where it holds.
 *
 * @param <R> the type of the result
 */
public record Row<R>(Provision provision, R result) {}
