package org.craregistry.register;

import java.util.List;
import java.util.Optional;
import org.craregistry.register.workbook.CellKind;
import org.craregistry.register.workbook.SheetRow;

/** Finds the rows of CSV files that a separator within a text, without quotes around it, has made longer than the header. */
final class RowExtents {

    private final Places where;
    private final int wanted;
    private final List<Integer> beyond;
    private int accepted;
    private boolean first = true;

    /** @param wanted how many cells the header has */
    RowExtents(RegisterHeader header, int wanted) {
        this.where = header.places();
        this.beyond = header.computed().stream()
                .filter(cell -> cell.text().equals(ProblemsWorkbook.BEYOND))
                .map(cell -> HeaderNames.index(cell.column()))
                .toList();
        this.wanted = wanted;
        this.accepted = wanted;
    }

    /** Mends a row where there is one way to; what is to be said about it, empty where nothing is. */
    Optional<Problem> check(SheetRow row) {
        if (beyond.stream().anyMatch(index -> row.kind(index) != CellKind.BLANK)) {
            return Optional.of(
                    problem(
                            Problem.Severity.ERROR,
                            "ROW_TOO_LONG",
                            row,
                            "still has cells beyond the header: a text that holds the separator was cut, and what follows moved to the right. Put the text together again, move what follows back, and empty the cells beyond."));
        }
        if (row.swallowed() > 0) {
            return Optional.of(problem(
                    Problem.Severity.ERROR,
                    "ROWS_IN_QUOTES",
                    row,
                    "has a text in quotes that looks like %d more %s of the table: a quote too many takes in what follows it. Correct the quotes, or send a workbook."
                            .formatted(row.swallowed(), row.swallowed() == 1 ? "row" : "rows")));
        }
        boolean tails = first && row.width() <= accepted; // separators at the end of every row
        first = false;
        if (tails) {
            accepted = Math.max(accepted, row.extent());
        }
        if (!where.csv() || accepted == 0 || row.extent() <= accepted) {
            return Optional.empty();
        }
        int met = row.extent();
        if (row.rejoin(wanted)) {
            return Optional.of(problem(
                    Problem.Severity.WARNING,
                    "TEXT_REJOINED",
                    row,
                    "had %d cells where the header has %d: texts that hold the separator were put together again, for it is followed by a space or has a backslash before it."
                            .formatted(met, wanted)));
        }
        return Optional.of(problem(
                Problem.Severity.ERROR,
                "ROW_TOO_LONG",
                row,
                "has %d cells where the header has %d: a text that holds the separator was cut, and what follows moved to the right. Put such texts into quotes, or send a workbook."
                        .formatted(met, wanted)));
    }

    private Problem problem(Problem.Severity severity, String code, SheetRow row, String words) {
        String met = row.kind(wanted) == CellKind.BLANK ? null : row.text(wanted);
        return new Problem(
                severity, code, where.sheet(), null, null, met, "%s %s".formatted(where.row(row.number()), words));
    }
}
