package org.craregistry.register;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.craregistry.register.workbook.CellKind;

/** Reads cells as people have mapped them before, and says at the end which; everything else as usual. */
final class MappedRule implements CellRule {

    /** One of several values in a cell. */
    private static final Pattern PART = Pattern.compile("[^,;\\n\\r]+");

    private final Column column;
    private final Map<String, String> mapped;
    private final CellRule rule;
    private final Map<String, String> used = new TreeMap<>();

    /** @param mapped cell to code, cells as {@link SavedMappings#compared} leaves them */
    MappedRule(Column column, Map<String, String> mapped, CellRule rule) {
        this.column = column;
        this.mapped = mapped;
        this.rule = rule;
    }

    @Override
    public CellReading read(CellKind kind, String text) {
        String whole = meant(text);
        boolean isSet = whole.equals(text) && column.type() == ColumnType.CHOICES;
        String meant = isSet ? PART.matcher(text).replaceAll(this::meant) : whole;
        return meant.equals(text) ? rule.read(kind, text) : rule.read(CellKind.TEXT, meant);
    }

    private String meant(MatchResult part) {
        return Matcher.quoteReplacement(meant(part.group()));
    }

    /** The code that a text was mapped to, else the text. */
    private String meant(String text) {
        String code = mapped.get(SavedMappings.compared(column.field(), text));
        if (code == null) {
            return text;
        }
        used.put(ExactText.trim(text), code);
        return code;
    }

    @Override
    public List<Problem> notes(Places where) {
        if (used.isEmpty()) {
            return List.of();
        }
        String words = used.entrySet().stream()
                .map(one -> CellReading.quoted(one.getKey()) + " as " + column.cell(one.getValue()))
                .collect(Collectors.joining(", "));
        return List.of(new Problem(
                Problem.Severity.WARNING,
                "MAPPED_VALUES",
                where.sheet(),
                null,
                column.header(),
                null,
                "Column \"%s\": read as was said before: %s. Have it forgotten if that is no longer meant."
                        .formatted(column.header(), words)));
    }
}
