package org.craregistry.register.downloads;

import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.craregistry.law.Vocabulary;
import org.craregistry.law.plain.EvidenceWriter;
import org.craregistry.portfolio.EvidenceKind;
import org.craregistry.portfolio.Filed;
import org.craregistry.portfolio.FiledEvidence;
import org.craregistry.portfolio.ProductView;
import org.craregistry.register.SheetKind;

/** The rows of one product on the sheets with what is on file. */
final class EvidenceRows {

    private final ProductView product;

    private EvidenceRows(ProductView product) {
        this.product = product;
    }

    static Map<SheetKind, List<Map<String, Object>>> of(ProductView product) {
        EvidenceRows rows = new EvidenceRows(product);
        FiledEvidence filed = product.evidence();
        Map<SheetKind, List<Map<String, Object>>> all = new EnumMap<>(SheetKind.class);
        for (SheetKind sheet : SheetKind.OF_EVIDENCE) {
            sheet.records()
                    .ifPresent(kind -> all.put(
                            sheet,
                            filed.records(kind).stream()
                                    .map(record -> rows.row(sheet, kind, record))
                                    .toList()));
        }
        all.put(SheetKind.ANNEX_I, List.of(rows.requirements(filed)));
        if (!filed.elements().isEmpty() || Boolean.TRUE.equals(product.facts().get(Vocabulary.AI_SYSTEM.name()))) {
            all.put(SheetKind.ARTICLE_15, List.of(rows.elements(filed)));
        }
        return all;
    }

    private Map<String, Object> row(SheetKind sheet, EvidenceKind kind, Filed<?> record) {
        Map<String, Object> row = begin(sheet);
        row.put(sheet.prefix() + "id", record.id());
        kind.plain(record.content()).forEach((field, value) -> row.put(sheet.prefix() + field, value));
        return row;
    }

    private Map<String, Object> requirements(FiledEvidence filed) {
        Map<String, Object> row = begin(SheetKind.ANNEX_I);
        filed.requirements()
                .forEach((requirement, standing) ->
                        put(row, SheetKind.ANNEX_I, requirement.code(), EvidenceWriter.plain(requirement, standing)));
        return row;
    }

    private Map<String, Object> elements(FiledEvidence filed) {
        Map<String, Object> row = begin(SheetKind.ARTICLE_15);
        filed.elements()
                .forEach((element, standing) ->
                        put(row, SheetKind.ARTICLE_15, element.code(), EvidenceWriter.plain(element, standing)));
        return row;
    }

    private static void put(Map<String, Object> row, SheetKind sheet, String code, Map<String, Object> standing) {
        standing.forEach((field, value) -> row.put(sheet.prefix() + code + "." + field, value));
    }

    private Map<String, Object> begin(SheetKind sheet) {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("reference", product.reference());
        row.put("version", product.version());
        row.put(sheet.prefix() + "productName", product.name());
        return row;
    }
}
