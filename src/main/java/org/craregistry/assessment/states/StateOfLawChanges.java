package org.craregistry.assessment.states;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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
        List<UserError> errors = new ArrayList<>();
        Map<String, List<Map<String, Object>>> plain = new LinkedHashMap<>();
        told.forEach((name, value) -> {
            List<Map<String, Object>> entries = entries(String.valueOf(name), value, today, errors);
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
            String name, @Nullable Object value, LocalDate today, List<UserError> errors) {
        String place = CHANGES + "." + name;
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
     * @throws Refused where they cannot be law
     */
    static StateOfLaw onto(StateOfLaw base, String id, String title, Map<String, List<Map<String, Object>>> changes) {
        try {
            return StateOfLawAmendment.amend(base, id, title, true, changes);
        } catch (RefusedStateOfLaw refused) {
            String path = refused.path().replace("[", ".").replace("]", "");
            throw Refused.because(Code.INVALID, CHANGES + "." + path, String.valueOf(refused.getMessage()));
        }
    }
}
