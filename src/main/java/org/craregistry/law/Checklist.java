package org.craregistry.law;

import java.util.List;

/** Conditions that must all be met; each is reported by itself, so that every unmet one is seen. */
public final class Checklist {

    private final String title;
    private final List<Provision> conditions;
    private final Condition met;

    private Checklist(String title, List<Provision> conditions) {
        this.title = title;
        this.conditions = conditions;
        this.met = Condition.allOf(conditions.stream().map(Condition::holds).toArray(Condition[]::new));
    }

    public static Checklist of(String title, Provision... conditions) {
        return new Checklist(title, List.of(conditions));
    }

    public String title() {
        return title;
    }

    public List<Provision> conditions() {
        return conditions;
    }

    /** Holds where every condition is met. */
    public Condition met() {
        return met;
    }
}
