package org.craregistry.law;

import java.util.Collection;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;

/** Sets of codes in the order of the acts. */
final class Codes {

    private Codes() {}

    /** An unmodifiable copy in the order of the acts. */
    static <E extends Enum<E>> Set<E> copy(Collection<E> codes) {
        return codes.isEmpty() ? Set.of() : Collections.unmodifiableSet(EnumSet.copyOf(codes));
    }
}
