package org.craregistry.portfolio;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Several names or codes as one text, each between commas, so that one of them can be looked for. */
final class NamesColumn {

    private NamesColumn() {}

    static String write(List<String> names) {
        return names.isEmpty() ? "" : "," + String.join(",", names) + ",";
    }

    static String ofConstants(List<? extends Enum<?>> constants) {
        return write(constants.stream().map(Enum::name).toList());
    }

    static List<String> read(@Nullable String stored) {
        return stored == null || stored.length() < 2
                ? List.of()
                : List.of(stored.substring(1, stored.length() - 1).split(","));
    }

    /** The LIKE pattern that finds a name; none has a wildcard of LIKE in it but the underscore, which stands for itself too. */
    static String pattern(String name) {
        return "%," + name + ",%";
    }
}
