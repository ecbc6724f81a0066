package org.craregistry.register;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.craregistry.register.workbook.CellKind;
import org.jspecify.annotations.Nullable;

/** Reads yes and no, in the languages of {@link Words}, a tick as yes, and the mark that stands for yes in a column. */
final class YesNoRule implements CellRule {

    private static final Map<String, String> SPELLINGS = spellings();
    private static final CellReading IS_YES = CellReading.of(true);
    private static final CellReading IS_NO = CellReading.of(false);

    private static final Pattern TICK = Pattern.compile("[\u2713\u2714\u221A\u2611\u2705]\uFE0F?");

    private final @Nullable Column column;
    private final Supplier<@Nullable String> mark;
    private @Nullable String met;

    /** For a column without a mark. */
    YesNoRule() {
        this.column = null;
        this.mark = () -> null;
    }

    /** @param mark what stands for yes in this column besides words, in lower case, or {@code null} for none; asked once there is a mark */
    YesNoRule(Column column, Supplier<@Nullable String> mark) {
        this.column = column;
        this.mark = mark;
    }

    private static Map<String, String> spellings() {
        Map<String, String> spellings = new HashMap<>();
        Words.bare(Words.YES).forEach(word -> spellings.put(word, "Yes"));
        Words.bare(Words.NO).forEach(word -> spellings.put(word, "No"));
        return spellings;
    }

    @Override
    public CellReading read(CellKind kind, String text) {
        String found = Spelling.isDoubtful(text) ? null : SPELLINGS.get(Spelling.bare(text));
        if (found != null) {
            return found.equals("Yes") ? IS_YES : IS_NO;
        }
        if (TICK.matcher(text).matches()) {
            return IS_YES;
        }
        if (YesMarks.isMark(text) && text.toLowerCase(Locale.ROOT).equals(mark.get())) {
            met = text.toLowerCase(Locale.ROOT);
            return IS_YES;
        }
        String near = NearMatch.among(TextRule.nothing(text).isPresent() ? "" : Spelling.bare(text), SPELLINGS).stream()
                .map(match -> "\"%s\" (%s)"
                        .formatted(
                                match.code(),
                                match.words(match.code(), Words.of(match.code().equals("Yes") ? Words.YES : Words.NO))))
                .collect(Collectors.joining(" or "));
        return CellReading.refused(
                "NOT_YES_OR_NO",
                "%s is neither yes nor no; %s Yes or No, or leave the cell empty."
                        .formatted(
                                CellReading.quoted(text),
                                near.isEmpty() ? "write" : "did you mean %s? Write".formatted(near)));
    }

    @Override
    public List<Problem> notes(Places where) {
        if (met == null || column == null) {
            return List.of();
        }
        return List.of(new Problem(
                Problem.Severity.WARNING,
                "MARKS_AS_YES",
                where.sheet(),
                null,
                column.header(),
                null,
                "Column \"%s\" has %s as its only mark, which was read as Yes; empty cells leave the question open. Write No where that is meant."
                        .formatted(column.header(), CellReading.quoted(met))));
    }
}
