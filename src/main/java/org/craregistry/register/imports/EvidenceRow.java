package org.craregistry.register.imports;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.craregistry.audit.Change.FieldChange;
import org.craregistry.register.Problem;
import org.craregistry.register.RegisterColumns;
import org.craregistry.register.SheetKind;
import org.jspecify.annotations.Nullable;

/**
 * What a row says of one piece of what is on file for its product.
 *
 * @param sheet as named in the file
 * @param told by field without the prefix of its kind, with {@code null} for a value to clear
 * @param addresses where its fields stand
 */
record EvidenceRow(SheetKind kind, String sheet, int row, Map<String, @Nullable Object> told, Addresses addresses) {

    /** What a row says that waited: one of a sheet of its own, or one of a flat file. */
    static List<EvidenceRow> of(StagedRow row, Addresses addresses) {
        return row.kind() == SheetKind.PRODUCTS
                ? beside(row.sheet(), row.row(), row.told(), addresses)
                : List.of(new EvidenceRow(row.kind(), row.sheet(), row.row(), part(row.kind(), row.told()), addresses));
    }

    /** What a row with a product says of what is on file, one for each kind that it says anything of. */
    static List<EvidenceRow> beside(String sheet, int row, Map<String, @Nullable Object> told, Addresses addresses) {
        return SheetKind.OF_EVIDENCE.stream()
                .map(kind -> new EvidenceRow(kind, sheet, row, part(kind, told), addresses))
                .filter(one -> !one.told().isEmpty())
                .toList();
    }

    private static Map<String, @Nullable Object> part(SheetKind kind, Map<String, @Nullable Object> told) {
        Map<String, @Nullable Object> part = new LinkedHashMap<>();
        told.forEach((field, value) -> {
            if (field.startsWith(kind.prefix())) {
                part.put(field.substring(kind.prefix().length()), value);
            }
        });
        return part;
    }

    /** A problem that keeps the product from being taken over. @param field without the prefix of the kind */
    Problem error(String code, String field, String words) {
        return addresses.error(code, sheet, row, kind.prefix() + field, told.get(field), words);
    }

    /** The same of the product that the row names. */
    Problem ofProduct(String code, String words) {
        return addresses.error(code, sheet, row, RowPlanning.REFERENCE, null, words);
    }

    /** A remark, as {@link #error}. */
    Problem warning(String code, String field, String words) {
        return addresses.warning(code, sheet, row, kind.prefix() + field, told.get(field), words);
    }

    /**
     * The sentence for a field that goes with another one which is missing: where the cell of that one was refused, nobody is told to fill it.
     *
     * @param missing without the prefix of the kind; the empty text where none is
     * @param otherwise where nothing is wrong with it
     */
    String without(String missing, String otherwise, List<Problem> problems) {
        return addresses.isWrong(kind.prefix() + missing, sheet, row, problems)
                ? "this goes with \"%s\", of which the cell is not accepted; correct that one."
                        .formatted(RegisterColumns.find(kind.prefix() + missing)
                                .orElseThrow()
                                .header())
                : otherwise;
    }

    PlannedEvidence planned(
            PlannedEvidence.Action action,
            String label,
            @Nullable UUID record,
            Map<String, @Nullable Object> changed,
            List<FieldChange> changes) {
        return new PlannedEvidence(kind, sheet, row, action, label, record, changed, changes);
    }
}
