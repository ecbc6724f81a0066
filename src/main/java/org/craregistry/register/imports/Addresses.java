package org.craregistry.register.imports;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.craregistry.register.Column;
import org.craregistry.register.Places;
import org.craregistry.register.Problem;
import org.craregistry.register.RegisterColumns;
import org.craregistry.register.RegisterHeader;
import org.jspecify.annotations.Nullable;

/** Where the fields of a row stand on its sheet, for problems that name their cell. */
final class Addresses {

    private static final String FACTS = "facts.";

    private final Map<String, String> letters = new HashMap<>();
    private final Places where;
    private final Optional<RegisterHeader.Cell> likelyVersion;

    /** The columns of a header. */
    Addresses(RegisterHeader header) {
        where = header.places();
        likelyVersion = header.likelyVersion();
        header.recognised().forEach(cell -> letters.put(String.valueOf(cell.field()), cell.column()));
    }

    /**
     * A problem that keeps a row from being taken over.
     *
     * @param path the field, as user errors name it
     * @param met what was read; {@code null} where nothing was
     * @param words the sentence without the address
     */
    Problem error(String code, String sheet, int row, String path, @Nullable Object met, String words) {
        return problem(Problem.Severity.ERROR, code, sheet, row, path, met, words);
    }

    /** A remark about a row; as {@link #error}. */
    Problem warning(String code, String sheet, int row, String path, @Nullable Object met, String words) {
        return problem(Problem.Severity.WARNING, code, sheet, row, path, met, words);
    }

    /** The column that is not read and may hold the version; empty where one is read as such. */
    Optional<RegisterHeader.Cell> likelyVersion() {
        return likelyVersion;
    }

    /** Whether one of the problems is an error of the cell in which a field of a row stands. */
    boolean isWrong(String field, String sheet, int row, List<Problem> problems) {
        String letter = letters.get(field);
        String cell = letter + row;
        return letter != null
                && problems.stream()
                        .anyMatch(problem ->
                                problem.isError() && problem.sheet().equals(sheet) && cell.equals(problem.cell()));
    }

    /** Whether the sheet has a column for this field. */
    boolean has(String field) {
        return letters.containsKey(field);
    }

    /** The fields of a column, several where the mapping says so. */
    List<String> fields(String letter) {
        return letters.entrySet().stream()
                .filter(one -> one.getValue().equals(letter))
                .map(Map.Entry::getKey)
                .toList();
    }

    /** A row of another sheet of the same file, within a sentence. */
    String inRow(String sheet, int row) {
        return new Places(sheet, where.csv()).inRow(row);
    }

    private Problem problem(
            Problem.Severity severity,
            String code,
            String sheet,
            int row,
            String path,
            @Nullable Object met,
            String words) {
        String field = path.startsWith(FACTS) ? path.substring(FACTS.length()) : path;
        String letter = letters.get(field);
        String cell = letter == null ? null : letter + row;
        String address = letter == null ? where.row(row) : where.cell(letter, row);
        return new Problem(
                severity,
                code,
                sheet,
                cell,
                RegisterColumns.find(field).map(Column::header).orElse(null),
                met == null ? null : met.toString(),
                address + ": " + words);
    }
}
