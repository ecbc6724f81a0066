package org.craregistry.law.plain;

import java.net.URI;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Date;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.craregistry.law.DateFact;

/**
 * One map of a plain file, with its path for messages; remembers which keys were read, so that a misspelt one is
 * noticed.
 */
final class PlainSection {

    private final String path;
    private final Map<?, ?> values;
    private final Set<Object> read = new HashSet<>();

    PlainSection(String path, Map<?, ?> values) {
        this.path = path;
        this.values = values;
    }

    /** Whether the key is there; one that is there but empty is not. */
    boolean has(String key) {
        read.add(key);
        return values.get(key) != null;
    }

    String text(String key) {
        Object value = value(key);
        if (value instanceof String text && !text.isBlank()) {
            return text;
        }
        throw refuses(key, value, "a text");
    }

    boolean flag(String key) {
        Object value = value(key);
        if (value instanceof Boolean flag) {
            return flag;
        }
        throw refuses(key, value, "true, false");
    }

    /** A date as text, or as the Date that a YAML parser makes of an unquoted one. */
    LocalDate date(String key) {
        Object value = value(key);
        LocalDate day =
                value instanceof Date date ? LocalDate.ofInstant(date.toInstant(), ZoneOffset.UTC) : parsed(key, value);
        if (!DateFact.accepts(day)) {
            throw refuses(key, day, "a date from %s to %s".formatted(DateFact.EARLIEST, DateFact.LATEST));
        }
        return day;
    }

    private LocalDate parsed(String key, Object value) {
        try {
            return LocalDate.parse(value.toString());
        } catch (DateTimeParseException e) {
            throw refuses(key, value, "a date such as 2027-12-11");
        }
    }

    URI url(String key) {
        String text = text(key);
        return WebAddress.find(text).orElseThrow(() -> refuses(key, text, WebAddress.ACCEPTED));
    }

    <E extends Enum<E>> E choice(String key, Class<E> choices) {
        return choice(key, value(key), choices);
    }

    <E extends Enum<E>> List<E> choices(String key, Class<E> choices) {
        return list(key).stream().map(value -> choice(key, value, choices)).toList();
    }

    private <E extends Enum<E>> E choice(String key, Object value, Class<E> choices) {
        return Arrays.stream(choices.getEnumConstants())
                .filter(choice -> choice.name().equals(value))
                .findFirst()
                .orElseThrow(() -> refuses(
                        key,
                        value,
                        Arrays.stream(choices.getEnumConstants())
                                .map(Enum::name)
                                .collect(Collectors.joining(", "))));
    }

    List<String> texts(String key) {
        return list(key).stream().map(Object::toString).toList();
    }

    PlainSection section(String key) {
        Object value = value(key);
        if (value instanceof Map<?, ?> map) {
            return new PlainSection(path(key), map);
        }
        throw refuses(key, value, "a section of keys and values");
    }

    List<PlainSection> sections(String key) {
        List<PlainSection> sections = new ArrayList<>();
        for (Object value : list(key)) {
            String place = key + "[" + sections.size() + "]";
            if (!(value instanceof Map<?, ?> map)) {
                throw refuses(place, value, "a section of keys and values");
            }
            sections.add(new PlainSection(path(place), map));
        }
        return sections;
    }

    /** Refuses keys that nobody has read: they are misspelt or do not belong here. */
    void refuseOthers() {
        for (Object key : values.keySet()) {
            if (!read.contains(key)) {
                throw new RefusedStateOfLaw(path(key), "is not a known key.");
            }
        }
    }

    RefusedStateOfLaw refuses(String key, Object met, String accepted) {
        return refuses(key, "is \"%s\"; accepted: %s.".formatted(met, accepted));
    }

    /** @param sentence goes on after the path */
    RefusedStateOfLaw refuses(String key, String sentence) {
        return new RefusedStateOfLaw(path(key), sentence);
    }

    private List<?> list(String key) {
        Object value = value(key);
        if (value instanceof List<?> list) {
            return list;
        }
        throw refuses(key, value, "a list");
    }

    private Object value(String key) {
        read.add(key);
        Object value = values.get(key);
        if (value == null) {
            throw new RefusedStateOfLaw(path(key), "is missing.");
        }
        return value;
    }

    private String path(Object key) {
        return path.isEmpty() ? key.toString() : path + "." + key;
    }
}
