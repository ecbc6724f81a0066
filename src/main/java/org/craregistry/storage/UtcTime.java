package org.craregistry.storage;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/** Points in time as the columns without a time zone hold them: in UTC, to the millisecond. */
public final class UtcTime {

    private UtcTime() {}

    /**
     * Whether less than so much lies between something and now. What is later than now by as much is of before the clock was set back: how
     * long ago that is, nobody knows.
     */
    public static boolean isWithin(Duration span, Instant since, Instant now) {
        return Duration.between(since, now).abs().compareTo(span) < 0;
    }

    /** What is stored; later parts of the millisecond are dropped, so that no database rounds them up. */
    public static LocalDateTime column(Instant instant) {
        return LocalDateTime.ofInstant(instant.truncatedTo(ChronoUnit.MILLIS), ZoneOffset.UTC);
    }

    /** What is stored; {@code null} for an empty column. */
    public static @Nullable LocalDateTime columnOrNull(@Nullable Instant instant) {
        return instant == null ? null : column(instant);
    }

    /** The point in time of a stored value. */
    public static Instant of(LocalDateTime stored) {
        return stored.toInstant(ZoneOffset.UTC);
    }

    /** The point in time of a stored value; {@code null} for an empty column. */
    public static @Nullable Instant ofNullable(@Nullable LocalDateTime stored) {
        return stored == null ? null : of(stored);
    }

    /** The point in time that a column of a row holds. */
    public static Instant of(ResultSet row, String column) throws SQLException {
        return of(row.getObject(column, LocalDateTime.class));
    }

    /** The point in time that a column of a row holds; {@code null} where it is empty. */
    public static @Nullable Instant ofNullable(ResultSet row, String column) throws SQLException {
        return ofNullable(row.getObject(column, LocalDateTime.class));
    }
}
