package org.craregistry.register.imports;

import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.craregistry.register.Problem;
import org.craregistry.register.Suggestions;
import org.craregistry.register.Suggestions.Suggestion;
import org.jspecify.annotations.Nullable;

/** Sums up equal problems of many rows while they are planned. */
final class ProblemGroups {

    /** So many different values of one column are told apart; the others are one group. */
    private static final int MOST_VALUES = 50;

    /** Longer ones are one group; all of them would take much memory. */
    private static final int LONGEST_VALUE = 1_000;

    private static final int MOST = 500;

    private final Map<Key, Counted> groups = new LinkedHashMap<>();
    private final Map<Key, Integer> values = new HashMap<>();

    private record Key(
            Problem.Severity severity,
            String code,
            String sheet,
            @Nullable String column,
            @Nullable String met) {}

    private static final class Counted {
        private final String example;
        private int count;

        Counted(String example) {
            this.example = example;
        }
    }

    /**
     * Problems of several rows that are the same.
     *
     * @param met what was read; {@code null} where nothing was, or where the group holds many different values
     * @param example the sentence of the first of them
     */
    record Group(
            Problem.Severity severity,
            String code,
            String sheet,
            @Nullable String column,
            @Nullable String met,
            int count,
            String example,
            List<Suggestion> suggestions) {}

    void add(List<Problem> problems) {
        problems.forEach(this::add);
    }

    private void add(Problem problem) {
        Key any = new Key(problem.severity(), problem.code(), problem.sheet(), problem.column(), null);
        Key exact = new Key(problem.severity(), problem.code(), problem.sheet(), problem.column(), problem.met());
        boolean isLong = problem.met() != null && problem.met().length() > LONGEST_VALUE;
        boolean isNew = !groups.containsKey(exact);
        Key key = isLong || isNew && values.merge(any, 1, Integer::sum) > MOST_VALUES ? any : exact;
        groups.computeIfAbsent(key, group -> new Counted(problem.message())).count++;
    }

    /** The groups, errors before remarks and the largest first. */
    List<Group> all() {
        return groups.entrySet().stream()
                .map(group -> group(group.getKey(), group.getValue()))
                .sorted(Comparator.comparing(Group::severity).thenComparing(Group::count, Comparator.reverseOrder()))
                .limit(MOST)
                .toList();
    }

    private static Group group(Key key, Counted counted) {
        return new Group(
                key.severity(),
                key.code(),
                key.sheet(),
                key.column(),
                key.met(),
                counted.count,
                counted.example,
                Suggestions.of(key.sheet(), key.column(), key.met()));
    }
}
