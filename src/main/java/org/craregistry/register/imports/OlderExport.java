package org.craregistry.register.imports;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.craregistry.audit.Change;
import org.craregistry.audit.Change.Action;
import org.craregistry.audit.Change.FieldChange;
import org.craregistry.audit.Change.Subject;
import org.craregistry.audit.ChangeFilter;
import org.craregistry.audit.ChangeLog;
import org.craregistry.audit.ChangedFields;
import org.craregistry.portfolio.IdentityField;
import org.craregistry.register.Problem;
import org.craregistry.register.SheetKind;
import org.jspecify.annotations.Nullable;

/** Marks what rows of an export would put in the place of something that was changed here after it was made. */
final class OlderExport {

    private static final DateTimeFormatter MOMENT =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm 'UTC'", Locale.ROOT).withZone(ZoneOffset.UTC);

    private final UUID portfolio;
    private final Instant exportedAt;
    private final ChangeLog changeLog;
    private final Function<SheetKind, Addresses> addresses;
    private @Nullable Map<String, Instant> withdrawn;
    private int marked;

    /** @param addresses where the fields of a sheet stand */
    OlderExport(UUID portfolio, Instant exportedAt, ChangeLog changeLog, Function<SheetKind, Addresses> addresses) {
        this.portfolio = portfolio;
        this.exportedAt = exportedAt;
        this.changeLog = changeLog;
        this.addresses = addresses;
    }

    /** A field of a product, or of a record that is on file for it. */
    private record Field(UUID of, String name) {}

    /**
     * The rows of a plan, with remarks.
     *
     * @param changedAt when the products of these rows were changed last; one statement more where that is after the export
     */
    List<PlannedRow> mark(List<PlannedRow> rows, Map<UUID, Instant> changedAt) {
        Map<UUID, Instant> asked = rows.stream()
                .map(PlannedRow::product)
                .filter(product -> product != null
                        && changedAt.getOrDefault(product, Instant.MIN).compareTo(exportedAt) >= 0)
                .collect(Collectors.toMap(Function.identity(), product -> exportedAt, (one, other) -> one));
        Map<Field, Instant> changed = asked.isEmpty() ? Map.of() : changed(asked);
        return rows.stream()
                .map(row -> row.applied() == ImportAction.CREATE ? markAdded(row) : mark(row, changed))
                .toList();
    }

    private Map<Field, Instant> changed(Map<UUID, Instant> asked) {
        Map<Field, Instant> changed = new HashMap<>();
        try (Stream<ChangedFields> found = changeLog.ofProductsSince(asked)) {
            found.forEach(change -> change.fields()
                    .forEach(field ->
                            changed.merge(new Field(change.subjectId(), field), change.at(), OlderExport::later)));
        }
        return changed;
    }

    /** The row adds a product again that was taken out of the portfolio since. */
    private PlannedRow markAdded(PlannedRow row) {
        Instant at = withdrawn().get(row.label());
        if (at == null) {
            return row;
        }
        marked++;
        return row.remarked(List.of(addresses
                .apply(SheetKind.PRODUCTS)
                .warning(
                        "WITHDRAWN_SINCE_EXPORT",
                        row.sheet(),
                        row.row(),
                        IdentityField.REFERENCE.field(),
                        row.label(),
                        "was withdrawn here at %s, after this file was exported; this row adds it again. Delete the row where it is to stay withdrawn."
                                .formatted(MOMENT.format(at)))));
    }

    /** What people called the products that were withdrawn after the export; looked up once, where a row needs it. */
    private Map<String, Instant> withdrawn() {
        if (withdrawn == null) {
            Map<String, Instant> found = new HashMap<>();
            ChangeFilter since = new ChangeFilter(
                    List.of(Subject.PRODUCT),
                    List.of(Action.WITHDRAWN),
                    null,
                    exportedAt.atOffset(ZoneOffset.UTC),
                    null,
                    null);
            try (Stream<Change> changes = changeLog.ofPortfolio(portfolio, since)) {
                changes.forEach(change -> found.put(change.label(), change.at()));
            }
            withdrawn = found;
        }
        return withdrawn;
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }

    private PlannedRow mark(PlannedRow row, Map<Field, Instant> changed) {
        @Nullable UUID product = row.product();
        if (product == null) {
            return row;
        }
        List<Problem> remarks = new ArrayList<>();
        for (FieldChange change : row.changes()) {
            Instant at = changed.get(new Field(product, change.field()));
            if (at != null) {
                remarks.add(remark(SheetKind.PRODUCTS, row.sheet(), row.row(), change.field(), change, at));
            }
        }
        for (PlannedEvidence evidence : row.evidence()) {
            String prefix = evidence.record() == null ? "" : evidence.kind().prefix();
            UUID of = evidence.record() == null ? product : evidence.record();
            for (FieldChange change : evidence.changes()) {
                Instant at = changed.get(new Field(of, change.field()));
                if (at != null) {
                    remarks.add(remark(
                            evidence.kind(), evidence.sheet(), evidence.row(), prefix + change.field(), change, at));
                }
            }
        }
        marked += remarks.size();
        return remarks.isEmpty() ? row : row.remarked(remarks);
    }

    private Problem remark(SheetKind kind, String sheet, int row, String field, FieldChange change, Instant at) {
        return addresses
                .apply(kind)
                .warning(
                        "CHANGED_SINCE_EXPORT",
                        sheet,
                        row,
                        field,
                        change.now(),
                        "was changed here at %s, after this file was exported; this row takes that back. Empty the cell where it is to stay, or export anew."
                                .formatted(MOMENT.format(at)));
    }

    /** What is to be said of the file as a whole; empty where nothing is. */
    Optional<Problem> note() {
        String words =
                "The file was exported at %s. Cells and rows of it that take back what was changed here since then: %,d, each of them marked."
                        .formatted(MOMENT.format(exportedAt), marked);
        return marked == 0
                ? Optional.empty()
                : Optional.of(new Problem(Problem.Severity.WARNING, "OLDER_EXPORT", "", null, null, null, words));
    }
}
