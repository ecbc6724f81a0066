package org.craregistry.graphql;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** The names of operations that are measured apart. Clients choose them, so only the first ones are, and none that is very long. */
final class OperationNames {

    static final String OTHER = "other";

    private static final String UNNAMED = "unnamed";
    private static final int MOST = 100;
    private static final int LONGEST = 60;

    private final Set<String> known = ConcurrentHashMap.newKeySet();

    /** Under which name an operation is measured. @param name {@code null} where the client gave it none */
    String of(@Nullable String name) {
        if (name == null) {
            return UNNAMED;
        }
        if (known.contains(name)) {
            return name;
        }
        if (name.length() > LONGEST || known.size() >= MOST) {
            return OTHER;
        }
        known.add(name);
        return name;
    }
}
