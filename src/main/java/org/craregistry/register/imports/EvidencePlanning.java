package org.craregistry.register.imports;

import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.craregistry.portfolio.FiledEvidence;
import org.craregistry.register.Problem;
import org.craregistry.register.SheetKind;

/** Decides what the rows about one product do to what is on file for it. */
final class EvidencePlanning {

    private final FiledEvidence filed;
    private final Map<UUID, Instant> removed;
    private final List<Problem> problems;
    private final Map<SheetKind, Function<EvidenceRow, Optional<PlannedEvidence>>> kinds =
            new EnumMap<>(SheetKind.class);

    /**
     * @param removed when records that were taken off file were, as {@link RecordPlanning} takes it
     * @param problems takes what is wrong with the rows
     */
    EvidencePlanning(FiledEvidence filed, Map<UUID, Instant> removed, List<Problem> problems) {
        this.filed = filed;
        this.removed = removed;
        this.problems = problems;
    }

    /** What they do; nothing for those that say what is on file already, and for those with problems. */
    List<PlannedEvidence> plan(List<EvidenceRow> rows) {
        List<PlannedEvidence> planned = new ArrayList<>();
        for (EvidenceRow row : rows) {
            kinds.computeIfAbsent(row.kind(), this::of).apply(row).ifPresent(planned::add);
        }
        return planned;
    }

    private Function<EvidenceRow, Optional<PlannedEvidence>> of(SheetKind kind) {
        return kind.records()
                .<Function<EvidenceRow, Optional<PlannedEvidence>>>map(
                        records -> new RecordPlanning(records, filed, removed, problems)::plan)
                .orElseGet(() -> new StandingPlanning(kind, filed, problems)::plan);
    }
}
