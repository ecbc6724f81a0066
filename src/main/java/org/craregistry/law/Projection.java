package org.craregistry.law;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What today's facts and evidence would give on the first day on which AI Act Article 15 applies. */
public record Projection(
        LocalDate asOf, Article15Outcome outcome, @Nullable String detail, List<String> detailCodes) {

    public Projection {
        detailCodes = List.copyOf(detailCodes);
    }
}
