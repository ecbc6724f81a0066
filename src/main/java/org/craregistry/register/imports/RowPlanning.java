package org.craregistry.register.imports;

import java.util.ArrayList;
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
import org.craregistry.portfolio.IdentityField;
import org.craregistry.portfolio.ProductDraft;
import org.craregistry.portfolio.ProductKey;
import org.craregistry.portfolio.ProductState;
import org.craregistry.portfolio.ProductView;
import org.craregistry.register.Column;
import org.craregistry.register.Problem;
import org.craregistry.register.RegisterColumns;
import org.craregistry.register.RegisterRow;
import org.craregistry.storage.Ids;
import org.jspecify.annotations.Nullable;

/** Decides what a row does to the register. */
final class RowPlanning {

    private static final String REFERENCE = IdentityField.REFERENCE.field();
    private static final String VERSION = IdentityField.VERSION.field();
    private static final String CORE_FUNCTIONALITY = "coreFunctionality";

    private final Addresses addresses;

    RowPlanning(Addresses addresses) {
        this.addresses = addresses;
    }

    /** The natural key of the product that a row is about; the reference is empty where the row names none. */
    static ProductKey key(RegisterRow row) {
        return key(row.values());
    }

    /** The natural key among values as a plan keeps them. */
    static ProductKey key(Map<String, ? extends @Nullable Object> values) {
        return new ProductKey(text(values.get(REFERENCE)), text(values.get(VERSION)));
    }

    /**
     * What the row does.
     *
     * @param existing the product with its natural key; {@code null} where there is none
     * @param twin what else stands in the way, such as another row with this key; {@code null} for nothing
     */
    PlannedRow plan(int place, RegisterRow row, @Nullable ProductView existing, @Nullable Problem twin) {
        Map<String, @Nullable Object> told = told(row);
        List<Problem> problems = new ArrayList<>(row.problems());
        if (twin != null) {
            problems.add(twin);
        }
        ProductDraft draft = existing == null ? ProductDraft.of(told) : ProductDraft.amending(existing.state(), told);
        if (!row.isRejected()) {
            draft.errors().forEach(error -> problems.add(problem(row, error)));
        }
        if (existing != null) {
            Amendment.refusal(existing.isDecided(), existing.state(), draft.state())
                    .ifPresent(sentence -> problems.add(problem(row, "DECIDED", CORE_FUNCTIONALITY, sentence)));
        }
        if (problems.stream().anyMatch(Problem::isError)) {
            return withoutCells(row, existing, told, problems)
                    .map(state -> changing(place, row, existing, state, told, problems)
                            .asValidCells())
                    .orElseGet(() -> rejected(place, row, problems));
        }
        return changing(place, row, existing, draft.state(), told, problems);
    }

    private static PlannedRow changing(
            int place,
            RegisterRow row,
            @Nullable ProductView existing,
            ProductState after,
            Map<String, @Nullable Object> told,
            List<Problem> problems) {
        return existing == null
                ? create(place, row, told, problems)
                : update(place, row, existing, after, told, problems);
    }

    /** What the row makes of its product without the cells that are not accepted, where each of them may be left out. */
    private Optional<ProductState> withoutCells(
            RegisterRow row,
            @Nullable ProductView existing,
            Map<String, @Nullable Object> told,
            List<Problem> problems) {
        List<Problem> errors = problems.stream().filter(Problem::isError).toList();
        if (!errors.stream().allMatch(RowPlanning::isOptional)) {
            return Optional.empty();
        }
        errors.forEach(error -> field(error).ifPresent(told::remove));
        ProductDraft draft = existing == null ? ProductDraft.of(told) : ProductDraft.amending(existing.state(), told);
        boolean possible = draft.errors().isEmpty()
                && (existing == null
                        || Amendment.refusal(existing.isDecided(), existing.state(), draft.state())
                                .isEmpty());
        return possible ? Optional.of(draft.state()) : Optional.empty();
    }

    private static boolean isOptional(Problem error) {
        return error.cell() != null
                && field(error)
                        .flatMap(RegisterColumns::find)
                        .filter(column -> !column.required() && !column.field().equals(VERSION))
                        .isPresent();
    }

    private static Optional<String> field(Problem problem) {
        return RegisterColumns.readable().stream()
                .filter(column -> column.header().equals(problem.column()))
                .map(Column::field)
                .findFirst();
    }

    private static PlannedRow rejected(int place, RegisterRow row, List<Problem> problems) {
        return row(place, row, ImportAction.REJECTED, null, null, Map.of(), List.of(), problems);
    }

    private static PlannedRow create(
            int place, RegisterRow row, Map<String, @Nullable Object> told, List<Problem> problems) {
        told.values().removeIf(value -> value == null);
        return row(place, row, ImportAction.CREATE, Ids.next(), null, told, List.of(), problems);
    }

    private static PlannedRow update(
            int place,
            RegisterRow row,
            ProductView existing,
            ProductState after,
            Map<String, @Nullable Object> told,
            List<Problem> problems) {
        List<FieldChange> changes = existing.state().changesTo(after);
        if (changes.isEmpty()) {
            return row(
                    place,
                    row,
                    ImportAction.UNCHANGED,
                    existing.productId(),
                    existing.revision(),
                    Map.of(),
                    changes,
                    problems);
        }
        Set<String> changed = changes.stream().map(FieldChange::field).collect(Collectors.toSet());
        told.keySet().removeIf(field -> !changed.contains(field) && !field.equals(REFERENCE) && !field.equals(VERSION));
        return row(place, row, ImportAction.UPDATE, existing.productId(), existing.revision(), told, changes, problems);
    }

    private static PlannedRow row(
            int place,
            RegisterRow row,
            ImportAction action,
            @Nullable UUID product,
            @Nullable Integer revision,
            Map<String, @Nullable Object> told,
            List<FieldChange> changes,
            List<Problem> problems) {
        ProductKey key = key(row);
        String label = key.version().isEmpty() ? key.reference() : key.reference() + " " + key.version();
        return new PlannedRow(
                place, row.sheet(), row.row(), action, label, product, revision, told, changes, problems, null);
    }

    private Problem problem(RegisterRow row, UserError error) {
        return problem(row, error.code().name(), String.join(".", error.path()), error.message());
    }

    private Problem problem(RegisterRow row, String code, String path, String words) {
        String field = path.substring(path.lastIndexOf('.') + 1);
        return addresses.error(code, row.sheet(), row.row(), path, row.values().get(field), words);
    }

    private static Map<String, @Nullable Object> told(RegisterRow row) {
        Map<String, @Nullable Object> told = new LinkedHashMap<>();
        row.values().forEach((field, value) -> told.put(field, value == RegisterRow.CLEAR ? null : value));
        return told;
    }

    private static String text(@Nullable Object value) {
        return value == null || value == RegisterRow.CLEAR
                ? ""
                : value.toString().strip();
    }
}
