package org.craregistry.portfolio;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What is kept of how a product stands to a requirement or an element, beside the standing itself.
 *
 * @param recordedBy the account that recorded the standing; {@code null} where there is none, or one from before this was kept
 * @param reviewedBy the account of the second person who reviewed it; {@code null} where nobody has
 * @param documents how many files and addresses belong to it
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record StandingRecord(
        @Nullable String recordedBy,
        @Nullable Instant recordedAt,
        @Nullable String reviewedBy,
        @Nullable Instant reviewedAt,
        int documents) {

    static final StandingRecord NONE = new StandingRecord(null, null, null, null, 0);
    static final String DOCUMENTS = "documents";
    static final String REVIEWED_BY = "reviewedBy";

    @JsonIgnore
    public boolean isReviewed() {
        return reviewedBy != null;
    }

    /** The standing was recorded or changed: a review of what it was before counts no longer. */
    StandingRecord recorded(String by, Instant at) {
        return new StandingRecord(by, at, null, null, documents);
    }

    /** The standing was taken back; the documents stay. */
    StandingRecord takenBack() {
        return new StandingRecord(null, null, null, null, documents);
    }

    /** With other documents: what was reviewed is no longer what it rests on. */
    StandingRecord restingOn(int count) {
        return new StandingRecord(recordedBy, recordedAt, null, null, count);
    }

    /** A second person reviewed it. @param by {@code null} where the review counts no longer */
    StandingRecord reviewed(@Nullable String by, Instant at) {
        return new StandingRecord(recordedBy, recordedAt, by, by == null ? null : at, documents);
    }

    /** The fields that the change log names; who recorded a standing, and when, is who changed it last. */
    Map<String, String> plain() {
        Map<String, String> plain = new LinkedHashMap<>();
        if (documents > 0) {
            plain.put(DOCUMENTS, Integer.toString(documents));
        }
        if (reviewedBy != null) {
            plain.put(REVIEWED_BY, reviewedBy);
        }
        return plain;
    }
}
