package org.craregistry.law;

import java.util.ArrayList;
import java.util.List;

/**
 * A procedure that is open, closed or conditional, and was otherwise before.
 *
 * @param before how open it was
 * @param after how open it is now
 */
public record ProcedureChange(Procedure procedure, Openness before, Openness after) {

    /** What differs between two determinations, in the order of the procedures. */
    static List<ProcedureChange> between(Determination before, Determination after) {
        List<ProcedureOption> then = before.procedures();
        List<ProcedureOption> now = after.procedures();
        List<ProcedureChange> changes = new ArrayList<>();
        for (int i = 0; i < now.size(); i++) {
            ProcedureOption option = now.get(i);
            if (then.get(i).state() != option.state()) {
                changes.add(new ProcedureChange(option.procedure(), then.get(i).state(), option.state()));
            }
        }
        return changes;
    }
}
