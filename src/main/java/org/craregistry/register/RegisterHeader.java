package org.craregistry.register;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.craregistry.portfolio.IdentityField;
import org.jspecify.annotations.Nullable;

/**
 * The header that was found in a register.
 *
 * @param sheet the sheet as named in the file; {@code Products} for CSV
 * @param csv whether the file has no sheets
 * @param row the row number of the header, from 1
 * @param recognised the columns that are read, from left to right
 * @param computed the columns that are ours and ignored, because they are computed or the caller's mapping says so
 * @param unknown the columns that are not known, and not read
 */
public record RegisterHeader(
        String sheet, boolean csv, int row, List<Cell> recognised, List<Cell> computed, List<Cell> unknown) {

    public RegisterHeader {
        recognised = List.copyOf(recognised);
        computed = List.copyOf(computed);
        unknown = List.copyOf(unknown);
    }

    /** Whether its columns also say what is on file for products, as those of a flat file may; so do the columns of the other sheets. */
    public boolean tellsWhatIsOnFile() {
        return recognised.stream().anyMatch(cell -> isOfEvidence(String.valueOf(cell.field())));
    }

    /** Whether a field is of something on file: it has the name of its list before it. */
    public static boolean isOfEvidence(String field) {
        return field.indexOf('.') >= 0;
    }

    /** How many columns it names, those before them included; 0 where there is no header. */
    int extent() {
        return row == 0
                ? 0
                : Stream.of(recognised, computed, unknown)
                        .flatMap(List::stream)
                        .mapToInt(cell -> HeaderNames.index(cell.column()) + 1)
                        .max()
                        .orElse(0);
    }

    /** Whether the sheet is a CSV file of ours that a spreadsheet program has saved as a workbook, its apostrophes before texts included. */
    boolean isOfCsv() {
        return !csv
                && computed.stream().anyMatch(cell -> ExportMoment.isHeader(cell.text()))
                && computed.stream().noneMatch(cell -> HeaderNames.isOfProblems(cell.text()));
    }

    /** The column that is not known and may hold the version; empty where one is read as such. */
    public Optional<Cell> likelyVersion() {
        String version = IdentityField.VERSION.field();
        boolean isRead = recognised.stream().anyMatch(cell -> version.equals(cell.field()));
        return unknown.stream()
                .filter(cell -> !isRead && HeaderNames.mayBeVersion(cell.text()))
                .findFirst();
    }

    /** What places on the sheet are called. */
    public Places places() {
        return new Places(sheet, csv);
    }

    /**
     * A header cell.
     *
     * @param column the letters of the column, such as {@code F}
     * @param text the header as it stands in the file
     * @param field the field it stands for; {@code null} where it is unknown
     */
    public record Cell(String column, String text, @Nullable String field) {}
}
