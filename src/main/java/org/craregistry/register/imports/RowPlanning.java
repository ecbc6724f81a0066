package org.craregistry.register.imports;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.craregistry.audit.Change.FieldChange;
import org.craregistry.graphql.UserError;
import org.craregistry.portfolio.Amendment;
import org.craregistry.portfolio.AnswersToPlans;
import org.craregistry.portfolio.FiledEvidence;
import org.craregistry.portfolio.IdentityField;
import org.craregistry.portfolio.ProductDraft;
import org.craregistry.portfolio.ProductKey;
import org.craregistry.portfolio.ProductState;
import org.craregistry.portfolio.ProductView;
import org.craregistry.register.Column;
import org.craregistry.register.Problem;
import org.craregistry.register.RegisterColumns;
import org.craregistry.register.RegisterRow;
import org.craregistry.register.SheetKind;
import org.craregistry.storage.Ids;
import org.jspecify.annotations.Nullable;

/** Decides what the rows about a product do to the register. */
final class RowPlanning {

    static final String REFERENCE = IdentityField.REFERENCE.field();
    static final String VERSION = IdentityField.VERSION.field();

    private static final Set<String> KEY = Set.of(REFERENCE, VERSION);

    /** Remarks that doubt what a cell says, which is nothing to doubt where the same is there already. */
    private static final Set<String> DOUBTS = Set.of(
            "SAYS_NOTHING",
            "DATE_FOR_TEXT",
            "UNLIKELY_DATE",
            "UNLIKELY_NUMBER",
            "ONE_OR_SEVERAL",
            "GARBLED",
            "BOOLEAN_FOR_TEXT",
            "LABEL_FOR_REFERENCE");

    private static final String CORE_FUNCTIONALITY = "coreFunctionality";

    private final int place;
    private final ProductRows rows;
    private final @Nullable ProductView existing;
    private final Map<UUID, Instant> removed;
    private final AnswersToPlans.Asked law;
    private final List<Problem> problems;

    private RowPlanning(
            int place,
            ProductRows rows,
            @Nullable ProductView existing,
            Map<UUID, Instant> removed,
            AnswersToPlans.Asked law) {
        this.place = place;
        this.rows = rows;
        this.existing = existing;
        this.removed = removed;
        this.law = law;
        this.problems = new ArrayList<>(rows.problems());
    }

    /** The natural key of the product that a row is about; the reference is empty where the row names none. */
    static ProductKey key(RegisterRow row) {
        return key(row.values());
    }

    /** The natural key among values as a plan keeps them. */
    static ProductKey key(Map<String, ? extends @Nullable Object> values) {
        return new ProductKey(text(values.get(REFERENCE)), text(values.get(VERSION)));
    }

    /** What a row tells, by field, with {@code null} for a value to clear. */
    static Map<String, @Nullable Object> told(RegisterRow row) {
        Map<String, @Nullable Object> told = new LinkedHashMap<>();
        row.values().forEach((field, value) -> told.put(field, value == RegisterRow.CLEAR ? null : value));
        return told;
    }

    /**
     * What the rows do.
     *
     * @param place the number of the planned row
     * @param existing the product with their natural key; {@code null} where there is none
     * @param removed when records that the rows name by their ids were taken off its file
     * @param law tells which answers would turn
     */
    static PlannedRow plan(
            int place,
            ProductRows rows,
            @Nullable ProductView existing,
            Map<UUID, Instant> removed,
            AnswersToPlans.Asked law) {
        return new RowPlanning(place, rows, existing, removed, law).plan();
    }

    private PlannedRow plan() {
        if (existing == null && (!rows.isListed() || isOfRecordAlone())) {
            if (areErrorsOfCellsBeside(KEY)) {
                problems.add(problem("PRODUCT_UNKNOWN", REFERENCE, unknown()));
            }
            return rejected();
        }
        boolean wereErrors = hasErrors();
        Map<String, @Nullable Object> told = new LinkedHashMap<>(rows.told());
        if (existing != null && !wereErrors && existing.has(told)) {
            return withEvidenceAlone(existing, told);
        }
        ProductDraft draft = existing == null ? ProductDraft.of(told) : ProductDraft.amending(existing.own(), told);
        refuse(draft);
        if (existing != null) {
            Amendment.refusal(existing.isDecided(), existing.own(), draft.state())
                    .ifPresent(sentence -> problems.add(problem("DECIDED", CORE_FUNCTIONALITY, sentence)));
        }
        int errors = errors();
        List<PlannedEvidence> evidence = evidence();
        if (!hasErrors()) {
            return changing(draft.state(), told, evidence);
        }
        // What is on file may depend on a cell that was left out, so that it is taken as a whole or not at all.
        return errors() > errors
                ? rejected()
                : withoutCells(told)
                        .map(state -> changing(state, told, evidence).asValidCells())
                        .orElseGet(this::rejected);
    }

    /** Whether a row tells of what is on file, but not for which product: that it has no name then says nothing. */
    private boolean isOfRecordAlone() {
        return rows.key().reference().isEmpty()
                && !rows.evidence().isEmpty()
                && KEY.containsAll(rows.told().keySet());
    }

    /** All that is wrong is said at once: also what the product lacks beside cells that are not accepted. */
    private void refuse(ProductDraft draft) {
        boolean saysNothing = !hasErrors() && KEY.containsAll(rows.told().keySet());
        List<Problem> refused = draft.errors().stream()
                .filter(error -> areErrorsOfCellsBeside(Set.of(field(String.join(".", error.path())))))
                .map(error -> problem(error, saysNothing))
                .toList();
        problems.addAll(refused);
    }

    /** Whether whatever is wrong is so in single cells, and none of them is of these fields. */
    private boolean areErrorsOfCellsBeside(Set<String> fields) {
        Set<String> headers = fields.stream()
                .flatMap(field -> RegisterColumns.find(field).stream())
                .map(Column::header)
                .collect(Collectors.toSet());
        return problems.stream()
                .filter(Problem::isError)
                .allMatch(error -> error.cell() != null && !headers.contains(String.valueOf(error.column())));
    }

    private PlannedRow withEvidenceAlone(ProductView product, Map<String, @Nullable Object> told) {
        List<PlannedEvidence> evidence = evidence();
        if (hasErrors()) {
            return rejected();
        }
        return evidence.isEmpty() ? unchanged(product) : update(product, product.own(), told, evidence);
    }

    private PlannedRow changing(
            ProductState after, Map<String, @Nullable Object> told, List<PlannedEvidence> evidence) {
        return existing == null ? create(after, told, evidence) : update(existing, after, told, evidence);
    }

    /** What the rows make of the product without the cells that are not accepted, where each of them may be left out. */
    private Optional<ProductState> withoutCells(Map<String, @Nullable Object> told) {
        Set<Column> columns = new HashSet<>();
        for (Problem error : problems) {
            if (error.isError()) {
                List<Column> ofCell = new OptionalCells(rows, existing != null).columns(error);
                if (ofCell.isEmpty()) {
                    return Optional.empty();
                }
                columns.addAll(ofCell);
            }
        }
        columns.forEach(column -> told.remove(column.field()));
        ProductDraft draft = existing == null ? ProductDraft.of(told) : ProductDraft.amending(existing.own(), told);
        boolean possible = draft.errors().isEmpty()
                && (existing == null
                        || Amendment.refusal(existing.isDecided(), existing.own(), draft.state())
                                .isEmpty());
        return possible ? Optional.of(draft.state()) : Optional.empty();
    }

    private List<PlannedEvidence> evidence() {
        FiledEvidence filed = existing == null || rows.evidence().isEmpty() ? FiledEvidence.NONE : existing.evidence();
        return new EvidencePlanning(filed, removed, problems).plan(rows.evidence());
    }

    private String unknown() {
        ProductKey key = rows.key();
        String version = key.version().isEmpty() ? "without a version" : "in version \"" + key.version() + "\"";
        return "there is no product with this reference %s, neither here nor in the portfolio; correct the reference or the version, or add the product to the sheet \"%s\"."
                .formatted(version, SheetKind.PRODUCTS.title());
    }

    private boolean hasErrors() {
        return errors() > 0;
    }

    private int errors() {
        return (int) problems.stream().filter(Problem::isError).count();
    }

    private PlannedRow rejected() {
        return row(ImportAction.REJECTED, null, null, Map.of(), List.of(), List.of(), null);
    }

    private PlannedRow create(ProductState state, Map<String, @Nullable Object> told, List<PlannedEvidence> evidence) {
        told.values().removeIf(value -> value == null);
        FiledEvidence filed = new EvidenceApplication(evidence).to(FiledEvidence.NONE);
        String turns = ImportTurn.between(null, law.answer(null, state, filed));
        return row(ImportAction.CREATE, Ids.next(), null, told, List.of(), evidence, turns);
    }

    private PlannedRow update(
            ProductView product,
            ProductState after,
            Map<String, @Nullable Object> told,
            List<PlannedEvidence> evidence) {
        List<FieldChange> changes = product.own().changesTo(after);
        if (changes.isEmpty() && evidence.isEmpty()) {
            return unchanged(product);
        }
        Set<String> changed = changes.stream().map(FieldChange::field).collect(Collectors.toSet());
        told.keySet().removeIf(field -> !changed.contains(field) && !field.equals(REFERENCE) && !field.equals(VERSION));
        return row(
                ImportAction.UPDATE,
                product.productId(),
                product.revision(),
                told,
                changes,
                evidence,
                turns(product, after, evidence));
    }

    private PlannedRow unchanged(ProductView product) {
        problems.removeIf(remark -> DOUBTS.contains(remark.code()));
        return row(
                ImportAction.UNCHANGED, product.productId(), product.revision(), Map.of(), List.of(), List.of(), null);
    }

    private @Nullable String turns(ProductView product, ProductState after, List<PlannedEvidence> evidence) {
        ProductState before = product.own();
        boolean isAskedTheSame = evidence.isEmpty()
                && before.facts().equals(after.facts())
                && before.identity().version().equals(after.identity().version());
        if (isAskedTheSame) {
            return null;
        }
        FiledEvidence filed = product.evidence();
        return ImportTurn.between(
                law.answer(product, before, filed),
                law.answer(product, after, new EvidenceApplication(evidence).to(filed)));
    }

    private PlannedRow row(
            ImportAction action,
            @Nullable UUID product,
            @Nullable Integer revision,
            Map<String, @Nullable Object> told,
            List<FieldChange> changes,
            List<PlannedEvidence> evidence,
            @Nullable String turns) {
        ProductKey key = rows.key();
        String label = key.version().isEmpty() ? key.reference() : key.reference() + " " + key.version();
        return new PlannedRow(
                place,
                rows.sheet(),
                rows.row(),
                action,
                label,
                product,
                revision,
                told,
                changes,
                evidence,
                turns,
                problems,
                null);
    }

    private Problem problem(UserError error, boolean saysNothing) {
        String words = saysNothing
                ? error.message() + " Delete the row if it is no product, but a heading or a note."
                : error.message();
        return problem(error.code().name(), String.join(".", error.path()), words);
    }

    private Problem problem(String code, String path, String words) {
        return rows.addresses()
                .error(code, rows.sheet(), rows.row(), path, rows.told().get(field(path)), words);
    }

    private static String field(String path) {
        return path.substring(path.lastIndexOf('.') + 1);
    }

    private static String text(@Nullable Object value) {
        return value == null || value == RegisterRow.CLEAR
                ? ""
                : value.toString().strip();
    }
}
