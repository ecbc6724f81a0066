package org.craregistry.register.imports;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.craregistry.register.Column;
import org.craregistry.register.Problem;
import org.craregistry.register.RegisterColumns;

/** Tells which cells with errors can be left out of the rows about a product without another meaning of the rest. */
final class OptionalCells {

    /** Without these a row would be about another record, or file one that it was to remove. */
    private static final Set<String> OF_RECORDS = Set.of("id", "remove");

    private final ProductRows rows;
    private final boolean isThere;

    /** @param isThere whether there is the product already, which keeps what a cell that is left out says */
    OptionalCells(ProductRows rows, boolean isThere) {
        this.rows = rows;
        this.isThere = isThere;
    }

    /** The columns of the cell that an error is about; none where it cannot be left out. */
    List<Column> columns(Problem error) {
        if (error.cell() == null) {
            return List.of();
        }
        String letter = error.cell().replaceAll("\\d", "");
        List<Column> columns = addresses(error.sheet()).stream()
                .flatMap(addresses -> addresses.fields(letter).stream())
                .flatMap(field -> RegisterColumns.find(field).stream())
                .filter(column -> Objects.equals(column.header(), error.column()))
                .toList();
        return columns.stream().allMatch(this::isOptional) ? columns : List.of();
    }

    private Optional<Addresses> addresses(String sheet) {
        Stream<Addresses> ofEvidence = rows.evidence().stream()
                .filter(row -> row.sheet().equals(sheet))
                .map(EvidenceRow::addresses);
        Stream<Addresses> ofProduct = rows.sheet().equals(sheet) ? Stream.of(rows.addresses()) : Stream.empty();
        return Stream.concat(ofProduct, ofEvidence).findFirst();
    }

    private boolean isOptional(Column column) {
        String field = column.field().substring(column.sheet().prefix().length());
        boolean saysWhich = column.sheet()
                .records()
                .filter(records ->
                        OF_RECORDS.contains(field) || records.knownBy().contains(field))
                .isPresent();
        boolean isNeeded = column.required() && !(isThere && !field.equals(RowPlanning.REFERENCE));
        return !isNeeded && !field.equals(RowPlanning.VERSION) && !saysWhich;
    }
}
