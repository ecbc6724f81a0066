package org.craregistry.register.imports;

import java.util.List;
import org.craregistry.register.Problem;

/** Ends applying a plan that products have moved away from; everything rolls back. */
final class PlanOutdated extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient List<Problem> conflicts;

    PlanOutdated(List<Problem> conflicts) {
        super("Products have changed since the plan was made", null, false, false);
        this.conflicts = List.copyOf(conflicts);
    }

    /** What has changed, for the person who wanted to apply the plan. */
    List<Problem> conflicts() {
        return conflicts;
    }
}
