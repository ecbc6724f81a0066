package org.craregistry.graphql;

import java.util.Collection;
import java.util.function.Consumer;

/** Looks up whether rights last by which people listen. */
public interface LastingRights {

    /** What somebody may and by which credential; equal to another one where both are the same. */
    interface Right {}

    /**
     * Finds those that are held no longer, in a few statements however many there are.
     *
     * @param lost is told each of them as soon as that is known
     */
    void findLost(Collection<Right> rights, Consumer<Right> lost);
}
