package org.craregistry.law;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A condition set out for reading.
 *
 * @param words what is asked, or how the parts below belong together
 * @param provision the provision that is asked for, {@code null} where none is
 * @param parts what it is made of, in order; none where a single thing is asked
 */
public record Clause(String words, @Nullable Provision provision, List<Clause> parts) {

    static final String ALL = "all of these";
    static final String ANY = "at least one of these";

    public Clause {
        parts = List.copyOf(parts);
    }

    /** The parts under these words; a part that is joined by the same words gives its own parts. */
    static Clause joining(String words, List<Condition> parts) {
        List<Clause> joined = new ArrayList<>();
        for (Condition part : parts) {
            Clause clause = part.clause();
            if (clause.words().equals(words)) {
                joined.addAll(clause.parts());
            } else {
                joined.add(clause);
            }
        }
        return joined.size() == 1 ? joined.get(0) : new Clause(words, null, joined);
    }

    /** The opposite of it. */
    Clause denied() {
        return new Clause("not: " + words, provision, parts);
    }

    /** The same below words that say when it counts. */
    Clause under(String when) {
        return new Clause(when, null, List.of(this));
    }

    /** The same, asked of what these words name. */
    Clause of(String what) {
        return parts.isEmpty()
                ? new Clause(what, null, List.of(this))
                : new Clause(what + " " + words, provision, parts);
    }
}
