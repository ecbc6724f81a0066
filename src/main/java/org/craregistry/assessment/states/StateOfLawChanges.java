package org.craregistry.assessment.states;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.craregistry.graphql.BadRequest;
import org.craregistry.graphql.Refused;
import org.craregistry.graphql.UserError;
import org.craregistry.graphql.UserError.Code;
import org.craregistry.law.StateOfLaw;
import org.craregistry.law.plain.RefusedStateOfLaw;
import org.craregistry.law.plain.StateOfLawAmendment;
import org.craregistry.storage.StorableText;
import org.jspecify.annotations.Nullable;

/** Changes of the law as somebody told them, in the plain form in which they are checked and stored. */
final class StateOfLawChanges {

    private static final String CHANGES = "legalChanges";
    private static final String ADDED = "addedChanges";
    private static final String REMOVED = "removedChanges";
    private static final String CHECKED_ON = "checkedOn";
    private static final int LONGEST_TEXT = 2000;
    private static final int MOST_ENTRIES = 200;

    private StateOfLawChanges() {}

    /**
     * What was told, without what was left empty: texts stripped, days and codes as texts.
     *
     * @param told lists of entries by their names in the API
     * @throws Refused where a text cannot be stored or is too long, a list is too long, or a check lies in the future
     */
    static Map<String, List<Map<String, Object>>> of(Map<?, ?> told, LocalDate today) {
        return of(CHANGES, told, today);
    }

    /**
     * The changes of a draft after somebody changed it.
     *
     * @param told {@code legalChanges} in the place of all there were, {@code removedChanges} that go, {@code addedChanges} that
     *     come or take the place of the same; each may be absent
     * @throws Refused as {@link #of}, or where the draft does not change what shall go
     */
    static Map<String, List<Map<String, Object>>> revised(
            Map<String, List<Map<String, Object>>> before, Map<?, ?> told, LocalDate today) {
        Map<String, List<Map<String, Object>>> revised = new LinkedHashMap<>();
        (told.get(CHANGES) instanceof Map<?, ?> all ? of(all, today) : before)
                .forEach((list, entries) -> revised.put(list, new ArrayList<>(entries)));
        if (told.get(REMOVED) instanceof Collection<?> removed) {
            int index = 0;
            for (Object one : removed) {
                remove(revised, (Map<?, ?>) one, REMOVED + "." + index++);
            }
        }
        if (told.get(ADDED) instanceof Map<?, ?> added) {
            of(ADDED, added, today).forEach((list, entries) -> {
                List<Map<String, Object>> all = revised.computeIfAbsent(list, name -> new ArrayList<>());
                Set<String> keys =
                        entries.stream().map(entry -> folded(list, entry)).collect(Collectors.toSet());
                all.removeIf(entry -> keys.contains(folded(list, entry)));
                all.addAll(entries);
                if (all.size() > MOST_ENTRIES) {
                    String sentence = "The list would have %,d entries; at most %,d are accepted.";
                    throw Refused.because(
                            Code.INVALID, ADDED + "." + list, sentence.formatted(all.size(), MOST_ENTRIES));
                }
            });
        }
        revised.values().removeIf(List::isEmpty);
        return revised;
    }

    private static String folded(String list, Map<String, Object> entry) {
        return LegalChange.wholeKey(list, entry).toLowerCase(Locale.ROOT);
    }

    private static void remove(Map<String, List<Map<String, Object>>> changes, Map<?, ?> removed, String path) {
        String reference = String.valueOf(removed.get("reference")).strip();
        List<Map<String, Object>> entries = changes.get(String.valueOf(removed.get("list")));
        if (entries == null || !entries.removeIf(entry -> LegalChange.key(entry).equals(reference))) {
            String sentence = "The draft does not change \"%s\" there; read it again.";
            throw Refused.because(Code.INVALID, path, sentence.formatted(BadRequest.shorten(reference)));
        }
    }

    private static Map<String, List<Map<String, Object>>> of(String place, Map<?, ?> told, LocalDate today) {
        List<UserError> errors = new ArrayList<>();
        Map<String, List<Map<String, Object>>> plain = new LinkedHashMap<>();
        told.forEach((name, value) -> {
            List<Map<String, Object>> entries = entries(place, String.valueOf(name), value, today, errors);
            if (!entries.isEmpty()) {
                plain.put(String.valueOf(name), entries);
            }
        });
        if (!errors.isEmpty()) {
            throw new Refused(errors);
        }
        return plain;
    }

    private static List<Map<String, Object>> entries(
            String root, String name, @Nullable Object value, LocalDate today, List<UserError> errors) {
        String place = root + "." + name;
        List<Map<String, Object>> entries = new ArrayList<>();
        if (!(value instanceof Collection<?> several)) {
            return entries;
        }
        if (several.size() > MOST_ENTRIES) {
            String sentence = "The list has %,d entries; at most %,d are accepted.";
            errors.add(UserError.of(Code.INVALID, place, sentence.formatted(several.size(), MOST_ENTRIES)));
            return entries;
        }
        for (Object one : several) {
            String path = place + "." + entries.size() + ".";
            Map<String, Object> entry = new LinkedHashMap<>();
            ((Map<?, ?>) one).forEach((field, told) -> {
                Object plain = plain(told);
                if (plain != null) {
                    refuse(path + field, plain, errors);
                    entry.put(String.valueOf(field), plain);
                }
            });
            if (entry.get(CHECKED_ON) instanceof String day
                    && LocalDate.parse(day).isAfter(today)) {
                String sentence = "%s lies in the future, today is %s; give the day on which somebody last looked.";
                errors.add(UserError.of(Code.INVALID, path + CHECKED_ON, sentence.formatted(day, today)));
            }
            entries.add(entry);
        }
        return entries;
    }

    private static @Nullable Object plain(@Nullable Object told) {
        if (told == null || told instanceof Boolean) {
            return told;
        }
        if (told instanceof Collection<?> several) {
            return several.stream().map(String::valueOf).toList();
        }
        String text = told.toString().strip();
        return text.isEmpty() ? null : text;
    }

    private static void refuse(String path, Object plain, List<UserError> errors) {
        if (!(plain instanceof String text)) {
            return;
        }
        if (text.length() > LONGEST_TEXT) {
            String sentence = "The text has %,d characters; at most %,d are accepted.";
            errors.add(UserError.of(Code.INVALID, path, sentence.formatted(text.length(), LONGEST_TEXT)));
        }
        if (!StorableText.is(text)) {
            String sentence = StorableText.refusal("The text");
            errors.add(UserError.of(Code.INVALID, path, sentence));
        }
    }

    /**
     * A state with these changes.
     *
     * @param told what they were told in, so that a refusal names the place there; as {@link #revised} reads it
     * @throws Refused where they cannot be law
     */
    static StateOfLaw onto(
            StateOfLaw base, String id, String title, Map<String, List<Map<String, Object>>> changes, Map<?, ?> told) {
        try {
            return StateOfLawAmendment.amend(base, id, title, true, changes);
        } catch (RefusedStateOfLaw refused) {
            String path = refused.path().replace("[", ".").replace("]", "");
            throw Refused.because(Code.INVALID, told(path, changes, told), String.valueOf(refused.getMessage()));
        }
    }

    /** Where somebody told what stands at a place of the changes: what was added is at the end of its list. */
    private static String told(String path, Map<String, List<Map<String, Object>>> changes, Map<?, ?> told) {
        String[] parts = path.split("\\.", 3);
        if (parts.length > 1
                && told.get(ADDED) instanceof Map<?, ?> lists
                && lists.get(parts[0]) instanceof Collection<?> added) {
            int before = changes.getOrDefault(parts[0], List.of()).size() - added.size();
            int index = Integer.parseInt(parts[1]) - before;
            if (index >= 0) {
                parts[1] = Integer.toString(index);
                return ADDED + "." + String.join(".", parts);
            }
        }
        return CHANGES + "." + path;
    }
}
