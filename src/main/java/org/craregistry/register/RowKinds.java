package org.craregistry.register;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.craregistry.portfolio.IdentityField;
import org.craregistry.register.workbook.CellKind;
import org.craregistry.register.workbook.SheetRow;

/** Tells rows of products from rows that only look like it: sums, what is said of the columns, and headers further below. */
final class RowKinds {

    private static final String KEY = IdentityField.REFERENCE.field();
    private static final Set<String> TOTALS = Words.bare(Words.TOTAL);
    private static final Set<String> EXAMPLES = Words.bare(Words.EXAMPLE);
    private static final List<IntFunction<String>> NUMBERINGS =
            List.of(String::valueOf, number -> SheetRow.letters(number - 1), RomanNumber::of);

    private static final Pattern WORDS = Pattern.compile("([\\p{L} -]{1,40})[:=]?[\\d.,' ]*");
    private static final Pattern FIRST_WORD = Pattern.compile("([\\p{L}-]+)[\\s:(=].*", Pattern.DOTALL);
    /** How databases count what they have listed, and the line that they draw below their headers. */
    private static final Pattern COUNT = Pattern.compile("\\(\\d+ \\p{L}+\\)");

    private static final Pattern LINE = Pattern.compile("[-=_]{2,}(?:[-+=_| ]*[-=_]{2,})*");
    private static final Pattern NUMBER = Pattern.compile("[\\d.,' ]*|\\d[\\d.,' ]*\\p{L}+");

    /** The sign for a sum, and the letter that it is made of. */
    private static final char SUM = '\u2211';

    private static final char SIGMA = '\u03A3';

    private static final int FEWEST_NUMBERED = 3;
    private static final int REMEMBERED = 1000;
    private static final int SHORT = 100;

    private final List<FoundHeader.Place> places;
    private final int headerRow;
    private final HeaderNames names;
    private final Set<Integer> totals;
    private final boolean isOfProducts;
    private final int name;
    private final Map<String, Set<String>> knownCells = new HashMap<>();

    RowKinds(DataSheet sheet, Set<Integer> totals) {
        this.places = sheet.found().places();
        this.headerRow = sheet.found().header().row();
        this.names = sheet.names();
        this.isOfProducts = sheet.kind() == SheetKind.PRODUCTS;
        this.totals = totals;
        this.name = places.stream()
                .filter(place -> place.column().field().equals("name"))
                .mapToInt(FoundHeader.Place::index)
                .findFirst()
                .orElse(-1);
    }

    /** Why a row is no product; empty where it is one. */
    Optional<SheetNotes.Skipped> skipped(SheetRow row) {
        if (totals.contains(row.number()) || isTotal(row)) {
            return Optional.of(SheetNotes.Skipped.TOTAL);
        }
        return belowHeader(row).or(() -> header(row));
    }

    /** A row that begins with such a word and names no product; a product may be called so. */
    private boolean isTotal(SheetRow row) {
        int first = 0;
        while (first < row.width() && row.kind(first) == CellKind.BLANK) {
            first++;
        }
        if (row.kind(first) != CellKind.TEXT) {
            return false;
        }
        String text = ExactText.trim(row.text(first)).replace(SUM, SIGMA);
        if (COUNT.matcher(text).matches() && row.width() == first + 1) {
            return true;
        }
        Matcher words = WORDS.matcher(text);
        if (words.matches() && TOTALS.contains(Spelling.bare(words.group(1)))) {
            return !saysMore(row, first);
        }
        Matcher begins = FIRST_WORD.matcher(text);
        return begins.matches() && TOTALS.contains(Spelling.bare(begins.group(1))) && hasOnlyNumbers(row, first);
    }

    /** Whether the row is about something: a product has a name, a record any words. */
    private boolean saysMore(SheetRow row, int first) {
        return isOfProducts ? name >= 0 && name != first && !isNumber(row, name) : !hasOnlyNumbers(row, first);
    }

    private boolean hasOnlyNumbers(SheetRow row, int first) {
        return places.stream().allMatch(place -> place.index() == first || isNumber(row, place.index()));
    }

    private static boolean isNumber(SheetRow row, int index) {
        return NUMBER.matcher(row.text(index)).matches();
    }

    /** What the row right below the header says of the columns: their numbers as official forms do, or how they are filled. */
    private Optional<SheetNotes.Skipped> belowHeader(SheetRow row) {
        if (row.number() != headerRow + 1) {
            return Optional.empty();
        }
        List<String> texts =
                HeaderRow.of(row).cells().stream().map(HeaderRow.Cell::text).toList();
        if (texts.size() >= FEWEST_NUMBERED
                && NUMBERINGS.stream().anyMatch(numbering -> isNumbered(texts, numbering))) {
            return Optional.of(SheetNotes.Skipped.NUMBERS);
        }
        if (texts.size() > 1 && texts.stream().allMatch(HeaderNames::isFilling)
                || texts.size() == 1 && LINE.matcher(texts.get(0)).matches()) {
            return Optional.of(SheetNotes.Skipped.FILLING);
        }
        boolean isExample = places.stream()
                        .anyMatch(place -> place.column().field().equals(KEY)
                                && EXAMPLES.contains(Spelling.bare(row.text(place.index()))))
                && name >= 0
                && EXAMPLES.stream().anyMatch(Spelling.bare(row.text(name))::startsWith);
        return isExample ? Optional.of(SheetNotes.Skipped.EXAMPLE) : Optional.empty();
    }

    private static boolean isNumbered(List<String> texts, IntFunction<String> numbering) {
        return IntStream.range(0, texts.size())
                .allMatch(i -> texts.get(i).replaceAll("[().\\s]", "").equalsIgnoreCase(numbering.apply(i + 1)));
    }

    /**
     * What a row is that consists of headers: the header again, or that of another table. From the end: there choices stand, of which the
     * same few texts come again and again, and a row begins with one of its own.
     */
    private Optional<SheetNotes.Skipped> header(SheetRow row) {
        Set<String> met = new HashSet<>();
        int cells = 0;
        int repeated = 0;
        for (int i = places.size() - 1; i >= 0; i--) {
            FoundHeader.Place place = places.get(i);
            if (row.kind(place.index()) != CellKind.BLANK) {
                Set<String> fields = fields(ExactText.trim(row.text(place.index())));
                if (fields.isEmpty()) {
                    return Optional.empty();
                }
                met.addAll(fields);
                cells++;
                repeated += fields.contains(place.column().field()) ? 1 : 0;
            }
        }
        if (cells > 1 && repeated == cells) {
            return Optional.of(SheetNotes.Skipped.HEADER);
        }
        return cells > 1 && met.contains(KEY) && met.size() >= cells
                ? Optional.of(SheetNotes.Skipped.OTHER_HEADER)
                : Optional.empty();
    }

    /** The fields that a text names as a header does; none for one that is no header. */
    private Set<String> fields(String text) {
        Set<String> known = knownCells.get(text);
        if (known != null) {
            return known;
        }
        Set<String> fields = names.fields(text);
        if (text.length() < SHORT && knownCells.size() < REMEMBERED) {
            knownCells.put(text, fields);
        }
        return fields;
    }
}
