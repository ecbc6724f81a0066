package org.craregistry.law;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Days that a record of evidence may leave empty. */
final class Days {

    private Days() {}

    /** Those that are filled. */
    static List<LocalDate> of(@Nullable LocalDate... days) {
        return Stream.of(days).filter(Objects::nonNull).toList();
    }

    /** The day after a last day; none after the last day of all. */
    static @Nullable LocalDate after(@Nullable LocalDate lastDay) {
        return lastDay == null || lastDay.equals(LocalDate.MAX) ? null : lastDay.plusDays(1);
    }
}
