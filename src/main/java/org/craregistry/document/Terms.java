package org.craregistry.document;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.craregistry.document.ReadingCopy.Choice;
import org.craregistry.document.ReadingCopy.Line;
import org.craregistry.document.ReadingCopy.Rule;
import org.craregistry.document.ReadingCopy.Term;
import org.craregistry.law.Clause;
import org.craregistry.law.Clause.Form;
import org.craregistry.law.Provision;
import org.jspecify.annotations.Nullable;

/**
 * Sets conditions out in lines. What has a name of its own is a term, set out once and pointed at; so is what would stand too
 * deep to be read.
 */
final class Terms {

    /** How many lines may stand above one. */
    static final int DEEPEST = 3;

    private final Places places;
    private final Map<Clause, Integer> numbers = new HashMap<>();
    private final Map<Clause, Provision> tables = new HashMap<>();
    private final Map<Integer, Term> terms = new TreeMap<>();

    Terms(Places places) {
        this.places = places;
    }

    /** The terms that the rules so far point at, in the order in which they were first met. */
    List<Term> all() {
        return List.copyOf(terms.values());
    }

    /** The condition of a provision; a named table of cases is set out at the first that asks for it. */
    Rule rule(Provision provision) {
        Clause clause = provision.condition().clause();
        boolean isTable = clause.form() == Form.NAMED && clause.parts().get(0).form() == Form.CASES;
        if (!isTable || tables.containsKey(clause)) {
            return rule(clause);
        }
        tables.put(clause, provision);
        return rule(clause.parts().get(0));
    }

    private Rule rule(Clause clause) {
        return clause.form() == Form.CASES ? new Rule(null, choices(clause)) : new Rule(line(clause, 0), List.of());
    }

    private List<Choice> choices(Clause cases) {
        List<Choice> choices = new ArrayList<>();
        for (Clause one : cases.parts()) {
            List<Line> where = alternatives(one.parts().get(0));
            Clause demanded = one.parts().get(1);
            if (demanded.form() != Form.CASES) {
                choices.add(new Choice(where, line(demanded, 0)));
                continue;
            }
            for (Clause within : demanded.parts()) {
                List<Line> both = new ArrayList<>(where);
                alternatives(within.parts().get(0)).forEach(line -> both.add(line("and " + line.words(), null)));
                choices.add(new Choice(both, line(within.parts().get(1), 0)));
            }
        }
        return choices;
    }

    private List<Line> alternatives(Clause where) {
        List<Clause> each = where.form() == Form.ANY ? where.parts() : List.of(where);
        return each.stream().map(this::alternative).toList();
    }

    /** A row by its name first, as the table that decides which row holds names it. */
    private Line alternative(Clause where) {
        Provision row = where.provision();
        return row == null
                ? line(where, DEEPEST)
                : line(places.name(row) + ": " + Names.in(where.words()), places.link(row));
    }

    private Line line(Clause clause, int depth) {
        return switch (clause.form()) {
            case ASKED -> asked(clause);
            case NAMED -> pointer(clause, clause.words());
            case NOT ->
                pointer(clause.parts().get(0), "not: " + clause.parts().get(0).words());
            case CASES -> depth + 2 > DEEPEST ? pointer(clause, "what is demanded in the case") : cases(clause, depth);
            case ALL, ANY, CASE ->
                depth + 1 > DEEPEST
                        ? pointer(clause, clause.words())
                        : new Line(Names.in(clause.words()), null, below(clause, depth));
        };
    }

    private Line asked(Clause clause) {
        Provision provision = clause.provision();
        String words = Names.in(clause.words());
        return provision == null
                ? line(words, null)
                : line("%s (%s)".formatted(words, places.name(provision)), places.link(provision));
    }

    private List<Line> below(Clause clause, int depth) {
        return clause.parts().stream().map(part -> line(part, depth + 1)).toList();
    }

    private Line cases(Clause cases, int depth) {
        List<Line> lines = new ArrayList<>();
        for (Clause one : cases.parts()) {
            Line where = line(one.parts().get(0), DEEPEST);
            Line demanded = line(one.parts().get(1), depth + 1);
            lines.add(new Line("where " + where.words() + ": " + demanded.words(), demanded.link(), demanded.parts()));
        }
        return new Line(cases.words(), null, lines);
    }

    private static Line line(String words, @Nullable String link) {
        return new Line(words, link, List.of());
    }

    /** Points at a term, which is set out when it is first met. */
    private Line pointer(Clause clause, String words) {
        Provision table = tables.get(clause);
        if (table != null) {
            return line("%s (%s)".formatted(Names.in(words), places.name(table)), places.link(table));
        }
        Integer number = numbers.get(clause);
        if (number == null) {
            number = numbers.size() + 1;
            numbers.put(clause, number);
            Clause meaning = clause.form() == Form.NAMED ? clause.parts().get(0) : clause;
            terms.put(number, new Term("term-" + number, number, Names.in(clause.words()), rule(meaning)));
        }
        return line("%s (term %d)".formatted(Names.in(words), number), "#term-" + number);
    }
}
