package org.craregistry.portfolio;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** The names of open questions as one text, each between commas, so that one of them can be looked for. */
final class OpenQuestionsColumn {

    private OpenQuestionsColumn() {}

    static String write(List<String> questions) {
        return questions.isEmpty() ? "" : "," + String.join(",", questions) + ",";
    }

    static List<String> read(@Nullable String stored) {
        return stored == null || stored.length() < 2
                ? List.of()
                : List.of(stored.substring(1, stored.length() - 1).split(","));
    }

    /** The LIKE pattern that finds a question; no name has a wildcard in it. */
    static String pattern(String question) {
        return "%," + question + ",%";
    }
}
