package org.craregistry.register;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.craregistry.register.workbook.SheetRow;
import org.craregistry.register.workbook.SheetSink;
import org.craregistry.register.workbook.UnreadableRegister;
import org.jspecify.annotations.Nullable;

/** Looks for the header among the first rows of a sheet: of the rows that name the reference and one more column the one with the most. */
final class HeaderFinder implements SheetSink {

    private static final int MOST_ROWS = 100;
    private static final int LEAST_COLUMNS = 2;
    private static final String KEY = "reference";
    private static final List<String> SEPARATORS = List.of(";", ",", "|", "^", "\t", "~");

    private final HeaderNames names;
    private final Places where;
    private final @Nullable Integer wanted;
    private final Set<String> met = new HashSet<>();
    private HeaderRow nearest = HeaderRow.NONE;
    private int nearestRecognised = -1;
    private int rows;
    private @Nullable HeaderRow best;
    private @Nullable HeaderRow below;

    /** The first row that is nothing but a header. */
    private @Nullable HeaderRow first;

    private int bestRecognised;
    private boolean isBestPlain;
    private boolean isBestBlock;

    /** How many rows that say something were met below the first header, and how many of these above the best one. */
    private int belowFirst;

    private int between;

    /** @param wanted the row of the header, where the caller says so */
    HeaderFinder(HeaderNames names, Places where, @Nullable Integer wanted) {
        this.names = names;
        this.where = where;
        this.wanted = wanted;
        if (wanted != null && wanted == 0) {
            consider(HeaderRow.NONE);
        }
    }

    @Override
    public boolean row(SheetRow row) {
        HeaderRow met = HeaderRow.of(row);
        if (best != null && below == null) {
            below = met;
        }
        boolean asked = wanted == null || wanted == met.number() || HeaderNames.isOfProblems(met);
        if (asked) {
            consider(met);
        }
        if (met.equals(best)) {
            between = belowFirst;
        } else if (first != null && !met.equals(first) && !met.cells().isEmpty()) {
            belowFirst++;
        }
        boolean past = wanted != null && met.number() > wanted;
        return !past && (++rows < MOST_ROWS || wanted != null);
    }

    private void consider(HeaderRow row) {
        row.texts().forEach(text -> met.add(Spelling.bare(text)));
        List<HeaderNames.Match> recognised = names.matches(row).stream()
                .filter(match -> !match.column().computed())
                .toList();
        int columns = (int)
                recognised.stream().map(HeaderNames.Match::column).distinct().count();
        remember(row, columns);
        boolean complete = columns >= LEAST_COLUMNS
                && recognised.stream().anyMatch(match -> match.column().field().equals(KEY));
        boolean isPlain = complete
                && recognised.stream().map(HeaderNames.Match::index).distinct().count()
                        == row.cells().size();
        if (isPlain && first == null) {
            first = row;
        }
        boolean isBlock = complete && isBlock(row, recognised);
        boolean isBetter = isPlain && isBestBlock || columns > bestRecognised && !(isBlock && isBestPlain);
        if (complete && (isBetter || HeaderNames.isOfProblems(row))) {
            isBestPlain = isPlain;
            isBestBlock = isBlock;
            best = row;
            below = null;
            bestRecognised = columns;
        }
    }

    /** Whether a value stands behind every name, as in a block above a table that says whose it is. */
    private static boolean isBlock(HeaderRow row, List<HeaderNames.Match> recognised) {
        Set<Integer> names = recognised.stream().map(HeaderNames.Match::index).collect(Collectors.toSet());
        boolean isNameBefore = false;
        for (HeaderRow.Cell cell : row.cells()) {
            boolean isName = names.contains(cell.index());
            if (isName && isNameBefore) {
                return false;
            }
            isNameBefore = isName;
        }
        return !isNameBefore && row.number() > 0;
    }

    /** How many columns the row has that is most like a header; -1 where the sheet is empty. */
    int nearestRecognised() {
        return nearestRecognised;
    }

    /** The row that comes nearest to a header: the first of those that name most columns, and of these most texts. */
    private void remember(HeaderRow row, int recognised) {
        boolean isNearer = recognised > nearestRecognised
                || recognised == nearestRecognised
                        && row.texts().size() > nearest.texts().size();
        if (isNearer) {
            nearest = row;
            nearestRecognised = recognised;
        }
    }

    private RegisterHeader nearest() {
        Map<Integer, RegisterHeader.Cell> recognised = new TreeMap<>();
        names.matches(nearest).stream()
                .filter(match -> !match.column().computed())
                .forEach(match -> recognised.putIfAbsent(match.index(), match.cell()));
        List<RegisterHeader.Cell> unknown = nearest.cells().stream()
                .filter(cell -> cell.words() && !recognised.containsKey(cell.index()))
                .map(cell -> HeaderNames.cell(cell.index(), cell.text(), null))
                .toList();
        int row = Math.max(1, nearest.number());
        return new RegisterHeader(
                where.sheet(), where.csv(), row, List.copyOf(recognised.values()), List.of(), unknown);
    }

    /**
     * The header, empty where no row is one.
     *
     * @throws UnreadableRegister where it lacks a header that the mapping names
     */
    Optional<FoundHeader> found() {
        if (best == null) {
            return Optional.empty();
        }
        if (!names.missing(met).isEmpty()) {
            throw mappedHeaderMissing();
        }
        FoundHeader found = FoundHeader.of(where, best, names);
        FoundHeader whole = below != null && isSecondHeader(found, below) ? inTwoRows(best, below) : found;
        return Optional.of(first != null && between > 0 ? whole.with(above(first, best)) : whole);
    }

    /** Whether a row names columns below a header that names others, and says nothing below those: the upper keys are merged. */
    private boolean isSecondHeader(FoundHeader found, HeaderRow row) {
        Set<Integer> places = new HashSet<>();
        found.places().forEach(place -> places.add(place.index()));
        List<HeaderNames.Match> more = names.matches(row).stream()
                .filter(match -> !places.contains(match.index()))
                .toList();
        boolean saysElse = row.cells().stream()
                .anyMatch(cell -> !cell.words()
                        || found.places().stream()
                                .anyMatch(place ->
                                        place.index() == cell.index() && !names.isHeader(cell.text(), place.column())));
        return row.number() == found.header().row() + 1 && !more.isEmpty() && !saysElse;
    }

    private Problem above(HeaderRow other, HeaderRow header) {
        return new Problem(
                Problem.Severity.WARNING,
                "ROWS_ABOVE_HEADER",
                where.sheet(),
                null,
                null,
                null,
                "%s has a header in row %d and one that says more in row %d, which is taken; %s not read. Put what is missing below it, or name the row of the header."
                        .formatted(
                                where.whole(),
                                other.number(),
                                header.number(),
                                between == 1
                                        ? "the row between them was"
                                        : "the %d rows between them were".formatted(between)));
    }

    private FoundHeader inTwoRows(HeaderRow upper, HeaderRow lower) {
        return FoundHeader.of(where, upper.with(lower), names)
                .with(new Problem(
                        Problem.Severity.WARNING,
                        "HEADER_IN_TWO_ROWS",
                        where.sheet(),
                        null,
                        null,
                        null,
                        "%s has its header in the rows %d and %d; both were read."
                                .formatted(where.whole(), upper.number(), lower.number())));
    }

    /** Whether the sheet holds anything. */
    boolean hasMetSomething() {
        return !met.isEmpty();
    }

    /** Why the sheet cannot be read. */
    UnreadableRegister refusal() {
        if (!names.missing(met).isEmpty()) {
            return mappedHeaderMissing();
        }
        if (wanted != null && nearest.texts().isEmpty()) {
            return new HeaderNotFound(
                    "NO_HEADER",
                    wanted == 0
                            ? "%s is said to have no header: say by its letter which column holds the reference, and one more."
                                    .formatted(where.whole())
                            : "%s has no text in row %d, which is named as its header; name another row, or none to have it looked for."
                                    .formatted(where.whole(), wanted),
                    nearest());
        }
        if (nearestRecognised >= LEAST_COLUMNS) {
            return new HeaderNotFound(
                    "NO_REFERENCE",
                    "%s has no column for the reference of the product; met: %s.%s Name one \"Reference\", or say which one is it."
                            .formatted(where.whole(), quoted(nearest.texts()), near()),
                    nearest());
        }
        if (wanted != null && wanted > 0) {
            return new HeaderNotFound(
                    "NO_HEADER",
                    "%s has none of our headers in row %d, which is named as its header; met: %s.%s Name another row, or none to have it looked for."
                            .formatted(where.whole(), wanted, quoted(nearest.texts()), near()),
                    nearest());
        }
        Optional<String> separator = separatorWithin();
        if (separator.isPresent()) {
            return new HeaderNotFound(
                    "NO_HEADER",
                    "%s has all of a row in one cell, as in %s. Split its cells into columns at %s, without quotes around whole rows, and send it again."
                            .formatted(
                                    where.whole(),
                                    quoted(nearest.texts()),
                                    separator.get().equals("\t") ? "the tabs" : CellReading.quoted(separator.get())),
                    nearest());
        }
        return new HeaderNotFound(
                "NO_HEADER",
                "%s has no row with our headers, such as Reference, Version, Name; met: %s.%s Use the template, or say which of your columns holds what."
                        .formatted(where.whole(), quoted(nearest.texts()), near()),
                nearest());
    }

    /** What stands between several headers within the one cell of the row that comes nearest; empty where nothing does. */
    private Optional<String> separatorWithin() {
        return nearest.texts().size() != 1
                ? Optional.empty()
                : SEPARATORS.stream()
                        .filter(separator ->
                                Arrays.stream(nearest.texts().get(0).split(Pattern.quote(separator)))
                                                .filter(names::isKnown)
                                                .count()
                                        >= LEAST_COLUMNS)
                        .findFirst();
    }

    private String near() {
        List<String> near = new ArrayList<>();
        Set<Column> taken =
                names.matches(nearest).stream().map(HeaderNames.Match::column).collect(Collectors.toSet());
        for (String text : nearest.texts()) {
            names.near(text, taken)
                    .filter(found -> !names.isKnown(text))
                    .ifPresent(found -> near.add("%s may be \"%s\" (%s)"
                            .formatted(CellReading.quoted(text), found.header(), found.words())));
        }
        return near.isEmpty() ? "" : " %s.".formatted(String.join(", ", near));
    }

    private UnreadableRegister mappedHeaderMissing() {
        return new HeaderNotFound(
                "MAPPED_HEADER_MISSING",
                "What is said of the columns names %s, but %s has no such header; met: %s."
                        .formatted(
                                quoted(names.missing(met)),
                                where.csv() ? "the file" : "sheet \"%s\"".formatted(where.sheet()),
                                quoted(nearest.texts())),
                nearest());
    }

    private static String quoted(List<String> headers) {
        List<String> shown = headers.stream().limit(30).map(CellReading::quoted).toList();
        String more = headers.size() > 30 ? " and %d more".formatted(headers.size() - 30) : "";
        return shown.isEmpty() ? "nothing" : String.join(", ", shown) + more;
    }
}
