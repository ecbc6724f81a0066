package org.craregistry.law;

import java.util.List;

/**
 * A part of the law as a lawyer reads it: one article or annex, or several that belong together.
 *
 * @param title the act and the place
 * @param provisions its provisions, in the order in which they are read
 * @param rulings the sequences and tables that are decided there
 * @param checklists the lists of conditions that are demanded there
 */
public record LawSection(
        String title, List<Provision> provisions, List<Ruling<?>> rulings, List<Checklist> checklists) {

    public LawSection {
        provisions = List.copyOf(provisions);
        rulings = List.copyOf(rulings);
        checklists = List.copyOf(checklists);
    }

    static LawSection of(String title, List<Provision> provisions) {
        return new LawSection(title, provisions, List.of(), List.of());
    }

    LawSection deciding(Ruling<?>... decided) {
        return new LawSection(title, provisions, List.of(decided), checklists);
    }

    LawSection demanding(Checklist... demanded) {
        return new LawSection(title, provisions, rulings, List.of(demanded));
    }
}
