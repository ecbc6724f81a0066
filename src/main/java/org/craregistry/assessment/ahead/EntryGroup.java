package org.craregistry.assessment.ahead;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Optional;
import org.craregistry.assessment.AttentionKind;
import org.craregistry.law.DateFact;
import org.craregistry.portfolio.DateAhead;
import org.craregistry.portfolio.DateQueries.Shared;

/**
 * What hits products on a day, as a client names it.
 *
 * @param reason what happens and why
 * @param isShared whether it may hit several products
 */
record EntryGroup(LocalDate date, String reason, boolean isShared) {

    /** Reads {@link AttentionEntry#group}; empty where nothing that can happen is called so. */
    static Optional<EntryGroup> read(String group) {
        int end = group.indexOf('.');
        if (end < 0) {
            return Optional.empty();
        }
        String reason = group.substring(end + 1);
        return Arrays.stream(AttentionKind.values())
                .filter(kind -> reason.startsWith(kind.reason("")))
                .findFirst()
                .flatMap(kind ->
                        day(group.substring(0, end)).map(date -> new EntryGroup(date, reason, kind.isShared())));
    }

    private static Optional<LocalDate> day(String sent) {
        try {
            return Optional.of(LocalDate.parse(sent)).filter(DateFact::accepts);
        } catch (DateTimeException none) {
            return Optional.empty();
        }
    }

    static EntryGroup of(Shared shared) {
        AttentionKind kind =
                AttentionKind.valueOf(shared.as().substring(0, shared.as().indexOf('.')));
        return new EntryGroup(kind.date(shared.takesEffectOn()), shared.as(), true);
    }

    /** As {@link AttentionEntry#group}. */
    String name() {
        return date + "." + reason;
    }

    /** As what its dates are kept. */
    String as() {
        return isShared ? reason : DateAhead.OF_ITS_OWN;
    }
}
