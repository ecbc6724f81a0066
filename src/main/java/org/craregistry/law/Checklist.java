package org.craregistry.law;

import java.util.List;
import java.util.function.Consumer;

/** Conditions that must all be met; each is reported by itself, so that every unmet one is seen. */
public final class Checklist {

    /** One condition of a checklist and whether it is met. */
    public record Item(Provision condition, Truth truth) {}

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

    /** Every condition with whether it is met, in order. */
    public List<Item> report(Case c) {
        return conditions.stream()
                .map(condition -> new Item(condition, condition.weigh(c)))
                .toList();
    }

    /** The conditions that are not met or of which it cannot be told, in order. */
    public List<Item> unmet(Case c) {
        return report(c).stream().filter(item -> item.truth() != Truth.YES).toList();
    }

    /** Names each unanswered fact that keeps a condition from being settled, also where another is not met. */
    public void openQuestions(Case c, Consumer<Question> questions) {
        conditions.forEach(condition -> condition.openQuestions(c, questions));
    }

    /** Why: the weighing of every condition, in order. */
    public List<Reason> explain(Case c) {
        return conditions.stream().map(condition -> condition.explain(c)).toList();
    }
}
