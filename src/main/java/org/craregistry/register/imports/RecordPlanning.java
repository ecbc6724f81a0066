package org.craregistry.register.imports;

import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.craregistry.audit.Change.FieldChange;
import org.craregistry.graphql.NodeId;
import org.craregistry.law.plain.EvidenceReader;
import org.craregistry.law.plain.RefusedEvidence;
import org.craregistry.law.plain.WebAddress;
import org.craregistry.portfolio.EvidenceKind;
import org.craregistry.portfolio.Filed;
import org.craregistry.portfolio.FiledEvidence;
import org.craregistry.register.Problem;
import org.craregistry.register.SeveralNumbers;
import org.craregistry.register.imports.PlannedEvidence.Action;
import org.craregistry.storage.Ids;
import org.craregistry.storage.StorableText;
import org.jspecify.annotations.Nullable;

/** Decides what rows do to the records of one kind that are on file for a product. */
final class RecordPlanning {

    private static final Pattern SIGNS = Pattern.compile("[^\\p{L}\\p{N}.,]+");

    private static final String ID = "id";
    static final String REMOVE = "remove";
    private static final String ITEMS = "annexVItems";
    private static final String URL = "url";

    private final EvidenceKind kind;
    private final FiledEvidence filed;
    private final Map<UUID, Instant> removed;
    private final List<Problem> problems;
    private final Set<UUID> met = new HashSet<>();
    private final Set<List<@Nullable Object>> added = new HashSet<>();

    /** What the records on file and the new ones are called, by what counts of their numbers. */
    private final Map<String, String> labels = new HashMap<>();

    private int records;

    /**
     * @param removed when records that were taken off the file of the product were, those that {@link #notOnFile} finds
     * @param problems takes what is wrong with the rows
     */
    RecordPlanning(EvidenceKind kind, FiledEvidence filed, Map<UUID, Instant> removed, List<Problem> problems) {
        this.kind = kind;
        this.filed = filed;
        this.removed = removed;
        this.problems = problems;
        this.records = filed.records(kind).size();
        filed.records(kind)
                .forEach(record ->
                        remember(kind.plain(record.content()).get(numberField()), kind.label(record.content())));
    }

    /** The record that a row names by an id which is not on file for its product; empty where it names none. */
    static Optional<UUID> notOnFile(EvidenceRow row, FiledEvidence filed) {
        return row.kind()
                .records()
                .flatMap(kind -> NodeId.find(
                                kind.node(), String.valueOf(row.told().get(ID)))
                        .filter(record -> filed.find(kind, record).isEmpty()));
    }

    /** What the row does; empty where it does nothing or cannot. */
    Optional<PlannedEvidence> plan(EvidenceRow row) {
        Map<String, @Nullable Object> content = new LinkedHashMap<>(row.told());
        Object id = content.remove(ID);
        boolean isRemoved = Boolean.TRUE.equals(content.remove(REMOVE));
        // As records keep texts; a name of which nothing is seen would file the same anew with each upload.
        content.values().removeIf(value -> value instanceof String text && !StorableText.isSeen(text));
        content.computeIfPresent(ITEMS, (field, items) -> numbers(items));
        content.computeIfPresent(URL, (field, url) -> address(url.toString()));
        if (isRemoved && id == null && nameOf(content).isEmpty()) {
            return refused(
                    row,
                    "RECORD_NOT_NAMED",
                    "a record is to be removed, but the row does not say which; enter the id that an export has for it, or what it is known by.");
        }
        @Nullable Instant removedAt = notOnFile(row, filed).map(removed::get).orElse(null);
        // What a row takes off file it names: what has nothing to be called by either is not meant, nor another one of
        // the same name.
        boolean isByName = !isRemoved || removedAt == null && !nameOf(content).isEmpty();
        List<? extends Filed<?>> found = find(id, isByName, content);
        if (found.isEmpty() && notOnFile(row, filed).isEmpty() && (isRemoved || isNamedIn(row, content))) {
            found = named(content);
        }
        if (found.size() > 1) {
            return refused(
                    row,
                    "RECORD_AMBIGUOUS",
                    "several records of the product are called so; say which by the id that an export has for it.");
        }
        if (found.isEmpty()) {
            return isRemoved ? nothingToRemove(row, removedAt) : file(row, content, removedAt);
        }
        Filed<?> record = found.get(0);
        if (!met.add(record.recordId())) {
            return refused(
                    row, "DUPLICATE_RECORD", "another row is about the same record; keep one row for each record.");
        }
        return isRemoved ? Optional.of(remove(row, record)) : change(row, record, content);
    }

    private static Object numbers(Object items) {
        return items instanceof List<?> list
                ? list.stream().map(item -> Integer.valueOf(item.toString())).toList()
                : items;
    }

    /** As people copy it from a browser. */
    private static String address(String typed) {
        return WebAddress.findAsTyped(typed).map(URI::toString).orElse(typed);
    }

    /** The record with this id, else those that are known by the same. An id of another product or registry says nothing here. */
    private List<? extends Filed<?>> find(
            @Nullable Object id, boolean isByName, Map<String, @Nullable Object> content) {
        Optional<? extends Filed<?>> known =
                NodeId.find(kind.node(), String.valueOf(id)).flatMap(record -> filed.find(kind, record));
        return known.isPresent() || !isByName
                ? known.stream().toList()
                : filed.records(kind).stream()
                        .filter(record -> name(kind.plain(record.content())).equals(name(content)))
                        .toList();
    }

    /** Whether the row has the number of a record, and the sheet no column for the rest that it is known by, which stays as it is then. */
    private boolean isNamedIn(EvidenceRow row, Map<String, @Nullable Object> content) {
        return content.get(numberField()) != null
                && kind.knownBy().stream()
                        .anyMatch(field -> !row.addresses().has(row.kind().prefix() + field));
    }

    /** The records that are known by what the row names of them, which may be the number alone; none where it names nothing. */
    private List<? extends Filed<?>> named(Map<String, @Nullable Object> content) {
        Map<String, Object> name = nameOf(content);
        return name.isEmpty()
                ? List.of()
                : filed.records(kind).stream()
                        .filter(record ->
                                kind.plain(record.content()).entrySet().containsAll(name.entrySet()))
                        .toList();
    }

    /** Those of the fields that a record is known by that the row fills. */
    private Map<String, Object> nameOf(Map<String, @Nullable Object> content) {
        Map<String, Object> name = new LinkedHashMap<>();
        for (String field : kind.knownBy()) {
            Object value = content.get(field);
            if (value != null) {
                name.put(field, value);
            }
        }
        return name;
    }

    private List<@Nullable Object> name(Map<String, ? extends @Nullable Object> plain) {
        List<@Nullable Object> name = new ArrayList<>();
        kind.knownBy().forEach(field -> name.add(plain.get(field)));
        return name;
    }

    private Optional<PlannedEvidence> file(
            EvidenceRow row, Map<String, @Nullable Object> content, @Nullable Instant removedAt) {
        content.values().removeIf(Objects::isNull);
        if (content.isEmpty()) {
            return Optional.empty();
        }
        if (content.get(numberField()) instanceof String number && SeveralNumbers.are(number)) {
            return refused(
                    row,
                    "SEVERAL_RECORDS",
                    "the numbers of several %ss stand in one cell; give each a row of its own, with the same reference and version."
                            .formatted(kind.singular()));
        }
        if (!added.add(name(content))) {
            return refused(
                    row,
                    "DUPLICATE_RECORD",
                    "another row is about a record of the same name; keep one, or give each its number.");
        }
        if (++records > EvidenceReader.MOST_RECORDS) {
            return refused(
                    row,
                    "TOO_MANY_RECORDS",
                    "the product would have more than %,d records of this kind, the most that are accepted."
                            .formatted(EvidenceReader.MOST_RECORDS));
        }
        if (removedAt != null) {
            problems.add(row.warning(
                    OlderExport.REMOVED,
                    ID,
                    "was removed here at %s; this row files it again. Delete the row where it is to stay removed."
                            .formatted(OlderExport.MOMENT.format(removedAt))));
        }
        String alike = labels.get(bare(content.get(numberField())));
        if (alike != null) {
            problems.add(row.warning(
                    "ALIKE_RECORD",
                    numberField(),
                    "is nearly called as \"%s\", which the product has already; this row files another one. Write it like that where the same is meant."
                            .formatted(alike)));
        }
        return read(row, content).map(piece -> {
            remember(content.get(numberField()), kind.label(piece));
            return row.planned(Action.FILE, kind.label(piece), Ids.next(), kind.plain(piece), List.of());
        });
    }

    private String numberField() {
        return kind.knownBy().get(kind.knownBy().size() - 1);
    }

    private void remember(@Nullable Object number, String label) {
        if (!bare(number).isEmpty()) {
            labels.putIfAbsent(bare(number), label);
        }
    }

    /** What of a number counts: neither case, spaces and signs, nor what else spreadsheets and people change. */
    private static String bare(@Nullable Object number) {
        return number == null
                ? ""
                : KnownProducts.loose(SIGNS.matcher(number.toString()).replaceAll(""));
    }

    private Optional<PlannedEvidence> change(EvidenceRow row, Filed<?> record, Map<String, @Nullable Object> content) {
        Map<String, Object> before = kind.plain(record.content());
        Map<String, @Nullable Object> told = new LinkedHashMap<>(before);
        told.putAll(content);
        return read(row, told).flatMap(piece -> changed(row, record, before, kind.plain(piece)));
    }

    private Optional<PlannedEvidence> changed(
            EvidenceRow row, Filed<?> record, Map<String, Object> before, Map<String, Object> after) {
        Map<String, @Nullable Object> changed = new LinkedHashMap<>();
        Stream.concat(after.keySet().stream(), before.keySet().stream())
                .filter(field -> !Objects.equals(before.get(field), after.get(field)))
                .forEach(field -> changed.put(field, after.get(field)));
        List<FieldChange> changes = FieldChange.between(before, after);
        String label = kind.label(record.content());
        return changes.isEmpty()
                ? Optional.empty()
                : Optional.of(row.planned(Action.CHANGE, label, record.recordId(), changed, changes));
    }

    private PlannedEvidence remove(EvidenceRow row, Filed<?> record) {
        records--;
        List<FieldChange> changes = FieldChange.between(kind.plain(record.content()), Map.of());
        return row.planned(Action.REMOVE, kind.label(record.content()), record.recordId(), Map.of(), changes);
    }

    /** What an export knew by its id may have been taken off file since, as when the same workbook comes twice. */
    private Optional<PlannedEvidence> nothingToRemove(EvidenceRow row, @Nullable Instant removedAt) {
        if (removedAt != null) {
            problems.add(row.warning(
                    "RECORD_GONE", REMOVE, "this record is not on file any more, so there is nothing to remove."));
            return Optional.empty();
        }
        problems.add(row.error(
                "RECORD_UNKNOWN",
                REMOVE,
                "the product has no such record on file, so there is none to remove; delete the row."));
        return Optional.empty();
    }

    private Optional<Object> read(EvidenceRow row, Map<String, @Nullable Object> content) {
        try {
            return Optional.of(kind.read(content));
        } catch (RefusedEvidence refused) {
            sayAll(row, content, refused);
            return Optional.empty();
        }
    }

    /** Says of all fields of a record at once what is refused: each is left out to find the next. */
    private void sayAll(EvidenceRow row, Map<String, @Nullable Object> content, RefusedEvidence first) {
        Map<String, @Nullable Object> rest = new LinkedHashMap<>(content);
        Set<String> said = new HashSet<>();
        @Nullable RefusedEvidence refused = first;
        while (refused != null) {
            String field = refused.path().substring(refused.path().lastIndexOf('.') + 1);
            if (said.add(field)) {
                String words = row.without(refused.missing(), String.valueOf(refused.getMessage()), problems);
                problems.add(row.error("INVALID", field, words));
            }
            refused = rest.remove(field) == null ? null : refusal(rest);
        }
    }

    private @Nullable RefusedEvidence refusal(Map<String, @Nullable Object> content) {
        try {
            kind.read(content);
            return null;
        } catch (RefusedEvidence refused) {
            return refused;
        }
    }

    private Optional<PlannedEvidence> refused(EvidenceRow row, String code, String words) {
        problems.add(row.error(code, numberField(), words));
        return Optional.empty();
    }
}
