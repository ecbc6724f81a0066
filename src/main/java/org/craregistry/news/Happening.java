package org.craregistry.news;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Set;
import java.util.UUID;
import org.craregistry.storage.Ids;
import org.jspecify.annotations.Nullable;

/**
 * Something that happened, or a date that came near.
 *
 * @param portfolio where; {@code null} where it concerns the whole installation
 * @param subject the id, as clients see it, of what it is about; {@code null} where that is several things
 * @param label what that is called; empty where it is several things
 * @param statement what happened, in sentences
 * @param things how many things it is about
 * @param happensOn the date that came near; {@code null} for what is no date ahead
 * @param leadTimes the numbers of days before the date that are reached
 */
public record Happening(
        UUID id,
        @Nullable UUID portfolio,
        NewsKind kind,
        Instant at,
        @Nullable String subject,
        String label,
        String statement,
        long things,
        @Nullable LocalDate happensOn,
        Set<Integer> leadTimes) {

    public Happening {
        leadTimes = Set.copyOf(leadTimes);
    }

    /** Something that happens now to one thing. */
    public static Happening now(
            NewsKind kind,
            @Nullable UUID portfolio,
            Instant at,
            @Nullable String subject,
            String label,
            String statement) {
        return new Happening(Ids.next(), portfolio, kind, at, subject, label, statement, 1, null, Set.of());
    }

    /** Something that happens now to several things, in one sentence. */
    static Happening toMany(NewsKind kind, UUID portfolio, Instant at, String statement, long things) {
        return new Happening(Ids.next(), portfolio, kind, at, null, "", statement, things, null, Set.of());
    }
}
