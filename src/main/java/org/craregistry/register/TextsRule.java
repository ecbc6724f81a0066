package org.craregistry.register;

import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.craregistry.register.workbook.CellKind;
import org.craregistry.storage.JsonColumn;
import tools.jackson.core.JacksonException;
import tools.jackson.core.type.TypeReference;

/**
 * Reads several texts in one cell, separated by comma, semicolon or line break. Where one of them holds such a separator itself,
 * the cell is a list in JSON, such as {@code ["3.1, rev. B"]}.
 */
final class TextsRule implements CellRule {

    private static final Pattern SEPARATOR = Pattern.compile("[,;\\n\\r]");

    /** Two numbers, or one with a decimal comma. */
    private static final Pattern COMMA = Pattern.compile("\\d+,\\d+");

    /** What people write between several versions, or in the place of all of them. */
    private static final Pattern SEVERAL = Pattern.compile(
            "\\d\\s*(?:[/|\u2022&+\u2013\u2026-]+|und|and|et|e|y|i|en|bis|to|\u00e0|do|tot)\\s*v?\\d+\\.\\d"
                    + "|[<>\u2264\u2265]=?\\s*v?\\d|\\d\\.[x*](?![\\p{L}\\d])|\\d\\+$|(?<![a-uw-z\\d])\\d{1,9}\\s*ff\\.?$|\\d\\s*(?:\u2192|(?:and|or|und|oder|et|ou|y|o|en|of|i|lub)\\s+(?:later|above|higher|newer|up"
                    + "|sp\u00e4ter|h\u00f6her|neuer|folgende|aufw\u00e4rts|ult\u00e9rieur|suivant|sup\u00e9rieur|posterior|successiv|superior|hoger|nieuwer|later|nowsz|wy\u017csz))"
                    + "|^(?:ab|from|since|seit|d\u00e8s|desde|vanaf|od)\\s+v?\\d|^\\*$|^(?:all|alle|tout(?:es)?|tutt[ei]|tod[ao]s|wszystkie)(?!\\p{L})",
            Pattern.CASE_INSENSITIVE);

    /** A version and its build: the number of that is far from the one of the version, or it follows a plus and is counted otherwise. */
    private static final Pattern BUILD =
            Pattern.compile("v?(\\d{1,9})((?:\\.\\d+)*+)\\s*([-+])\\s*(\\d{1,9})((?:\\.\\d+)++).*");

    private static final int FAR = 20;

    private static final TypeReference<List<String>> LIST = new TypeReference<>() {};

    @Override
    public CellReading read(CellKind kind, String text) {
        if (kind == CellKind.DATE) {
            return CellReading.refused(
                    "DATE_FOR_TEXT",
                    "is the %s, but texts are expected; spreadsheets turn entries such as 1.2 into dates: format the cell as text and enter it again."
                            .formatted(TextRule.dayOrTime(text)));
        }
        String cell = ExactText.read(text);
        List<String> texts = texts(cell);
        CellReading reading = CellReading.of(texts);
        if (kind == CellKind.TEXT && COMMA.matcher(cell).matches()) {
            return reading.remarked(
                    "DECIMAL_COMMA",
                    "%s was read as %s; if that is one number, write it with a point."
                            .formatted(CellReading.quoted(cell), String.join(" and ", texts)));
        }
        Optional<String> several =
                texts.stream().filter(TextsRule::mayBeSeveral).findFirst();
        if (several.isPresent()) {
            return reading.remarked(
                    "ONE_OR_SEVERAL",
                    "%s was read as one text; if several are meant, write each of them, with a semicolon between them."
                            .formatted(CellReading.quoted(several.get())));
        }
        return texts.stream()
                .flatMap(one -> TextRule.nothing(one).stream())
                .findFirst()
                .map(remark -> reading.remarked("SAYS_NOTHING", remark))
                .orElse(reading);
    }

    /** Whether a text may stand for several versions. */
    static boolean mayBeSeveral(String text) {
        return SEVERAL.matcher(text).find() && !isBuild(text);
    }

    private static boolean isBuild(String text) {
        Matcher build = BUILD.matcher(text);
        if (!build.matches()) {
            return false;
        }
        boolean isFar = Integer.parseInt(build.group(4)) - Integer.parseInt(build.group(1)) >= FAR;
        boolean isCountedOtherwise = build.group(3).equals("+") && points(build.group(2)) != points(build.group(5));
        return isFar || isCountedOtherwise;
    }

    private static long points(String text) {
        return text.chars().filter(c -> c == '.').count();
    }

    private static List<String> texts(String cell) {
        if (cell.startsWith("[")) {
            try {
                return JsonColumn.read(cell, LIST);
            } catch (JacksonException noJson) {
                return separated(cell);
            }
        }
        return separated(cell);
    }

    private static List<String> separated(String cell) {
        Set<String> texts = new LinkedHashSet<>();
        Arrays.stream(SEPARATOR.split(cell)).map(ExactText::trim).forEach(texts::add);
        texts.remove("");
        return List.copyOf(texts);
    }

    /** The cell from which the same texts are read. */
    static String write(List<String> texts) {
        String plain = String.join("; ", texts);
        return texts(plain).equals(texts) ? plain : JsonColumn.write(texts);
    }
}
