package org.craregistry.document;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.craregistry.document.ReadingCopy.Cell;
import org.craregistry.document.ReadingCopy.Entry;
import org.craregistry.document.ReadingCopy.Line;
import org.craregistry.document.ReadingCopy.Mark;
import org.craregistry.document.ReadingCopy.Section;
import org.craregistry.document.ReadingCopy.Sheet;
import org.craregistry.law.Checklist;
import org.craregistry.law.Clause;
import org.craregistry.law.Law;
import org.craregistry.law.LawSection;
import org.craregistry.law.Provision;
import org.craregistry.law.Row;
import org.craregistry.law.Ruling;

/** Sets out the provisions, the tables that they decide in, and the lists of conditions. */
final class ProvisionPages {

    private static final String IN_ORDER =
            "Read from the top: the first row that holds decides. Rows behind it that hold with the same result are further grounds.";
    private static final String EXACTLY_ONE =
            "Exactly one row may hold. That none holds is a gap, that several hold a conflict; both are reported.";
    private static final String ALL_OF_THEM = "Every condition is weighed and reported, also where another is not met.";

    private static final int SHOWN = 8;

    private final Places places = new Places();
    private final Set<Provision> written = new HashSet<>();
    private final Map<Provision, List<String>> examples;

    /**
     * @param examples for each provision, the names of the examples in whose answers it holds
     */
    ProvisionPages(Map<Provision, List<String>> examples) {
        this.examples = examples;
    }

    List<Section> sections() {
        return Law.sections().stream().map(this::section).toList();
    }

    private Section section(LawSection section) {
        String id = Places.id(section.title());
        // A provision that two sections list is set out once, where it comes first.
        List<Entry> entries = section.provisions().stream()
                .filter(written::add)
                .map(this::entry)
                .toList();
        List<Sheet> sheets = new ArrayList<>();
        section.rulings().forEach(ruling -> sheets.add(sheet(ruling)));
        section.checklists().forEach(checklist -> sheets.add(sheet(checklist)));
        return new Section(id, section.title(), entries, sheets);
    }

    private Entry entry(Provision provision) {
        return new Entry(
                places.of(provision),
                provision.code(),
                provision.effect(),
                Places.cell(provision.citation()),
                Mark.of(provision.citation().standing()),
                line(provision.condition().clause()),
                provision.exceptions().stream().map(places::cell).toList(),
                examplesOf(provision));
    }

    private List<String> examplesOf(Provision provision) {
        List<String> all = examples.getOrDefault(provision, List.of());
        if (all.size() <= SHOWN) {
            return all;
        }
        List<String> first = new ArrayList<>(all.subList(0, SHOWN));
        first.add("and %d more".formatted(all.size() - SHOWN));
        return first;
    }

    private Line line(Clause clause) {
        Provision asked = clause.provision();
        return new Line(
                clause.words(),
                asked == null ? null : places.link(asked),
                clause.parts().stream().map(this::line).toList());
    }

    private Sheet sheet(Ruling<?> ruling) {
        List<List<Cell>> rows = new ArrayList<>();
        for (Row<?> row : ruling.rows()) {
            Provision provision = row.provision();
            rows.add(List.of(
                    Cell.of(String.valueOf(rows.size() + 1)),
                    places.cell(provision),
                    Cell.of(provision.effect()),
                    result(row.result())));
        }
        return new Sheet(
                "table-" + Places.id(ruling.title()),
                ruling.title(),
                ruling.isInOrder() ? IN_ORDER : EXACTLY_ONE,
                List.of("Row", "Provision", "It holds, so", "Result"),
                rows);
    }

    private Cell result(Object result) {
        return result instanceof Provision provision ? places.cell(provision) : Cell.of(String.valueOf(result));
    }

    private Sheet sheet(Checklist checklist) {
        List<List<Cell>> rows = checklist.conditions().stream()
                .map(condition ->
                        List.of(places.cell(condition), Cell.of(condition.effect()), Places.cell(condition.citation())))
                .toList();
        return new Sheet(
                "checklist-" + Places.id(checklist.title()),
                checklist.title(),
                ALL_OF_THEM,
                List.of("Condition", "What is demanded", "Where it stands"),
                rows);
    }
}
