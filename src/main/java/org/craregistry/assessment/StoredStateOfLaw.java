package org.craregistry.assessment;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.craregistry.security.Caller;
import org.craregistry.storage.Ids;
import org.jspecify.annotations.Nullable;

/**
 * A state of the law that an administrator drafted, as it is stored.
 *
 * @param number counts all drafts from 1
 * @param code what the API calls it
 * @param base the code of the state that it changes
 * @param changes in the plain form that {@link org.craregistry.law.StateOfLaw#amended} reads
 * @param adoption counts what was adopted from 1; the highest is in force; {@code null} where it was not adopted
 * @param reason why it was adopted
 */
public record StoredStateOfLaw(
        UUID id,
        int number,
        String code,
        String title,
        String base,
        Map<String, List<Map<String, Object>>> changes,
        StateOfLawStatus status,
        int revision,
        String draftedBy,
        UUID draftedByAccount,
        Instant draftedAt,
        @Nullable Integer adoption,
        @Nullable String adoptedBy,
        @Nullable Instant adoptedAt,
        @Nullable String reason) {

    /** A new draft. */
    public static StoredStateOfLaw drafted(
            int number,
            String code,
            String title,
            String base,
            Map<String, List<Map<String, Object>>> changes,
            Caller by,
            Instant at) {
        return new StoredStateOfLaw(
                Ids.next(),
                number,
                code,
                title,
                base,
                changes,
                StateOfLawStatus.DRAFT,
                0,
                by.name(),
                by.account(),
                at,
                null,
                null,
                null,
                null);
    }

    /** The same draft saying something else. */
    public StoredStateOfLaw with(String newTitle, String newBase, Map<String, List<Map<String, Object>>> newChanges) {
        return new StoredStateOfLaw(
                id,
                number,
                code,
                newTitle,
                newBase,
                newChanges,
                status,
                revision,
                draftedBy,
                draftedByAccount,
                draftedAt,
                adoption,
                adoptedBy,
                adoptedAt,
                reason);
    }
}
