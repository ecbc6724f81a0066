package org.craregistry.register.imports;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.craregistry.register.AcceptedValue;
import org.craregistry.register.Column;
import org.craregistry.register.ExportRow;
import org.craregistry.register.Products;
import org.craregistry.register.RegisterColumns;
import org.craregistry.register.SheetKind;
import org.craregistry.storage.StorableText;

/** Products with all that can be on file for them, drawn at random from a seed, as the registry accepts them, with texts that hurt. */
final class RandomRegister {

    private static final LocalDate FIRST = LocalDate.of(2026, 1, 1);

    private final Random random;
    private final List<String> texts;

    RandomRegister(long seed) {
        this.random = new Random(seed);
        this.texts = Products.HOSTILE.stream()
                .filter(text -> !text.isBlank()
                        && text.codePoints().noneMatch(c -> c == 0 || Character.getType(c) == Character.SURROGATE))
                .toList();
    }

    List<ExportRow> draw(int count) {
        List<ExportRow> rows = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            Map<String, Object> product = new LinkedHashMap<>();
            product.put("reference", "R" + i + text());
            product.put("version", random.nextBoolean() ? "v" + text() : "");
            product.put("name", seen(text()));
            product.put("description", text().repeat(1 + random.nextInt(900)));
            product.put("dataConnection", random.nextBoolean());
            rows.add(new ExportRow(product, Map.of(), evidence(product)));
        }
        return rows;
    }

    private Map<SheetKind, List<Map<String, Object>>> evidence(Map<String, Object> product) {
        Map<SheetKind, List<Map<String, Object>>> evidence = new EnumMap<>(SheetKind.class);
        for (SheetKind sheet : SheetKind.OF_EVIDENCE) {
            List<Map<String, Object>> rows = new ArrayList<>();
            int most = sheet.records().isPresent() ? 4 : 2;
            for (int number = random.nextInt(most); number > 0; number--) {
                rows.add(row(sheet, product, number));
            }
            evidence.put(sheet, rows);
        }
        return evidence;
    }

    private Map<String, Object> row(SheetKind sheet, Map<String, Object> product, int number) {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("reference", product.get("reference"));
        row.put("version", product.get("version"));
        for (Column column : RegisterColumns.readable(sheet)) {
            String field = column.field();
            boolean isKey = field.indexOf('.') < 0 || field.endsWith(".id") || field.endsWith(".remove");
            boolean isNeeded =
                    field.endsWith("umber") || field.endsWith(".standing") || field.endsWith(".suspendedFrom");
            if (!isKey && (isNeeded || random.nextInt(3) > 0)) {
                row.put(field, value(column, number));
            }
        }
        return row;
    }

    private Object value(Column column, int number) {
        String field = column.field();
        List<String> codes = column.accepted().stream().map(AcceptedValue::code).toList();
        if (field.endsWith(".bodyNumber")) {
            return "012" + random.nextInt(10);
        }
        if (field.endsWith("umber")) {
            return number + text();
        }
        if (field.endsWith(".url")) {
            return "https://example.com/" + random.nextInt(100) + "?a=%20b";
        }
        return switch (column.type()) {
            case TEXT -> text();
            case TEXTS -> List.of("a" + text(), "b, " + text(), "c" + random.nextInt(9));
            case YES_NO -> random.nextBoolean();
            case CHOICES ->
                codes.stream().filter(code -> random.nextInt(4) == 0).toList();
            case DATE -> date(field);
            default -> codes.get(random.nextInt(codes.size()));
        };
    }

    /** What begins comes before what ends. */
    private String date(String field) {
        boolean begins =
                field.endsWith(".issuedOn") || field.endsWith(".suspendedFrom") || field.endsWith(".completedOn");
        return FIRST.plusDays(random.nextInt(1000)).plusYears(begins ? 0 : 5).toString();
    }

    /** As the registry keeps texts: without spaces around them, and line ends of one kind. */
    /** A name that nobody sees is none. */
    private static String seen(String name) {
        return StorableText.isSeen(name) ? name : "n" + name;
    }

    private String text() {
        return texts.get(random.nextInt(texts.size())).replace('\r', '\n').strip();
    }
}
