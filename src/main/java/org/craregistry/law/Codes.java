package org.craregistry.law;

import java.util.Collection;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** Codes of the acts: sets of them in order, and the words for one. */
final class Codes {

    private Codes() {}

    /** An unmodifiable copy in the order of the acts. */
    static <E extends Enum<E>> Set<E> copy(Collection<E> codes) {
        return codes.isEmpty() ? Set.of() : Collections.unmodifiableSet(EnumSet.copyOf(codes));
    }

    /** What people read for the first of several, in quotation marks, and how many more there are. */
    static String quoted(List<? extends Choice> choices) {
        String first = quoted(choices.get(0));
        return choices.size() == 1 ? first : first + " and %d more".formatted(choices.size() - 1);
    }

    /** What people read for an answer, in quotation marks. */
    static String quoted(Choice choice) {
        return '"' + choice.label() + '"';
    }
}
