package org.craregistry.portfolio;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.craregistry.audit.Change;
import org.craregistry.audit.Change.Action;
import org.craregistry.audit.Change.FieldChange;
import org.craregistry.law.Evidence;
import org.craregistry.law.plain.EvidenceReader;
import org.craregistry.law.plain.RefusedEvidence;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Rebuilds what was on file for one product from the changes of its evidence, the earliest first. */
final class EvidenceReplay {

    private static final Logger LOG = LoggerFactory.getLogger(EvidenceReplay.class);
    private static final String REQUIREMENTS = "requirements";
    private static final String ELEMENTS = "article15Elements";
    private static final String CODE = "code";
    private static final String STANDING = "standing";

    private final UUID product;
    private final Map<UUID, Piece> records = new LinkedHashMap<>();
    private final Map<String, Map<String, Map<String, Object>>> standings = new HashMap<>();
    private final Map<String, StandingRecord> standingRecords = new HashMap<>();

    EvidenceReplay(UUID product) {
        this.product = product;
    }

    /** A record in the making. */
    private static final class Piece {
        private final EvidenceKind kind;
        private final Change first;
        private final Map<String, Object> content = new LinkedHashMap<>();
        private int revision;
        private Instant changedAt;

        private Piece(EvidenceKind kind, Change first) {
            this.kind = kind;
            this.first = first;
            this.changedAt = first.at();
        }
    }

    /** Goes on by one change of a record; a change of anything else is none of the evidence. */
    void take(Change change) {
        EvidenceKind kind = EvidenceKind.of(change.subject()).orElse(null);
        if (kind == null) {
            return;
        }
        if (change.action() == Action.REMOVED) {
            records.remove(change.subjectId());
            return;
        }
        Piece known = records.get(change.subjectId());
        Piece piece = known == null ? new Piece(kind, change) : known;
        if (known != null) {
            piece.revision++;
            piece.changedAt = change.at();
        }
        change.fields()
                .forEach(field -> put(piece.content, field.field(), LoggedValue.ofRecord(field.field(), field.now())));
        records.put(change.subjectId(), piece);
    }

    /** Whether a field of a product says how it stands to a requirement or an element. */
    boolean isStanding(FieldChange field) {
        return field.field().startsWith(REQUIREMENTS + ".") || field.field().startsWith(ELEMENTS + ".");
    }

    /** Goes on by such a field, named {@code requirements.<code>.standing} and so on. */
    void take(FieldChange field, Change change) {
        String path = field.field();
        int first = path.indexOf('.');
        int last = path.lastIndexOf('.');
        if (last == first) {
            LOG.warn("The field {} of product {} is known no longer", path, product);
            return;
        }
        String code = path.substring(first + 1, last);
        String name = path.substring(last + 1);
        if (name.equals(StandingRecord.DOCUMENTS)) {
            int count = field.now() == null ? 0 : Integer.parseInt(field.now());
            standingRecords.put(code, standingRecord(code).restingOn(count));
            return;
        }
        if (name.equals(StandingRecord.REVIEWED_BY)) {
            standingRecords.put(code, standingRecord(code).reviewed(field.now(), change.at()));
            return;
        }
        Map<String, Object> standing = standings
                .computeIfAbsent(path.substring(0, first), list -> new LinkedHashMap<>())
                .computeIfAbsent(code, one -> new HashMap<>(Map.of(CODE, one)));
        put(standing, name, field.now());
        standingRecords.put(
                code,
                standing.containsKey(STANDING)
                        ? standingRecord(code).recorded(change.origin().actor(), change.at())
                        : standingRecord(code).takenBack());
    }

    private StandingRecord standingRecord(String code) {
        return standingRecords.getOrDefault(code, StandingRecord.NONE);
    }

    private static void put(Map<String, Object> plain, String field, @Nullable Object value) {
        if (value == null) {
            plain.remove(field);
        } else {
            plain.put(field, value);
        }
    }

    /** What is on file after the changes taken so far. */
    FiledEvidence now() {
        FiledEvidence filed = FiledEvidence.NONE;
        for (Map.Entry<UUID, Piece> record : records.entrySet()) {
            Piece piece = record.getValue();
            filed = filed.with(new Filed<>(
                    record.getKey(),
                    piece.revision,
                    content(piece),
                    piece.first.at(),
                    piece.first.origin().actor(),
                    piece.changedAt));
        }
        Evidence requirements = standing(REQUIREMENTS);
        Evidence elements = standing(ELEMENTS);
        standingRecords.values().removeIf(StandingRecord.NONE::equals);
        return new FiledEvidence(
                filed.certificates(),
                filed.declarations(),
                filed.assessments(),
                requirements.requirements(),
                elements.elements(),
                standingRecords);
    }

    /** Reads a record without the fields that cannot be read any more. */
    private Object content(Piece piece) {
        Map<String, Object> content = new LinkedHashMap<>(piece.content);
        while (true) {
            try {
                return piece.kind.read(content);
            } catch (RefusedEvidence unreadable) {
                String path = unreadable.path();
                if (content.remove(path.substring(path.lastIndexOf('.') + 1)) == null) {
                    throw unreadable;
                }
                warn(unreadable);
            }
        }
    }

    /** Reads the standings of one list without those that cannot be read any more. */
    private Evidence standing(String list) {
        List<Map<String, Object>> readable = new ArrayList<>();
        for (Map<String, Object> one : standings.getOrDefault(list, Map.of()).values()) {
            try {
                EvidenceReader.read("", Map.of(list, List.of(one)));
                readable.add(one);
            } catch (RefusedEvidence unreadable) {
                warn(unreadable);
            }
        }
        return EvidenceReader.read("", Map.of(list, readable));
    }

    private void warn(RefusedEvidence unreadable) {
        LOG.warn(
                "Evidence of product {} cannot be read any more: {}: {}",
                product,
                unreadable.path(),
                unreadable.getMessage());
    }
}
