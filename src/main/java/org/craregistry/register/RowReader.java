package org.craregistry.register;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.craregistry.portfolio.IdentityField;
import org.craregistry.register.workbook.CellKind;
import org.craregistry.register.workbook.SheetRow;
import org.craregistry.storage.StorableText;
import org.jspecify.annotations.Nullable;

/** Reads the rows below a header into values and problems. */
final class RowReader {

    private static final String KEY = IdentityField.REFERENCE.field();

    private static final Pattern LABEL = Pattern.compile("\\p{L}[\\p{L} ./-]{0,60}:\\s*");

    private final Places where;
    private final List<FoundHeader.Place> places;
    private final List<CellRule> rules;
    private final Continuations continuations;

    /** @param marks what stands for yes in columns of yes and no besides words, by their places; asked once there is a mark */
    RowReader(
            FoundHeader found, Supplier<Map<Integer, String>> marks, ReadOptions options, Continuations continuations) {
        this.where = found.header().places();
        this.places = found.places();
        this.rules = places.stream()
                .map(place -> CellRule.of(
                        place.column(), place.text(), () -> marks.get().get(place.index()), options))
                .toList();
        this.continuations = continuations;
    }

    /** What is to be said about the cells of all rows together. */
    List<Problem> notes() {
        return rules.stream().flatMap(rule -> rule.notes(where).stream()).toList();
    }

    /** Whether the row shows how a row is filled, and says nothing. */
    boolean isExample(SheetRow row) {
        return places.stream()
                .anyMatch(place -> place.column().field().equals(KEY) && ExactText.isExample(row.text(place.index())));
    }

    /**
     * What the row says; empty where no column that is read holds anything.
     *
     * @param extent what is to be said about the length of the row
     */
    Optional<RegisterRow> read(SheetRow row, Optional<Problem> extent) {
        Map<String, Object> values = new LinkedHashMap<>(places.size() * 2);
        List<Problem> problems = new ArrayList<>(0);
        for (int i = 0; i < places.size(); i++) {
            if (row.kind(places.get(i).index()) != CellKind.BLANK) {
                readCell(row, places.get(i), rules.get(i), values, problems);
            }
        }
        if (values.isEmpty() && problems.isEmpty()) {
            return Optional.empty();
        }
        extent.ifPresent(problems::add);
        requireKey(row, problems);
        return Optional.of(new RegisterRow(where.sheet(), row.number(), values, problems));
    }

    private void readCell(
            SheetRow row, FoundHeader.Place place, CellRule rule, Map<String, Object> values, List<Problem> problems) {
        Column column = place.column();
        CellReading reading = reading(row, place.index(), column, rule);
        if (reading == null) {
            return;
        }
        if (reading.value() != null) {
            values.put(column.field(), reading.value());
        }
        if (reading.code() != null) {
            Problem.Severity severity = reading.value() == null ? Problem.Severity.ERROR : Problem.Severity.WARNING;
            problems.add(problem(severity, reading.code(), row, place, reading.words()));
        }
        if (row.isUnformatted(place.index()) && column.type().isText() && column.identifies()) {
            problems.add(problem(
                    Problem.Severity.WARNING,
                    "NUMBER_FOR_KEY",
                    row,
                    place,
                    "%s is a number: whether zeros were typed before or behind it, as in 007 or 2.0, is not in the file. Format the column as text."
                            .formatted(CellReading.quoted(row.text(place.index())))));
        }
        if (row.isFormula(place.index()) && reading.value() != null) {
            problems.add(problem(
                    Problem.Severity.WARNING,
                    "FORMULA",
                    row,
                    place,
                    "is a formula; its stored result %s was used."
                            .formatted(CellReading.quoted(row.text(place.index())))));
        }
    }

    private @Nullable CellReading reading(SheetRow row, int index, Column column, CellRule rule) {
        CellKind kind = row.kind(index);
        if (kind == CellKind.ERROR) {
            return CellReading.refused(
                    "CELL_ERROR",
                    "is the error %s; correct the cell or empty it.".formatted(CellReading.quoted(row.text(index))));
        }
        if (kind == CellKind.UNCALCULATED) {
            return CellReading.refused(
                    "NOT_CALCULATED",
                    "is a formula without a stored result; open the file in your spreadsheet program, save it and send it again.");
        }
        String text = row.text(index);
        String trimmed = ExactText.trim(text);
        if (trimmed.isEmpty()) {
            return null;
        }
        if (ExactText.isClear(trimmed)) {
            return clear(column);
        }
        if (kind == CellKind.TEXT && Continuations.isContinued(trimmed)) {
            return continued(text, column, rule);
        }
        if (column.type().isText()) {
            return rule.read(kind, text);
        }
        CellReading reading = rule.read(kind, asSeen(trimmed));
        boolean saysNothing =
                reading.value() == null && TextRule.nothing(trimmed).isPresent();
        return saysNothing ? reading.adding("Empty the cell where nothing is known.") : reading;
    }

    /** With simple spaces, and nothing that is not seen: programs put such between a number and its unit, or around what is copied. */
    private static String asSeen(String text) {
        return Spelling.isAscii(text)
                ? text
                : text.lines().map(StorableText::asSeen).collect(Collectors.joining("\n"));
    }

    private static CellReading clear(Column column) {
        return column.required()
                ? CellReading.refused(
                        "REQUIRED",
                        "says #CLEAR, but every product has a \"%s\"; enter one.".formatted(column.header()))
                : CellReading.of(RegisterRow.CLEAR);
    }

    private CellReading continued(String text, Column column, CellRule rule) {
        return continuations
                .whole(text.stripTrailing())
                .map(whole -> rule.read(CellKind.TEXT, column.type().isText() ? whole : ExactText.trim(whole)))
                .orElseGet(() -> CellReading.refused(
                        "TEXT_INCOMPLETE",
                        "goes on in the sheet \"%s\", where its other parts are missing; send the whole workbook, or enter the whole text here."
                                .formatted(Continuations.SHEET)));
    }

    private void requireKey(SheetRow row, List<Problem> problems) {
        for (FoundHeader.Place place : places) {
            boolean key = place.column().field().equals(KEY);
            if (key && row.kind(place.index()) == CellKind.BLANK) {
                problems.add(problem(
                        Problem.Severity.ERROR,
                        "REFERENCE_MISSING",
                        row,
                        place,
                        "is empty, but a row needs the reference of its product; enter it or delete the row."));
            } else if (key && LABEL.matcher(row.text(place.index())).matches()) {
                problems.add(problem(
                        Problem.Severity.WARNING,
                        "LABEL_FOR_REFERENCE",
                        row,
                        place,
                        "%s reads as what stands before a name or a date below a table; delete the row if it is no product."
                                .formatted(CellReading.quoted(row.text(place.index())))));
            }
        }
    }

    private Problem problem(
            Problem.Severity severity, String code, SheetRow row, FoundHeader.Place place, String words) {
        String cell = SheetRow.letters(place.index()) + row.number();
        String text = row.text(place.index());
        String address = where.cell(place.index(), row.number());
        boolean sentence = words.startsWith("\"");
        return new Problem(
                severity,
                code,
                where.sheet(),
                cell,
                place.column().header(),
                text.isEmpty() ? null : text,
                "%s%s %s".formatted(address, sentence ? ":" : "", words));
    }
}
