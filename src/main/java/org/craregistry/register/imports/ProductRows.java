package org.craregistry.register.imports;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.craregistry.portfolio.ProductKey;
import org.craregistry.register.Problem;
import org.craregistry.register.RegisterHeader;
import org.craregistry.register.RegisterRow;
import org.jspecify.annotations.Nullable;

/**
 * Everything that a file says of one product.
 *
 * @param sheet where the product stands; the first sheet that is about it where it is not among the products
 * @param isListed whether it stands among the products
 * @param told what is said of the product itself, with {@code null} for a value to clear
 * @param evidence what is said of what is on file for it
 * @param problems what is wrong or remarkable about the cells
 * @param addresses where the fields of the product stand
 */
record ProductRows(
        String sheet,
        int row,
        boolean isListed,
        Map<String, @Nullable Object> told,
        List<EvidenceRow> evidence,
        List<Problem> problems,
        Addresses addresses) {

    /** A product with what the other sheets say of it. */
    static ProductRows of(RegisterRow row, List<EvidenceRow> others, List<Problem> problems, Addresses addresses) {
        Map<String, @Nullable Object> all = RowPlanning.told(row);
        Map<String, @Nullable Object> told = new LinkedHashMap<>(all);
        told.keySet().removeIf(RegisterHeader::isOfEvidence);
        List<EvidenceRow> evidence = new ArrayList<>();
        if (told.size() < all.size()) {
            evidence.addAll(EvidenceRow.beside(row.sheet(), row.row(), all, addresses));
        }
        evidence.addAll(others);
        List<Problem> together = new ArrayList<>(row.problems());
        together.addAll(problems);
        return new ProductRows(row.sheet(), row.row(), true, told, once(evidence, row.sheet()), together, addresses);
    }

    /** Of several rows of a flat file each record once: beside a second declaration a row repeats the certificate. */
    private static List<EvidenceRow> once(List<EvidenceRow> evidence, String flat) {
        Set<List<Object>> said = new HashSet<>();
        return evidence.stream()
                .filter(one -> !one.sheet().equals(flat) || said.add(List.of(one.kind(), one.told())))
                .toList();
    }

    /** A product that only the other sheets are about. */
    static ProductRows of(ProductKey key, List<EvidenceRow> others, List<Problem> problems) {
        Map<String, @Nullable Object> told = new LinkedHashMap<>();
        told.put(RowPlanning.REFERENCE, key.reference());
        told.put(RowPlanning.VERSION, key.version());
        EvidenceRow first = others.get(0);
        return new ProductRows(first.sheet(), first.row(), false, told, others, problems, first.addresses());
    }

    ProductKey key() {
        return RowPlanning.key(told);
    }
}
