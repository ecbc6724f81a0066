package org.craregistry.storage;

import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What is behind something that was thrown. */
public final class Causes {

    /** They may go round in circles. */
    private static final int DEEPEST = 50;

    private Causes() {}

    /** What was thrown, its cause, the cause of that and so on; nothing where nothing was thrown. */
    public static Stream<Throwable> of(@Nullable Throwable thrown) {
        return Stream.iterate(thrown, one -> one != null, Throwable::getCause).limit(DEEPEST);
    }
}
