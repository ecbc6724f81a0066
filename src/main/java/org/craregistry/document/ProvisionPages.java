package org.craregistry.document;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.craregistry.document.ReadingCopy.Cell;
import org.craregistry.document.ReadingCopy.Entry;
import org.craregistry.document.ReadingCopy.Mark;
import org.craregistry.document.ReadingCopy.Section;
import org.craregistry.document.ReadingCopy.Sheet;
import org.craregistry.document.ReadingCopy.Term;
import org.craregistry.law.Checklist;
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

    private final Places places = new Places();
    private final Terms terms = new Terms(places);
    private final Set<Provision> written = new HashSet<>();
    private final List<Section> sections =
            Law.sections().stream().map(this::section).toList();

    List<Section> sections() {
        return sections;
    }

    /** What several conditions ask, each once. */
    List<Term> terms() {
        return terms.all();
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
                places.number(provision),
                provision.effect(),
                Places.cell(provision.citation()),
                Mark.of(provision.citation().standing()),
                terms.rule(provision),
                provision.exceptions().stream().map(this::exception).toList());
    }

    private Cell exception(Provision provision) {
        String words = "%s (%s)".formatted(provision.effect(), places.name(provision));
        return new Cell(words, places.link(provision));
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
        return result instanceof Provision provision ? places.cell(provision) : Cell.of(Names.of(result));
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
