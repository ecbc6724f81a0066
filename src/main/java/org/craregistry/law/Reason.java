package org.craregistry.law;

import java.util.ArrayList;
import java.util.List;

/** One step of why an answer is what it is: what was asked, where it stands, what came out, and the steps below it. */
public record Reason(String code, Citation citation, String statement, Truth truth, List<Reason> because) {

    public Reason {
        because = List.copyOf(because);
    }

    /**
     * The weighing of a condition and of its parts, at the citation of the provision that asks; a provision has its
     * own.
     */
    static Reason of(Condition condition, Citation citation, Case c) {
        if (condition instanceof Conditions.Holds other) {
            return other.provision().explain(c);
        }
        List<Condition> parts = condition.parts();
        if (parts.isEmpty()) {
            return new Reason("", citation, condition.words(), condition.weigh(c), List.of());
        }
        List<Reason> because = new ArrayList<>(parts.size());
        for (Condition part : parts) {
            because.add(of(part, citation, c));
        }
        return new Reason("", citation, condition.words(), condition.weigh(c), because);
    }
}
