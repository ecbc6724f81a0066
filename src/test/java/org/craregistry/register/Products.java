package org.craregistry.register;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.craregistry.law.NumberFact;
import org.craregistry.law.Vocabulary;
import org.craregistry.portfolio.IdentityField;

/** Products drawn at random, from a seed, with answers in any column and texts that hurt. */
public final class Products {

    public static final List<String> HOSTILE = List.of(
            "=1+1",
            "+49 30 1234",
            "-5",
            "@SUM(A1)",
            "'=1",
            "''=1",
            "'quoted'",
            "\t=1+1",
            " =1",
            "＝1+1",
            "\r\n=cmd|' /C calc'!A0",
            "a \"quoted\" word",
            "\"",
            "\"\"",
            "a,b;c\td",
            "line one\nline two",
            "carriage\r\nreturn",
            "lone\rreturn",
            "emoji \uD83D\uDE00 and \u00e4\u00f6\u00fc \u6f22\u5b57 \u05e9\u05dc\u05d5\u05dd",
            "007",
            "a;=1+1;b",
            "list\n- one\n- two",
            "a,\"=1",
            "a;=;=1",
            "a,@x\t+y",
            "1E5",
            "1.10",
            "00.50",
            "TRUE",
            "2027-01-02",
            "03/04/2027",
            "_x0041_",
            "_x005F_x0041_",
            "\u0001\u0008\u001f",
            "null\u0000byte",
            "\uFFFE\uFFFF",
            "lone \uD800 surrogate",
            "\uDC00",
            "back\\slash \\r \\u0041",
            "back\\slash\\\r ",
            "#CLEAR",
            "#clear",
            "text #CLEAR",
            "#EXACT",
            "x#EXACT",
            "x#EXACT#EXACT",
            "#CONTINUED:1",
            "x #CONTINUED:12",
            "NONE",
            "#N/A",
            " leading",
            "trailing ",
            "\u00a0no-break\u00a0",
            "\u200bzero width",
            "<b>&amp;</b>",
            "]]>",
            "{{7*7}}",
            "\\",
            "%00",
            "e\u0301 combined",
            "\u202eright to left");

    private final Random random;

    Products(long seed) {
        this.random = new Random(seed);
    }

    List<ExportRow> draw(int count) {
        List<ExportRow> rows = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            Map<String, Object> values = values(i);
            Map<String, String> computed = Map.of("productClass", "Important, class I", "openQuestions", "=1+1");
            rows.add(new ExportRow(values, computed, evidence(values)));
        }
        return rows;
    }

    private Map<SheetKind, List<Map<String, Object>>> evidence(Map<String, Object> product) {
        Map<SheetKind, List<Map<String, Object>>> evidence = new EnumMap<>(SheetKind.class);
        for (SheetKind sheet : SheetKind.OF_EVIDENCE) {
            List<Map<String, Object>> rows = new ArrayList<>();
            for (int i = random.nextInt(3); i > 0; i--) {
                rows.add(evidence(sheet, product));
            }
            evidence.put(sheet, rows);
        }
        return evidence;
    }

    private Map<String, Object> evidence(SheetKind sheet, Map<String, Object> product) {
        Map<String, Object> row = new LinkedHashMap<>();
        for (Column column : RegisterColumns.readable(sheet)) {
            if (product.containsKey(column.field())) {
                row.put(column.field(), product.get(column.field()));
            } else if (column.field().indexOf('.') > 0 && random.nextInt(3) > 0) {
                row.put(column.field(), column.type() == ColumnType.TEXT ? text(column) : answer(column));
            }
        }
        return row;
    }

    private String text(Column column) {
        String text = HOSTILE.get(random.nextInt(HOSTILE.size()));
        return text.length() > column.maximum() ? text.substring(0, column.maximum()) : text;
    }

    private Map<String, Object> values(int number) {
        Map<String, Object> values = new LinkedHashMap<>();
        for (IdentityField field : IdentityField.values()) {
            if (field.isRequired() || random.nextBoolean()) {
                values.put(field.field(), text(field, number));
            }
        }
        for (Column column : RegisterColumns.readable()) {
            if (column.type() != ColumnType.TEXT && random.nextInt(3) > 0) {
                values.put(column.field(), answer(column));
            }
        }
        return values;
    }

    private String text(IdentityField field, int number) {
        String hostile = HOSTILE.get(random.nextInt(HOSTILE.size()));
        String text = field == IdentityField.REFERENCE ? hostile + number : hostile;
        return text.length() > field.maximum() ? text.substring(0, field.maximum()) : text;
    }

    private Object answer(Column column) {
        List<String> codes = column.accepted().stream().map(AcceptedValue::code).toList();
        return switch (column.type()) {
            case YES_NO -> random.nextBoolean();
            case CHOICE, CATEGORY -> codes.get(random.nextInt(codes.size()));
            case CHOICES ->
                codes.stream().filter(code -> random.nextInt(4) == 0).toList();
            case DATE ->
                LocalDate.of(1970, 1, 1).plusDays(random.nextInt(32_000)).toString();
            case NUMBER -> number((NumberFact) Vocabulary.fact(column.field()));
            case TEXTS -> HOSTILE.subList(random.nextInt(20), 20 + random.nextInt(HOSTILE.size() - 20) + 1);
            case TEXT -> throw new IllegalArgumentException(column.field());
        };
    }

    private static <T> Object plain(NumberFact fact, BigDecimal number) {
        return fact.plain(fact.read(number));
    }

    private Object number(NumberFact fact) {
        int range = fact.maximum().subtract(fact.minimum()).intValueExact();
        BigDecimal whole = fact.minimum().add(BigDecimal.valueOf(random.nextInt(range)));
        return plain(fact, fact.isWhole() ? whole : whole.add(new BigDecimal("0.25")));
    }
}
