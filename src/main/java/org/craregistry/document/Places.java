package org.craregistry.document;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.craregistry.document.ReadingCopy.Cell;
import org.craregistry.law.Act;
import org.craregistry.law.Citation;
import org.craregistry.law.Law;
import org.craregistry.law.LawSection;
import org.craregistry.law.Provision;

/** Where each provision stands in a copy, by which number it is named there, and how it is pointed at. */
final class Places {

    /** Rows and conditions that have a name of their own, such as {@code I5} or {@code D9}. */
    private static final Pattern ROW = Pattern.compile("[A-Z]\\d{1,2}");

    private final Map<Provision, String> ids = new HashMap<>();
    private final Map<Provision, String> numbers = new HashMap<>();

    Places() {
        Set<String> taken = new HashSet<>();
        for (Provision provision : Law.provisions()) {
            String id = id(provision.code());
            for (int other = 2; !taken.add(id); other++) {
                id = id(provision.code()) + "-" + other;
            }
            ids.put(provision, id);
        }
        int section = 0;
        for (LawSection one : Law.sections()) {
            section++;
            int place = 0;
            for (Provision provision : one.provisions()) {
                // A provision that two sections list is set out once, where it comes first.
                if (!numbers.containsKey(provision)) {
                    place++;
                    numbers.put(provision, section + "." + place);
                }
            }
        }
    }

    /** Letters, digits and underscores, with a dash between words: fit for an address and for a bookmark. */
    static String id(String words) {
        return words.replaceAll("[^\\p{Alnum}_]+", "-").replaceAll("^-|-$", "");
    }

    /** Official texts by their short name, and by their number where the name alone is not known to everybody. */
    static Cell cell(Citation citation) {
        Act act = citation.act();
        boolean isKnown = act == Act.CRA || act == Act.AI_ACT;
        String name = isKnown ? act.title() : "%s (%s)".formatted(act.title(), act.number());
        return new Cell(name + " " + citation.place(), citation.url().toString());
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

    /** The number of a provision, with its name where it is a row or condition that has one. */
    String number(Provision provision) {
        String name = name(provision);
        String number = String.valueOf(numbers.get(provision));
        return name.equals(number) ? number : "%s (%s)".formatted(number, name);
    }

    /** The name that a row or condition has, or else the number of the provision. */
    String name(Provision provision) {
        return ROW.matcher(provision.code()).matches() ? provision.code() : String.valueOf(numbers.get(provision));
    }

    /** The name of a provision, leading to it. */
    Cell cell(Provision provision) {
        return new Cell(name(provision), link(provision));
    }
}
