package org.craregistry.law.plain;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One piece of evidence as words in a cell: first what it is, then pairs of a key and a value, such as {@code EUCC HIGH
 * 2026-06-01..2031-05-31 version 3}. A question mark for a value leaves it unknown.
 */
record CellWords(String lead, Map<String, String> values) {

    private static final String UNKNOWN = "?";

    /** Reads the words up to the first key as the lead, then each key with the words up to the next. */
    static CellWords read(String cell, Set<String> keys) {
        StringBuilder lead = new StringBuilder();
        Map<String, StringBuilder> values = new LinkedHashMap<>();
        StringBuilder into = lead;
        for (String word : cell.strip().split("\\s+")) {
            if (keys.contains(word)) {
                into = new StringBuilder();
                values.put(word, into);
            } else {
                into.append(into.isEmpty() ? "" : " ").append(word);
            }
        }
        Map<String, String> texts = new LinkedHashMap<>();
        values.forEach((key, text) -> texts.put(key, text.toString()));
        return new CellWords(lead.toString(), texts);
    }

    /** The value of a key, {@code null} where there is none or it is not known. */
    @Nullable
    String value(String key) {
        String value = values.get(key);
        return UNKNOWN.equals(value) ? null : value;
    }

    /** The value of a key, this one where the key is absent, {@code null} where it is not known. */
    @Nullable
    String value(String key, String otherwise) {
        return values.containsKey(key) ? value(key) : otherwise;
    }

    @Nullable
    Boolean truth(String key) {
        String value = value(key);
        return value == null ? null : yesOrNo(value);
    }

    @Nullable
    LocalDate day(String key) {
        return parsed(value(key));
    }

    /** The first or last day of a period such as {@code 2026-06-01..2031-05-31}; one day alone is the first. */
    static @Nullable LocalDate day(@Nullable String period, boolean isLast) {
        if (period == null) {
            return null;
        }
        String[] days = period.split("\\.\\.", 2);
        return isLast ? parsed(days.length < 2 ? null : days[1]) : parsed(days[0]);
    }

    private static @Nullable LocalDate parsed(@Nullable String text) {
        return text == null || text.isEmpty() || text.equals(UNKNOWN) ? null : LocalDate.parse(text);
    }

    static <E extends Enum<E>> @Nullable E code(Class<E> type, @Nullable String text) {
        return text == null || text.isEmpty() || text.equals(UNKNOWN) ? null : Enum.valueOf(type, text);
    }

    static boolean yesOrNo(String text) {
        return switch (text) {
            case "yes" -> true;
            case "no" -> false;
            default -> throw new IllegalArgumentException("\"" + text + "\" is neither yes nor no.");
        };
    }

    /** The codes between separators; {@code none} is the empty list. */
    static List<String> codes(String text, String separator) {
        return text.equals("none") ? List.of() : Arrays.asList(text.strip().split(separator));
    }
}
