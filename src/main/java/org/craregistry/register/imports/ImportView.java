package org.craregistry.register.imports;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.craregistry.graphql.NodeId;
import org.craregistry.register.Problem;
import org.craregistry.register.ReadSettings;
import org.craregistry.register.RegisterHeader;
import org.jspecify.annotations.Nullable;

/**
 * An import as it is read.
 *
 * @param sha256 in hexadecimal digits
 * @param applyMode which rows are taken over; {@code null} while nobody has decided that they are
 * @param columns the headers found, one for each sheet that was read
 * @param problemGroups the problems of the rows, summed up
 * @param readSettings what was said about the file
 * @param fileRemovedAt when the file was removed; {@code null} while it is kept
 * @param notes what is said about the file as a whole, conflicts that led to a new plan included
 * @param turns which answers turn when it is applied
 */
record ImportView(
        UUID importId,
        UUID portfolioId,
        int revision,
        ImportState state,
        @Nullable String fileName,
        long sizeInBytes,
        String sha256,
        String uploadedBy,
        Instant uploadedAt,
        @Nullable Instant plannedAt,
        @Nullable String finishedBy,
        @Nullable Instant finishedAt,
        @Nullable ImportMode applyMode,
        @Nullable String failure,
        ImportCounts counts,
        List<RegisterHeader> columns,
        List<Problem> notes,
        List<ProblemGroups.Group> problemGroups,
        ReadSettings readSettings,
        @Nullable Instant fileRemovedAt,
        List<ImportTurn> turns) {

    /** How many rows of the plan have one of these actions, empty for all, and turn so where a turn is named. */
    long rows(Set<ImportAction> actions, @Nullable ImportTurn turn) {
        if (turn == null) {
            return counts.of(actions);
        }
        ImportAction only = turn.before() == null ? ImportAction.CREATE : ImportAction.UPDATE;
        return turns.stream()
                .filter(one -> actions.isEmpty() || actions.contains(only))
                .filter(one -> one.text().equals(turn.text()))
                .mapToLong(ImportTurn::products)
                .sum();
    }

    /** The id that clients see. */
    public String id() {
        return NodeId.of(NodeId.Kind.IMPORT, importId);
    }
}
