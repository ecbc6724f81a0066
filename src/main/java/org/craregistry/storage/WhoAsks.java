package org.craregistry.storage;

import java.util.Optional;

/** Tells for whom the current thread works. */
@FunctionalInterface
public interface WhoAsks {

    /** The name of an account; empty where the registry works for itself, or nobody is signed in. */
    Optional<String> account();
}
