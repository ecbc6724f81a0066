package org.craregistry.law;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A condition set out for reading. What is denied is denied where a single thing is asked, never as a group and never twice.
 *
 * @param words what is asked, or how the parts below belong together
 * @param provision the provision that is asked for, {@code null} where none is
 * @param parts what it is made of, in order; none where a single thing is asked
 */
public record Clause(Form form, String words, @Nullable Provision provision, List<Clause> parts) {

    /** How the parts of a clause belong together. */
    public enum Form {
        /** It has none: a single thing is asked. */
        ASKED,
        /** Each of them has to hold. */
        ALL,
        /** One of them has to hold. */
        ANY,
        /** The only one defines what the words mean. */
        NAMED,
        /** The only one, which is named, must not hold. */
        NOT,
        /** They are cases; what is demanded in the one that is met has to hold. */
        CASES,
        /** Where the first holds, the second is demanded. */
        CASE
    }

    static final String ALL = "all of these";
    static final String ANY = "at least one of these";

    public Clause {
        parts = List.copyOf(parts);
    }

    static Clause asked(String words) {
        return new Clause(Form.ASKED, words, null, List.of());
    }

    static Clause asked(Provision provision) {
        return new Clause(Form.ASKED, provision.effect(), provision, List.of());
    }

    /** All of the parts; a part that is all of some things gives its own parts. */
    static Clause all(List<Clause> parts) {
        return joining(Form.ALL, ALL, parts);
    }

    /** Any of the parts; a part that is any of some things gives its own parts. */
    static Clause any(List<Clause> parts) {
        return joining(Form.ANY, ANY, parts);
    }

    private static Clause joining(Form form, String words, List<Clause> parts) {
        List<Clause> joined = new ArrayList<>();
        for (Clause part : parts) {
            if (part.form == form) {
                joined.addAll(part.parts);
            } else if (!joined.contains(part)) {
                joined.add(part);
            }
        }
        return joined.size() == 1 ? joined.get(0) : new Clause(form, words, null, joined);
    }

    static Clause cases(List<Clause> cases) {
        return new Clause(Form.CASES, "in one of these cases", null, cases);
    }

    /** Where something holds, something is demanded. */
    static Clause inCase(Clause where, Clause demanded) {
        return new Clause(Form.CASE, "where", null, List.of(where, demanded));
    }

    /** The same under words that stand for it elsewhere. */
    Clause named(String name) {
        return new Clause(Form.NAMED, name, null, List.of(this));
    }

    /** The opposite of it: that not all hold is that one does not, and the other way round. */
    Clause denied() {
        return switch (form) {
            case ASKED -> new Clause(form, Denial.of(words), provision, parts);
            case ALL -> any(parts.stream().map(Clause::denied).toList());
            case ANY -> all(parts.stream().map(Clause::denied).toList());
            case NOT -> parts.get(0);
            case NAMED -> new Clause(Form.NOT, "not", null, List.of(this));
            case CASES -> cases(parts.stream().map(Clause::denied).toList());
            case CASE -> inCase(parts.get(0), parts.get(1).denied());
        };
    }

    /** The same, asked of what these words name. */
    Clause of(String what) {
        return form == Form.ALL || form == Form.ANY
                ? new Clause(form, what + " " + words, null, parts)
                : new Clause(Form.ALL, what + " " + ALL, null, List.of(this));
    }
}
