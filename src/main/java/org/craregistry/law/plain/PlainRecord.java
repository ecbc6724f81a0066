package org.craregistry.law.plain;

import java.net.URI;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.craregistry.law.AnswerChoice;
import org.craregistry.law.Choice;
import org.craregistry.law.DateFact;
import org.jspecify.annotations.Nullable;

/**
 * A record of evidence in its plain form, with its path for messages. What is absent, {@code null} or a blank text is
 * not known.
 *
 * @param list the kind of record, such as {@code certificates}
 * @param path such as {@code evidence.certificates[0]}
 */
record PlainRecord(String list, String path, Map<?, ?> values) {

    private static final int SHOWN = 60;

    /** What nobody sees: spaces, signs that steer how others are shown, and fillers. A note of these gives no reason. */
    private static final Pattern NOTHING_SEEN = Pattern.compile(
            "[\\p{Z}\\x01-\\x1F\\x7F-\\x9F\\p{Cf}\\u115F\\u1160\\u3164\\uFFA0\\u2800\\u034F\\uFE00-\\uFE0F]*");

    /** A text without surrounding spaces, at most this long; {@code null} where nothing of it is seen. */
    @Nullable
    String text(String field, int longest) {
        Object value = values.get(field);
        String text = seen(value);
        if (text.length() > longest) {
            throw refuses(
                    field,
                    "\"%s\" has %,d characters; at most %,d are accepted."
                            .formatted(header(field), text.length(), longest));
        }
        if (text.codePoints().anyMatch(PlainRecord::isNoCharacter)) {
            throw refuses(
                    field,
                    "\"%s\" has a character that cannot be kept, or half of one; remove it.".formatted(header(field)));
        }
        return text.isEmpty() ? null : text;
    }

    private static String seen(@Nullable Object value) {
        String text = value == null ? "" : value.toString().strip();
        return NOTHING_SEEN.matcher(text).matches() ? "" : text;
    }

    /** A set of texts in their order, blank ones left out; empty where none is given. */
    Set<String> texts(String field, int most, int longest) {
        Set<String> texts = set(field, PlainRecord::seen);
        if (texts == null) {
            return Set.of();
        }
        texts.remove("");
        if (texts.size() > most) {
            throw refuses(
                    field,
                    "\"%s\" has %,d texts; at most %,d are accepted.".formatted(header(field), texts.size(), most));
        }
        texts.forEach(text -> new PlainRecord(list, path, Map.of(field, text)).text(field, longest));
        return texts;
    }

    private static boolean isNoCharacter(int codePoint) {
        return codePoint == 0 || Character.getType(codePoint) == Character.SURROGATE;
    }

    @Nullable
    Boolean flag(String field) {
        Object value = values.get(field);
        if (value == null || value instanceof Boolean) {
            return (Boolean) value;
        }
        throw refusesValue(field, value, "yes or no");
    }

    /** A day within the bounds of all dates. */
    @Nullable
    LocalDate date(String field) {
        Object value = values.get(field);
        if (value == null) {
            return null;
        }
        LocalDate day = value instanceof LocalDate date ? date : parsed(field, value);
        if (!DateFact.accepts(day)) {
            throw refusesValue(field, day, "a date from %s to %s".formatted(DateFact.EARLIEST, DateFact.LATEST));
        }
        return day;
    }

    private LocalDate parsed(String field, Object value) {
        try {
            return LocalDate.parse(value.toString());
        } catch (DateTimeParseException e) {
            throw refusesValue(field, value, "a date such as 2029-02-28");
        }
    }

    /** The address of a page on the web. */
    @Nullable
    URI url(String field, int longest) {
        String text = text(field, longest);
        if (text == null) {
            return null;
        }
        return WebAddress.find(text).orElseThrow(() -> refusesValue(field, text, WebAddress.ACCEPTED));
    }

    <E extends Enum<E> & Choice> @Nullable E choice(String field, Class<E> choices) {
        Object value = values.get(field);
        return value == null ? null : one(field, value, choices);
    }

    /** A set of constants of an enumeration; {@code null} where it is not known. */
    <E extends Enum<E> & Choice> @Nullable Set<E> choices(String field, Class<E> choices) {
        return set(field, value -> one(field, value, choices));
    }

    private <E extends Enum<E> & Choice> E one(String field, Object value, Class<E> choices) {
        return Arrays.stream(choices.getEnumConstants())
                .filter(choice -> choice == value || choice.name().equals(value))
                .findFirst()
                .orElseThrow(() -> refusesValue(field, value, AnswerChoice.words(AnswerChoice.of(choices))));
    }

    /** A set of whole numbers from 1 up; {@code null} where it is not known. */
    @Nullable
    Set<Integer> numbers(String field, int most) {
        return set(field, value -> {
            if (value instanceof Integer number && number >= 1 && number <= most) {
                return number;
            }
            throw refusesValue(field, value, "whole numbers from 1 to " + most);
        });
    }

    /** A set of what the function makes of each value; {@code null} where it is not known. */
    <T> @Nullable Set<T> set(String field, Function<Object, T> read) {
        Object value = values.get(field);
        if (value == null) {
            return null;
        }
        if (!(value instanceof Collection<?> several)) {
            throw refusesValue(field, value, "a list");
        }
        Set<T> set = new LinkedHashSet<>();
        several.forEach(one -> set.add(read.apply(one)));
        return set;
    }

    /** Refuses a last day, or an end of another kind, that lies before its beginning. */
    void refuseBefore(String field, String earlierField, String earlierDay, String remedy) {
        LocalDate day = date(field);
        LocalDate earlier = date(earlierField);
        if (day != null && earlier != null && day.isBefore(earlier)) {
            throw refuses(field, "%s lies before %s, %s; %s".formatted(day, earlierDay, earlier, remedy));
        }
    }

    RefusedEvidence refuses(String field, String sentence) {
        return new RefusedEvidence(path + "." + field, sentence);
    }

    /** Refuses a field for another one that is missing beside it. */
    RefusedEvidence refusesWithout(String missing, String field, String sentence) {
        return new RefusedEvidence(path + "." + field, missing, sentence);
    }

    RefusedEvidence refusesValue(String field, Object met, String accepted) {
        String shown = met.toString();
        return refuses(
                field,
                "\"%s\" is not accepted for \"%s\"; accepted: %s."
                        .formatted(
                                shown.length() <= SHOWN ? shown : beginning(shown) + "...", header(field), accepted));
    }

    /** Without half of a character at its end. */
    private static String beginning(String text) {
        return text.substring(0, Character.isHighSurrogate(text.charAt(SHOWN - 1)) ? SHOWN - 1 : SHOWN);
    }

    /** What people read for a field. */
    String header(String field) {
        return RecordHeaders.of(list + "." + field);
    }
}
