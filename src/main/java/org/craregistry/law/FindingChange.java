package org.craregistry.law;

import java.util.ArrayList;
import java.util.List;

/**
 * A kind of finding that is raised more or less often than before.
 *
 * @param before how many findings of the kind there were
 * @param after how many there are now
 */
public record FindingChange(FindingCode code, int before, int after) {

    /** What differs between two determinations, in the order of the kinds. */
    static List<FindingChange> between(Determination before, Determination after) {
        List<FindingChange> changes = new ArrayList<>();
        for (FindingCode code : FindingCode.values()) {
            int then = count(code, before);
            int now = count(code, after);
            if (then != now) {
                changes.add(new FindingChange(code, then, now));
            }
        }
        return changes;
    }

    private static int count(FindingCode code, Determination determination) {
        return (int) determination.findings().stream()
                .filter(finding -> finding.code() == code)
                .count();
    }
}
