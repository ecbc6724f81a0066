package org.craregistry.news;

import java.time.Duration;
import java.util.Optional;

/** Work that the queue of news does: each instance of it on one node at a time. */
public interface NewsWork {

    /** The instance of work of which there is only one. */
    String ONLY = "only";

    /** The name of the work in the queue. */
    String name();

    /** Whether there is one instance of it, which is always in the queue. */
    default boolean isAlone() {
        return true;
    }

    /**
     * Does what is due now.
     *
     * @return after how long to look again, unless somebody asks for it before; empty where never
     */
    Optional<Duration> run(String instance);
}
