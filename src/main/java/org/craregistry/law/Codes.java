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
        int more = choices.size() - 1;
        return more == 0 ? first : "%s and %d more%s".formatted(first, more, ofWhat(choices.get(0), more));
    }

    private static String ofWhat(Choice one, int count) {
        String kind =
                one instanceof AnnexIRequirement ? " requirement" : one instanceof Article15Element ? " element" : "";
        return kind.isEmpty() || count == 1 ? kind : kind + "s";
    }

    /** What people read for an answer, in quotation marks. */
    static String quoted(Choice choice) {
        return '"' + choice.label() + '"';
    }
}
