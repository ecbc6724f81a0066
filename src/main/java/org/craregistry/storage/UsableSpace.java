package org.craregistry.storage;

/** How much room is left where the database keeps its files. */
@FunctionalInterface
public interface UsableSpace {

    /** In bytes; {@link Long#MAX_VALUE} where the database is elsewhere and looks after itself. */
    long bytes();
}
