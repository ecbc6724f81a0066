package org.craregistry.register.imports;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.craregistry.audit.Change.FieldChange;
import org.craregistry.audit.ChangeLog;
import org.craregistry.audit.ChangedFields;
import org.craregistry.portfolio.IdentityField;
import org.craregistry.register.Problem;
import org.jspecify.annotations.Nullable;

/** Marks what rows of an export would put in the place of something that was changed here after it was made. */
final class OlderExport {

    /** The code of the remark on a row that files again what was removed here. */
    static final String REMOVED = "REMOVED_SINCE_EXPORT";

    /** How remarks write moments. */
    static final DateTimeFormatter MOMENT =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm 'UTC'", Locale.ROOT).withZone(ZoneOffset.UTC);

    private final UUID portfolio;
    private final Instant exportedAt;
    private final ChangeLog changeLog;
    private final Function<String, Addresses> addresses;
    private @Nullable Map<UUID, Instant> withdrawn;
    private int marked;

    /** @param addresses where the fields of a sheet stand, by its name in the file */
    OlderExport(UUID portfolio, Instant exportedAt, ChangeLog changeLog, Function<String, Addresses> addresses) {
        this.portfolio = portfolio;
        this.exportedAt = exportedAt;
        this.changeLog = changeLog;
        this.addresses = addresses;
    }

    /** A field of a product, or of a record that is on file for it. */
    private record Field(UUID of, String name) {}

    /**
     * What happened to a field after the export.
     *
     * @param was what it was before the first change, so in the export
     */
    private record Since(Instant first, @Nullable String was, Instant last) {

        Since and(Since other) {
            Since earlier = other.first.isBefore(first) ? other : this;
            return new Since(earlier.first, earlier.was, later(last, other.last));
        }
    }

    /**
     * The rows of a plan, with remarks.
     *
     * @param changedAt when the products of these rows were changed last; one statement more where that of one that a row changes
     *     again is after the export
     */
    List<PlannedRow> mark(List<PlannedRow> rows, Map<UUID, Instant> changedAt) {
        Map<UUID, Instant> asked = rows.stream()
                .filter(row -> !row.changes().isEmpty() || !row.evidence().isEmpty())
                .map(PlannedRow::product)
                .filter(product -> product != null
                        && changedAt.getOrDefault(product, Instant.MIN).compareTo(exportedAt) >= 0)
                .collect(Collectors.toMap(Function.identity(), product -> exportedAt, (one, other) -> one));
        Map<Field, Since> changed = asked.isEmpty() ? Map.of() : changed(asked);
        return rows.stream()
                .map(row -> row.applied() == ImportAction.CREATE ? markAdded(row) : mark(row, changed))
                .toList();
    }

    private Map<Field, Since> changed(Map<UUID, Instant> asked) {
        Map<Field, Since> changed = new HashMap<>();
        try (Stream<ChangedFields> found = changeLog.ofProductsSince(asked)) {
            found.forEach(change -> change.fields()
                    .forEach(field -> changed.merge(
                            new Field(change.subjectId(), field.field()),
                            new Since(change.at(), field.old(), change.at()),
                            Since::and)));
        }
        return changed;
    }

    /** The row adds a product again that was taken out of the portfolio since. */
    private PlannedRow markAdded(PlannedRow row) {
        Instant at = withdrawn().get(hash(row.label()));
        if (at == null) {
            return row;
        }
        marked++;
        return row.remarked(List.of(addresses
                .apply(row.sheet())
                .warning(
                        "WITHDRAWN_SINCE_EXPORT",
                        row.sheet(),
                        row.row(),
                        IdentityField.REFERENCE.field(),
                        row.label(),
                        "was withdrawn here at %s, after this file was exported; this row adds it again. Delete the row where it is to stay withdrawn."
                                .formatted(MOMENT.format(at)))));
    }

    /** When products were withdrawn after the export, by the hash of what people called them; looked up once, where a row needs it. */
    private Map<UUID, Instant> withdrawn() {
        if (withdrawn == null) {
            Map<UUID, Instant> found = new HashMap<>();
            try (Stream<Map.Entry<String, Instant>> labels = changeLog.withdrawnSince(portfolio, exportedAt)) {
                labels.forEach(one -> found.put(hash(one.getKey()), one.getValue()));
            }
            withdrawn = found;
        }
        return withdrawn;
    }

    /** A label may be long, and the labels of a whole portfolio more than is to be held. */
    private static UUID hash(String label) {
        return UUID.nameUUIDFromBytes(label.getBytes(StandardCharsets.UTF_8));
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }

    private PlannedRow mark(PlannedRow row, Map<Field, Since> changed) {
        @Nullable UUID product = row.product();
        if (product == null) {
            return row;
        }
        List<Problem> remarks = new ArrayList<>();
        for (FieldChange change : row.changes()) {
            Since since = changed.get(new Field(product, change.field()));
            if (since != null) {
                remarks.add(remark(row.sheet(), row.row(), change.field(), change, since));
            }
        }
        row.evidence().forEach(evidence -> remarks.addAll(remarks(product, evidence, changed)));
        marked += remarks.size();
        marked += (int) row.problems().stream()
                .filter(problem -> problem.code().equals(REMOVED))
                .count();
        return remarks.isEmpty() ? row : row.remarked(remarks);
    }

    private List<Problem> remarks(UUID product, PlannedEvidence evidence, Map<Field, Since> changed) {
        String prefix = evidence.record() == null ? "" : evidence.kind().prefix();
        UUID of = evidence.record() == null ? product : evidence.record();
        List<Problem> remarks = new ArrayList<>();
        Instant last = Instant.MIN;
        for (FieldChange change : evidence.changes()) {
            Since since = changed.get(new Field(of, change.field()));
            if (since != null) {
                last = later(last, since.last());
                remarks.add(remark(evidence.sheet(), evidence.row(), prefix + change.field(), change, since));
            }
        }
        boolean isTakenOffFile = evidence.record() != null && evidence.action() == PlannedEvidence.Action.REMOVE;
        return isTakenOffFile && !remarks.isEmpty()
                ? List.of(warning(
                        evidence.sheet(),
                        evidence.row(),
                        prefix + RecordPlanning.REMOVE,
                        null,
                        last,
                        "removes it. Empty the cell where it is to stay, or export anew."))
                : remarks;
    }

    private Problem remark(String sheet, int row, String field, FieldChange change, Since since) {
        String does = Objects.equals(change.now(), since.was())
                ? "takes that back. Empty the cell where it is to stay, or export anew."
                : "puts another value in its place. Empty the cell where what is here now is to stay, or export anew.";
        return warning(sheet, row, field, change.now(), since.last(), does);
    }

    private Problem warning(String sheet, int row, String field, @Nullable String met, Instant at, String does) {
        String words =
                "was changed here at %s, after this file was exported; this row %s".formatted(MOMENT.format(at), does);
        return addresses.apply(sheet).warning("CHANGED_SINCE_EXPORT", sheet, row, field, met, words);
    }

    /** What is to be said of the file as a whole; empty where nothing is. */
    Optional<Problem> note() {
        String words =
                "The file tells what was recorded here until %s. Cells and rows of it that take back or replace what was changed since then: %,d, each of them marked."
                        .formatted(MOMENT.format(exportedAt), marked);
        return marked == 0
                ? Optional.empty()
                : Optional.of(new Problem(Problem.Severity.WARNING, "OLDER_EXPORT", "", null, null, null, words));
    }
}
