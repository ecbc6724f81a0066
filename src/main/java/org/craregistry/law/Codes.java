package org.craregistry.law;

import java.util.Collection;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;

/** Codes of the acts: sets of them in order, and the words for one. */
final class Codes {

    private Codes() {}

    /** An unmodifiable copy in the order of the acts. */
    static <E extends Enum<E>> Set<E> copy(Collection<E> codes) {
        return codes.isEmpty() ? Set.of() : Collections.unmodifiableSet(EnumSet.copyOf(codes));
    }

    /** What people read for an answer, in quotation marks. */
    static String quoted(Choice choice) {
        return '"' + choice.label() + '"';
    }
}
