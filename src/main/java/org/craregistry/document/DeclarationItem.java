package org.craregistry.document;

import java.util.List;
import java.util.stream.Stream;
import org.craregistry.document.DeclarationLine.ByHand;
import org.craregistry.document.DeclarationLine.Missing;
import org.craregistry.law.Citation;

/**
 * An item of the EU declaration of conformity as it would be printed.
 *
 * @param number its point in CRA Annex V, 1 to 8
 * @param title what it is about, in our own words
 */
record DeclarationItem(int number, String title, Citation citation, List<DeclarationLine> lines) {

    /** How far an item is ready. */
    enum State {
        /** Everything stands there. */
        COMPLETE,
        /** Something is missing that the registry asks for. */
        MISSING,
        /** What the registry asks for stands there; the rest is written by hand. */
        BY_HAND
    }

    DeclarationItem {
        lines = List.copyOf(lines);
    }

    /** The code of the item, such as {@code Annex V 7}. */
    public String code() {
        return "Annex V " + number;
    }

    public State state() {
        if (gaps().findAny().isPresent()) {
            return State.MISSING;
        }
        return byHand().isEmpty() ? State.COMPLETE : State.BY_HAND;
    }

    /** What is missing, in sentences. */
    public List<String> blanks() {
        return gaps().map(Missing::missing).distinct().toList();
    }

    /** The fields that fill what is missing. */
    public List<String> fields() {
        return gaps().flatMap(gap -> gap.fields().stream()).distinct().toList();
    }

    /** What is left to be written by hand. */
    public List<String> byHand() {
        return lines.stream()
                .filter(ByHand.class::isInstance)
                .map(DeclarationLine::label)
                .distinct()
                .toList();
    }

    private Stream<Missing> gaps() {
        return lines.stream().filter(Missing.class::isInstance).map(Missing.class::cast);
    }
}
