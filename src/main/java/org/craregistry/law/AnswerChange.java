package org.craregistry.law;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A main answer that is another than before: on the day before, or under another state of the law.
 *
 * @param before its code before, {@code null} where it was not asked
 * @param after its code now, {@code null} where it is no longer asked
 */
public record AnswerChange(
        MainAnswer answer,
        @Nullable String before,
        @Nullable String after) {

    /** What differs between two sets of answers, in the order of the answers. */
    static List<AnswerChange> between(Map<MainAnswer, String> before, Map<MainAnswer, String> after) {
        if (before.equals(after)) {
            return List.of();
        }
        List<AnswerChange> changes = new ArrayList<>();
        for (MainAnswer answer : MainAnswer.values()) {
            String one = before.get(answer);
            String other = after.get(answer);
            if (one == null ? other != null : !one.equals(other)) {
                changes.add(new AnswerChange(answer, one, other));
            }
        }
        return changes;
    }
}
