package org.craregistry.assessment.routes;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Takes over into the situation of a decision what is as it is now, as far as the route stays demonstrated: the differences of one
 * record together, and one by one only where that is refused.
 */
final class TakingOver {

    private final Situation now;
    private final Inquiry inquiry;
    private Situation taken;
    private List<SituationDifference> left = new ArrayList<>();

    TakingOver(Situation then, Situation now, Inquiry inquiry) {
        this.taken = then;
        this.now = now;
        this.inquiry = inquiry;
    }

    /** Goes through the differences until none can be taken over any more, or the inquiry is over. */
    void take(List<SituationDifference> differences) {
        for (List<SituationDifference> record : byRecord(differences)) {
            if (inquiry.isOver() || !isTaken(record)) {
                left.addAll(record);
            }
        }
        boolean isTakingOver = true;
        while (isTakingOver && !inquiry.isOver()) {
            List<SituationDifference> refused = left.stream()
                    .filter(difference -> inquiry.isOver() || !isTaken(List.of(difference)))
                    .toList();
            isTakingOver = refused.size() < left.size();
            left = refused;
        }
    }

    private static List<List<SituationDifference>> byRecord(List<SituationDifference> differences) {
        Map<Object, List<SituationDifference>> records = new LinkedHashMap<>();
        for (SituationDifference difference : differences) {
            Object record = difference.evidence() == null ? difference : difference.evidence();
            records.computeIfAbsent(record, same -> new ArrayList<>()).add(difference);
        }
        return List.copyOf(records.values());
    }

    private boolean isTaken(List<SituationDifference> differences) {
        Situation tried = with(differences);
        if (tried == null || !inquiry.demonstrates(tried)) {
            return false;
        }
        taken = tried;
        return true;
    }

    /** What differences make of the situation; {@code null} where a record cannot be like that. */
    @Nullable
    Situation with(List<SituationDifference> differences) {
        try {
            Situation tried = taken;
            for (SituationDifference difference : differences) {
                tried = difference.taken().apply(tried, now);
            }
            return tried;
        } catch (IllegalArgumentException impossible) {
            return null;
        }
    }

    /** The situation with everything taken over. */
    Situation taken() {
        return taken;
    }

    /** What was not taken over. */
    List<SituationDifference> left() {
        return List.copyOf(left);
    }
}
