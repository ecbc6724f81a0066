package org.craregistry.document;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.craregistry.document.ReadingCopy.Cell;
import org.craregistry.law.Citation;
import org.craregistry.law.Law;
import org.craregistry.law.Provision;

/** Where each provision stands in a copy, and how it is pointed at. */
final class Places {

    private final Map<Provision, String> ids = new HashMap<>();

    Places() {
        Set<String> taken = new HashSet<>();
        for (Provision provision : Law.provisions()) {
            String id = id(provision.code());
            for (int other = 2; !taken.add(id); other++) {
                id = id(provision.code()) + "-" + other;
            }
            ids.put(provision, id);
        }
    }

    /** Letters, digits and underscores, with a dash between words: fit for an address and for a bookmark. */
    static String id(String words) {
        return words.replaceAll("[^\\p{Alnum}_]+", "-").replaceAll("^-|-$", "");
    }

    /** Official texts by their short name. */
    static Cell cell(Citation citation) {
        return new Cell(
                citation.act().title() + " " + citation.place(), citation.url().toString());
    }

    /**
     * The place of a provision.
     *
     * @throws IllegalArgumentException where no section of the law lists it, so that nobody could read it
     */
    String of(Provision provision) {
        String id = ids.get(provision);
        if (id == null) {
            throw new IllegalArgumentException("No section of the law lists the provision " + provision);
        }
        return id;
    }

    String link(Provision provision) {
        return "#" + of(provision);
    }

    /** The code of a provision, leading to it. */
    Cell cell(Provision provision) {
        return new Cell(provision.code(), link(provision));
    }
}
