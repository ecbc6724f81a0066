package org.craregistry.register;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.craregistry.portfolio.IdentityField;
import org.craregistry.register.workbook.CellKind;
import org.craregistry.register.workbook.SheetRow;
import org.craregistry.register.workbook.SheetSink;
import org.craregistry.register.workbook.TableWriter;

/** Writes the rows of one sheet that have problems. */
final class ProblemRows implements SheetSink {

    private static final int ISO_DAY = 10;
    private static final String OTHER_HEADER = "OTHER_HEADER";
    private static final List<String> KEY = List.of(IdentityField.REFERENCE.field(), IdentityField.VERSION.field());

    private final RegisterHeader header;
    private final TableWriter table;
    private final ProblemColumns columns;
    private final Map<Integer, String> marks;
    private final Map<Integer, CellRule> dates;
    private final ProblemsWorkbook.SheetProblems problems;
    private final Continuations continuations;
    private final LongTexts longTexts;
    private final boolean isGuarded;
    private RowExtents extents;

    /** The row nearest above that may be the header of another table. */
    private HeaderRow otherHeader = HeaderRow.NONE;

    /** The header of another table that what is written stands below; none below that of the first. */
    private HeaderRow writtenHeader = HeaderRow.NONE;

    /** @param dates how the texts of columns with dates are read, where somebody has said it of the file */
    ProblemRows(
            RegisterHeader header,
            TableWriter table,
            ProblemColumns columns,
            Map<Integer, String> marks,
            Map<Integer, CellRule> dates,
            ProblemsWorkbook.SheetProblems problems,
            Continuations continuations,
            LongTexts longTexts) {
        this.header = header;
        this.table = table;
        this.columns = columns;
        this.marks = marks;
        this.dates = dates;
        this.problems = problems;
        this.continuations = continuations;
        this.longTexts = longTexts;
        this.isGuarded = header.isOfCsv();
        this.extents = new RowExtents(header, header.extent());
    }

    @Override
    public boolean row(SheetRow row) {
        if (isGuarded) {
            row.unguard();
        }
        if (row.number() == header.row()) {
            extents = new RowExtents(header, Math.max(header.extent(), row.extent()));
        } else if (row.number() > header.row()) {
            if (!isExample(row)) {
                extents.check(row);
            }
            problems.of(row.number(), label(row)).ifPresentOrElse(met -> giveBack(row, met), () -> remember(row));
        }
        return true;
    }

    private boolean isExample(SheetRow row) {
        return header.recognised().stream()
                .filter(cell -> KEY.get(0).equals(cell.field()))
                .anyMatch(cell -> ExactText.isExample(row.text(HeaderNames.index(cell.column()))));
    }

    /** The product that the row is about. */
    private String label(SheetRow row) {
        return KEY.stream()
                .flatMap(field -> header.recognised().stream().filter(cell -> field.equals(cell.field())))
                .map(cell -> ExactText.trim(row.text(HeaderNames.index(cell.column()))))
                .collect(Collectors.joining(" "))
                .strip();
    }

    private void remember(SheetRow row) {
        HeaderRow met = HeaderRow.of(row);
        boolean isOfWords = met.cells().size() > 1 && met.cells().stream().allMatch(HeaderRow.Cell::words);
        otherHeader = isOfWords ? met : otherHeader;
    }

    /** Below the header that it stands below in the file: under ours its cells would be taken for something else. */
    private void giveBack(SheetRow row, List<Problem> met) {
        HeaderRow below =
                met.stream().anyMatch(problem -> problem.code().equals(OTHER_HEADER)) ? otherHeader : HeaderRow.NONE;
        if (!below.cells().equals(writtenHeader.cells())) {
            table.startRow();
            (below == HeaderRow.NONE ? columns.headers() : below.cells())
                    .forEach(cell -> table.text(cell.index() + 1, cell.text()));
            writtenHeader = below;
        }
        write(row, met);
    }

    private void write(SheetRow row, List<Problem> problems) {
        table.startRow();
        List<String> messages = problems.stream().map(Problem::message).toList();
        table.note(0, messages);
        for (int i = 0; i < Math.min(row.width(), columns.width()); i++) {
            write(row, i);
        }
        Map<Integer, List<Problem>> marked = new HashMap<>();
        marked.putAll(problems.stream()
                .filter(problem -> problem.cell() != null && problem.sheet().equals(header.sheet()))
                .collect(Collectors.groupingBy(problem ->
                        HeaderNames.index(String.valueOf(problem.cell()).replaceAll("\\d", "")))));
        marked.forEach(this::mark);
    }

    private void mark(int index, List<Problem> problems) {
        if (index < columns.width()) {
            String words = problems.stream().map(Problem::message).collect(Collectors.joining("\n"));
            String accepted = columns.at(index)
                    .map(column -> "\nAccepted: " + column.type().words() + ".")
                    .orElse("");
            table.mark(index + 1, problems.stream().anyMatch(Problem::isError), words + accepted);
        }
    }

    private void write(SheetRow row, int index) {
        String text = row.text(index);
        switch (row.kind(index)) {
            case BLANK, UNCALCULATED -> {
                // there is nothing to show
            }
            case NUMBER -> number(row, index, text);
            case DATE -> date(index, text);
            case ERROR -> table.error(index + 1, text);
            case BOOLEAN, TEXT ->
                day(index, text)
                        .ifPresentOrElse(
                                day -> table.date(index + 1, day),
                                () -> text(index, isYes(index, text) ? "Yes" : text));
        }
    }

    /** Whether a mark was read as yes, which it may not be among fewer rows. */
    private boolean isYes(int index, String text) {
        return ExactText.trim(text).toLowerCase(Locale.ROOT).equals(marks.get(index));
    }

    /** The day that a text was read as because somebody has said how dates are written, which the workbook does not say. */
    private Optional<LocalDate> day(int index, String text) {
        return Optional.ofNullable(dates.get(index))
                .map(rule -> rule.read(CellKind.TEXT, ExactText.trim(text)).value())
                .map(day -> LocalDate.parse(day.toString()));
    }

    private void text(int index, String text) {
        String whole =
                Continuations.isContinued(text) ? continuations.whole(text).orElse(text) : text;
        longTexts.write(table, index + 1, whole);
    }

    /** A number whose zeros its format shows is a text here, so that they stay. */
    private void number(SheetRow row, int index, String text) {
        boolean words = columns.at(index)
                .filter(column -> column.type() == ColumnType.TEXT)
                .isPresent();
        if (words && !row.isUnformatted(index)) {
            text(index, text);
        } else {
            table.number(index + 1, Double.parseDouble(text));
        }
    }

    /** A date stays one where a text is expected: it is refused again then, until somebody enters the text. */
    private void date(int index, String text) {
        try {
            table.date(
                    index + 1,
                    text.length() == ISO_DAY ? LocalDate.parse(text).atStartOfDay() : LocalDateTime.parse(text));
        } catch (DateTimeException e) { // a day that no calendar has is a text
            text(index, text);
        }
    }
}
