package org.craregistry.assessment.states;

import java.net.URI;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.craregistry.assessment.StoredStateOfLaw;
import org.craregistry.assessment.states.LawListings.ListedEntry;
import org.craregistry.audit.Change.FieldChange;
import org.craregistry.law.LegalDate;
import org.craregistry.law.StateOfLaw;
import org.craregistry.storage.JsonColumn;
import org.jspecify.annotations.Nullable;

/**
 * A dated change of the law, as people read it.
 *
 * @param list {@code dates} or the name of a listing
 * @param before for a date the day before the change
 * @param entry what is listed; {@code null} for a date
 */
record LegalChange(
        String list,
        String reference,
        @Nullable LocalDate before,
        @Nullable LocalDate day,
        @Nullable ListedEntry entry,
        String source,
        URI url,
        LocalDate checkedOn) {

    private static final String DATES = "dates";

    /** The fields that tell entries of a list apart, one of which each entry has. */
    private static final List<String> KEYS = List.of("date", "code", "reference", "act", "scheme", "name");

    /** The changes that made a stored state of the one that it changes, in the order in which they were told. */
    static List<LegalChange> of(StoredStateOfLaw stored, StateOfLaw state, StateOfLaw base) {
        Map<String, LawListings.ListingView> listings = new LinkedHashMap<>();
        LawListings.of(state).forEach(listing -> listings.put(listing.name(), listing));
        List<LegalChange> changes = new ArrayList<>();
        stored.changes()
                .forEach((list, entries) -> entries.forEach(entry -> changes.add(
                        list.equals(DATES)
                                ? moved(entry, base)
                                : listed(entry, Objects.requireNonNull(listings.get(list))))));
        return changes;
    }

    private static LegalChange moved(Map<String, Object> entry, StateOfLaw base) {
        String code = key(entry);
        return new LegalChange(
                DATES,
                code,
                base.dateOf(LegalDate.valueOf(code)),
                LocalDate.parse(text(entry, "day")),
                null,
                text(entry, "source"),
                URI.create(text(entry, "url")),
                LocalDate.parse(text(entry, "checkedOn")));
    }

    private static LegalChange listed(Map<String, Object> entry, LawListings.ListingView listing) {
        String key = key(entry);
        ListedEntry listed = listing.entries().stream()
                .filter(one -> one.reference().equals(key) && isSame(one, entry))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException(listing.name() + " does not list " + key));
        return new LegalChange(
                listing.name(),
                key,
                null,
                listed.since(),
                listed,
                text(entry, "source"),
                URI.create(text(entry, "url")),
                LocalDate.parse(text(entry, "checkedOn")));
    }

    /** Whether a listed entry is the one told, of several with one name: a scheme may be designated, an act demand, more than once. */
    private static boolean isSame(ListedEntry listed, Map<String, Object> entry) {
        Object since = entry.get("appliesFrom");
        Object level = entry.get("level");
        return (since == null || String.valueOf(listed.since()).equals(since.toString()))
                && (level == null || listed.levels().stream().map(Enum::name).anyMatch(level::equals));
    }

    /** The changes of a state for the change log: a moved date with the day before it, an entry as a whole. */
    static List<FieldChange> fields(StoredStateOfLaw stored, StateOfLaw base) {
        List<FieldChange> fields = new ArrayList<>();
        entries(stored).forEach((field, entry) -> {
            Object date = entry.get("date");
            fields.add(
                    date == null
                            ? new FieldChange(field, null, JsonColumn.write(entry))
                            : new FieldChange(
                                    field,
                                    base.dateOf(LegalDate.valueOf(date.toString()))
                                            .toString(),
                                    text(entry, "day")));
        });
        return fields;
    }

    /** How a draft was changed, for the change log. */
    static List<FieldChange> between(StoredStateOfLaw before, StoredStateOfLaw after) {
        List<FieldChange> fields = new ArrayList<>();
        addChanged(fields, "title", before.title(), after.title());
        addChanged(fields, "base", before.base(), after.base());
        Map<String, Map<String, Object>> told = entries(before);
        Map<String, Map<String, Object>> now = entries(after);
        Set<String> all = new LinkedHashSet<>(told.keySet());
        all.addAll(now.keySet());
        all.forEach(field -> addChanged(fields, field, json(told.get(field)), json(now.get(field))));
        return fields;
    }

    private static void addChanged(
            List<FieldChange> fields, String field, @Nullable String before, @Nullable String after) {
        if (!Objects.equals(before, after)) {
            fields.add(new FieldChange(field, before, after));
        }
    }

    private static @Nullable String json(@Nullable Map<String, Object> entry) {
        return entry == null ? null : JsonColumn.write(entry);
    }

    private static Map<String, Map<String, Object>> entries(StoredStateOfLaw stored) {
        Map<String, Map<String, Object>> entries = new LinkedHashMap<>();
        stored.changes()
                .forEach((list, several) ->
                        several.forEach(entry -> entries.put(list + "." + wholeKey(list, entry), entry)));
        return entries;
    }

    /** What tells an entry of a list apart from others of its name as well: the same as where the law is amended. */
    static String wholeKey(String list, Map<String, Object> entry) {
        Object from = list.equals("designatedSchemes") ? entry.get("appliesFrom") : null;
        return Stream.of(key(entry), entry.get("level"), from)
                .filter(Objects::nonNull)
                .map(Object::toString)
                .collect(Collectors.joining(" "));
    }

    /** The date, number, code or name that an entry is about. */
    static String key(Map<String, Object> entry) {
        return KEYS.stream()
                .map(entry::get)
                .filter(Objects::nonNull)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("A change of the law without a key"))
                .toString();
    }

    private static String text(Map<String, Object> entry, String field) {
        return Objects.requireNonNull(entry.get(field)).toString();
    }
}
