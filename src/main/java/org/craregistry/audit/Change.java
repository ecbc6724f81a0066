package org.craregistry.audit;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.craregistry.storage.Ids;
import org.jspecify.annotations.Nullable;

/**
 * One change of one thing, as it was recorded.
 *
 * @param portfolioId the portfolio it belongs to; {@code null} for what belongs to the installation
 * @param subject what was changed
 * @param label the name people knew the subject by at that time
 * @param action what was done to it
 * @param origin by whom and through what
 * @param reason why, in the words of the one who did it; {@code null} where none was given
 */
public record Change(
        UUID id,
        Instant at,
        @Nullable UUID portfolioId,
        Subject subject,
        UUID subjectId,
        String label,
        Action action,
        Origin origin,
        @Nullable String reason,
        List<FieldChange> fields) {

    /** What can be changed. */
    public enum Subject {
        ACCOUNT,
        TOKEN,
        PORTFOLIO,
        MEMBERSHIP,
        PRODUCT,
        IMPORT,
        STATE_OF_LAW
    }

    /** What can be done to it. */
    public enum Action {
        CREATED,
        UPDATED,
        WITHDRAWN,
        DECIDED,
        GRANTED,
        REVOKED,
        APPLIED,
        DISCARDED,
        ADOPTED,
        REFUSED
    }

    /**
     * One field of a change.
     *
     * @param field the name in the API
     * @param old the plain value before; {@code null} where there was none
     * @param now the plain value after; {@code null} where there is none
     */
    public record FieldChange(
            String field, @Nullable String old, @Nullable String now) {}

    public Change {
        fields = List.copyOf(fields);
    }

    /** A change that is happening now. */
    public static Change now(
            Origin origin,
            @Nullable UUID portfolioId,
            Subject subject,
            UUID subjectId,
            String label,
            Action action,
            @Nullable String reason,
            List<FieldChange> fields) {
        return new Change(
                Ids.next(), origin.at(), portfolioId, subject, subjectId, label, action, origin, reason, fields);
    }
}
