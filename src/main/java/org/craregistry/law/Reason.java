package org.craregistry.law;

import java.util.ArrayList;
import java.util.List;

/**
 * One step of why an answer is what it is.
 *
 * @param code of the provision or the outcome; the empty text for a step within one
 * @param statement what is so, or what the provision says, in a sentence
 * @param truth whether the step holds
 * @param because the steps below it
 */
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
        List<Reason> because = new ArrayList<>();
        condition.parts().forEach(part -> because.add(of(part, citation, c)));
        return new Reason("", citation, statement(condition, c), condition.weigh(c), because);
    }

    /** What is so: of several parts the deciding one. */
    private static String statement(Condition condition, Case c) {
        String sentence = ToldReasons.of(condition, c).sentence(condition.weigh(c));
        return sentence.isEmpty() ? "Nothing more is asked here." : sentence;
    }
}
