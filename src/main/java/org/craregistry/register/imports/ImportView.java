package org.craregistry.register.imports;

import java.time.Instant;
import java.util.List;
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
 * @param columns the headers found, one for each sheet that was read
 * @param problemGroups the problems of the rows, summed up
 * @param readSettings what was said about the file
 * @param fileRemovedAt when the file was removed; {@code null} while it is kept
 * @param notes what is said about the file as a whole, conflicts that led to a new plan included
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
        @Nullable String failure,
        ImportCounts counts,
        List<RegisterHeader> columns,
        List<Problem> notes,
        List<ProblemGroups.Group> problemGroups,
        ReadSettings readSettings,
        @Nullable Instant fileRemovedAt) {

    /** The id that clients see. */
    public String id() {
        return NodeId.of(NodeId.Kind.IMPORT, importId);
    }
}
