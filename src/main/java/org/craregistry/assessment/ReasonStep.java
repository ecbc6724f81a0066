package org.craregistry.assessment;

import java.util.ArrayList;
import java.util.List;
import org.craregistry.law.Citation;
import org.craregistry.law.Reason;
import org.craregistry.law.Truth;
import org.jspecify.annotations.Nullable;

/**
 * One step of why an answer is what it is, in a list: so that all of them can be asked for at once, however deep they lie.
 *
 * @param level how many steps it lies below the first one
 * @param parent the place in the list of the step that rests on it; {@code null} for the first one
 */
record ReasonStep(Reason reason, int level, @Nullable Integer parent) {

    /** All steps, each after the one that rests on it and before what comes beside that. */
    static List<ReasonStep> of(Reason root) {
        List<ReasonStep> steps = new ArrayList<>();
        add(root, 0, null, steps);
        return steps;
    }

    private static void add(Reason reason, int level, @Nullable Integer parent, List<ReasonStep> steps) {
        int place = steps.size();
        steps.add(new ReasonStep(reason, level, parent));
        reason.because().forEach(below -> add(below, level + 1, place, steps));
    }

    public String code() {
        return reason.code();
    }

    public String statement() {
        return reason.statement();
    }

    public Truth truth() {
        return reason.truth();
    }

    public Citation citation() {
        return reason.citation();
    }
}
