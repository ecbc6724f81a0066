package org.craregistry.news;

import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.craregistry.graphql.Refused;
import org.craregistry.graphql.UserError.Code;

/**
 * What somebody wants to be told.
 *
 * @param leadTimes how many days before a date
 */
public record NewsWish(Set<NewsKind> kinds, Set<Integer> leadTimes) {

    /** The farthest that a date is told ahead. */
    public static final int FARTHEST = 365;

    private static final int MOST_LEAD_TIMES = 10;
    private static final String SEPARATOR = ",";

    public NewsWish {
        kinds = Collections.unmodifiableSet(kinds.isEmpty() ? EnumSet.noneOf(NewsKind.class) : EnumSet.copyOf(kinds));
        leadTimes = Collections.unmodifiableSet(new TreeSet<>(leadTimes).descendingSet());
    }

    /** What somebody asks for. @throws Refused where it cannot be told */
    public static NewsWish checked(Collection<NewsKind> kinds, Collection<Integer> leadTimes) {
        NewsWish wish = new NewsWish(Set.copyOf(kinds), Set.copyOf(leadTimes));
        if (wish.kinds.isEmpty()) {
            throw Refused.because(Code.REQUIRED, "kinds", "Nothing is chosen; choose at least one kind of news.");
        }
        if (wish.kinds.contains(NewsKind.DATE_AHEAD) && wish.leadTimes.isEmpty()) {
            throw Refused.because(
                    Code.REQUIRED,
                    "leadTimes",
                    "Say how many days before a date you want to be told, such as 90, 30 and 7.");
        }
        boolean isOutOfBounds = wish.leadTimes.stream().anyMatch(days -> days < 1 || days > FARTHEST);
        if (isOutOfBounds || wish.leadTimes.size() > MOST_LEAD_TIMES) {
            throw Refused.because(
                    Code.INVALID,
                    "leadTimes",
                    "Give at most %d different numbers of days, each from 1 to %d, such as 90, 30 and 7."
                            .formatted(MOST_LEAD_TIMES, FARTHEST));
        }
        return wish;
    }

    /** Whether this is part of it. */
    public boolean wants(Happening happening) {
        return kinds.contains(happening.kind())
                && (happening.kind() != NewsKind.DATE_AHEAD || !Collections.disjoint(leadTimes, happening.leadTimes()));
    }

    /** The kinds as a column holds them. */
    public String kindsColumn() {
        return column(kinds);
    }

    /** The lead times as a column holds them. */
    public String leadTimesColumn() {
        return column(leadTimes);
    }

    /** Reads it back from its columns. */
    public static NewsWish of(String kinds, String leadTimes) {
        Set<NewsKind> known = EnumSet.noneOf(NewsKind.class);
        parts(kinds).forEach(name -> known.add(NewsKind.valueOf(name)));
        return new NewsWish(known, numbers(leadTimes));
    }

    static Set<Integer> numbers(String column) {
        return parts(column).stream().map(Integer::valueOf).collect(Collectors.toSet());
    }

    static String column(Collection<?> values) {
        return values.stream().map(String::valueOf).collect(Collectors.joining(SEPARATOR));
    }

    private static List<String> parts(String column) {
        return column.isEmpty() ? List.of() : Arrays.asList(column.split(SEPARATOR));
    }
}
