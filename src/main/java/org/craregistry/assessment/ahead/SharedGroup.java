package org.craregistry.assessment.ahead;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Optional;
import org.craregistry.assessment.AttentionKind;
import org.craregistry.portfolio.DateQueries.Shared;

/**
 * What hits several products on a day, as a client names it.
 *
 * @param reason what happens and why
 */
record SharedGroup(LocalDate date, String reason) {

    /** Reads {@link AttentionEntry#group}; empty where no group of several products is called so. */
    static Optional<SharedGroup> read(String group) {
        int end = group.indexOf('.');
        String reason = group.substring(end + 1);
        boolean isShared = Arrays.stream(AttentionKind.values())
                .anyMatch(kind -> kind.isShared() && reason.startsWith(kind.reason("")));
        try {
            return end < 0 || !isShared
                    ? Optional.empty()
                    : Optional.of(new SharedGroup(LocalDate.parse(group.substring(0, end)), reason));
        } catch (DateTimeException none) {
            return Optional.empty();
        }
    }

    static SharedGroup of(Shared shared) {
        AttentionKind kind =
                AttentionKind.valueOf(shared.as().substring(0, shared.as().indexOf('.')));
        return new SharedGroup(kind.date(shared.takesEffectOn()), shared.as());
    }

    /** As {@link AttentionEntry#group}. */
    String name() {
        return date + "." + reason;
    }
}
