package org.craregistry.register;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.craregistry.register.workbook.CellKind;
import org.craregistry.register.workbook.SheetRow;

/** Tells rows of products from rows that only look like it: sums, and headers that are repeated on every page. */
final class RowKinds {

    private static final Set<String> TOTALS = Words.bare(Words.TOTAL);
    private static final Pattern WORDS = Pattern.compile("([\\p{L} -]{1,40})[:=]?[\\d.,' ]*");
    private static final Pattern NUMBER = Pattern.compile("[\\d.,' ]*|\\d[\\d.,' ]*\\p{L}+");

    private static final int FEWEST_NUMBERED = 3;
    private static final int REMEMBERED = 1000;
    private static final int SHORT = 100;

    private final List<FoundHeader.Place> places;
    private final int headerRow;
    private final HeaderNames names;
    private final Set<Integer> totals;
    private final boolean isOfProducts;
    private final int name;
    private final Map<Cell, Boolean> knownCells = new HashMap<>();

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
        if (numbersColumns(row)) {
            return Optional.of(SheetNotes.Skipped.NUMBERS);
        }
        return repeatsHeader(row) ? Optional.of(SheetNotes.Skipped.HEADER) : Optional.empty();
    }

    /** A row that begins with such a word and names no product; a product may be called so. */
    private boolean isTotal(SheetRow row) {
        int first = 0;
        while (first < row.width() && row.kind(first) == CellKind.BLANK) {
            first++;
        }
        Matcher words = WORDS.matcher(ExactText.trim(row.text(first)));
        if (row.kind(first) != CellKind.TEXT || !words.matches()) {
            return false;
        }
        return TOTALS.contains(Spelling.bare(words.group(1))) && !saysMore(row, first);
    }

    /** Whether the row is about something: a product has a name, a record any words. */
    private boolean saysMore(SheetRow row, int first) {
        return isOfProducts
                ? name >= 0 && name != first && !isNumber(row, name)
                : places.stream().anyMatch(place -> place.index() != first && !isNumber(row, place.index()));
    }

    private static boolean isNumber(SheetRow row, int index) {
        return NUMBER.matcher(row.text(index)).matches();
    }

    /** The row right below the header counts the columns, as official forms do. */
    private boolean numbersColumns(SheetRow row) {
        if (row.number() != headerRow + 1) {
            return false;
        }
        int counted = 0;
        for (int i = 0; i < row.width(); i++) {
            if (row.kind(i) != CellKind.BLANK
                    && !row.text(i).replaceAll("[().\\s]", "").equals(String.valueOf(++counted))) {
                return false;
            }
        }
        return counted >= FEWEST_NUMBERED;
    }

    /** From the end: there choices stand, of which the same few texts come again and again, and a row begins with one of its own. */
    private boolean repeatsHeader(SheetRow row) {
        int repeated = 0;
        for (int i = places.size() - 1; i >= 0; i--) {
            FoundHeader.Place place = places.get(i);
            if (row.kind(place.index()) != CellKind.BLANK) {
                if (!isHeader(i, ExactText.trim(row.text(place.index())))) {
                    return false;
                }
                repeated++;
            }
        }
        return repeated > 1;
    }

    private boolean isHeader(int place, String text) {
        Cell cell = new Cell(place, text);
        Boolean known = knownCells.get(cell);
        if (known != null) {
            return known;
        }
        boolean is = names.isHeader(text, places.get(place).column());
        if (text.length() < SHORT && knownCells.size() < REMEMBERED) {
            knownCells.put(cell, is);
        }
        return is;
    }

    /** A text in one of the places, of which several may be read from one column. */
    private record Cell(int place, String text) {}
}
