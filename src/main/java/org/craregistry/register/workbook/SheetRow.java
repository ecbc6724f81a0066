package org.craregistry.register.workbook;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;

/** The cells of one row, columns counted from 0; the reader fills the same object again for the next row, so nobody keeps it. */
public final class SheetRow {

    private static final int FIRST_CAPACITY = 128;

    private int number;
    private int width;
    private boolean hidden;
    private CellKind[] kinds = new CellKind[FIRST_CAPACITY];
    private String[] texts = new String[FIRST_CAPACITY];
    private boolean[] formulas = new boolean[FIRST_CAPACITY];
    private final BitSet loose = new BitSet();
    private final BitSet escaping = new BitSet();
    private final BitSet unformatted = new BitSet();
    private final BitSet struck = new BitSet();
    private char separator;
    private int cells;
    private int swallowed;

    void start(int newNumber, boolean newHidden) {
        Arrays.fill(kinds, 0, width, CellKind.BLANK);
        number = newNumber;
        hidden = newHidden;
        width = 0;
        separator = 0;
        cells = 0;
        swallowed = 0;
        loose.clear();
        escaping.clear();
        unformatted.clear();
        struck.clear();
    }

    /** Says that the row is a record of a CSV file with so many cells. */
    void separated(char newSeparator, int newCells) {
        separator = newSeparator;
        cells = newCells;
    }

    /** Says how many further rows of a CSV file a quote seems to have taken into this one. */
    void swallowed(int rows) {
        swallowed = rows;
    }

    /** How many further rows of a CSV file a quote seems to have taken into a text of this one. */
    public int swallowed() {
        return swallowed;
    }

    /** Says whether a cell of a CSV file looks like the rest of a text that a separator has cut. */
    void loose(int column, boolean isLoose) {
        loose.set(column, isLoose);
    }

    /** Says whether a cell of a CSV file ends in a backslash, by which some programs keep the separator behind it from cutting. */
    void escaping(int column, boolean isEscaping) {
        escaping.set(column, isEscaping);
    }

    /** Says that the number of a cell has no format: which zeros were typed is not known. */
    void unformatted(int column) {
        unformatted.set(column);
    }

    /** Says that the text of a cell is struck through, as a whole or in part. */
    void struck(int column) {
        struck.set(column);
    }

    /** Whether what the cell holds is struck through, as a whole or in part. */
    public boolean isStruck(int column) {
        return struck.get(column);
    }

    /** Whether any cell is. */
    public boolean isStruck() {
        return !struck.isEmpty();
    }

    void put(int column, CellKind kind, String text, boolean formula) {
        if (column >= kinds.length) {
            grow(Math.max(column + 1, kinds.length * 2));
        }
        Arrays.fill(kinds, width, Math.max(width, column), CellKind.BLANK);
        kinds[column] = kind;
        texts[column] = text;
        formulas[column] = formula;
        width = Math.max(width, column + 1);
    }

    private void grow(int capacity) {
        kinds = Arrays.copyOf(kinds, capacity);
        texts = Arrays.copyOf(texts, capacity);
        formulas = Arrays.copyOf(formulas, capacity);
    }

    /** The row number as spreadsheets show it, from 1. */
    public int number() {
        return number;
    }

    /** One more than the last column that holds something. */
    public int width() {
        return width;
    }

    /** How many cells the row has: in a CSV file with the empty ones at its end, in a workbook the width. */
    public int extent() {
        return Math.max(cells, width);
    }

    /**
     * Puts texts of a CSV file together again that were cut because they hold the separator and stand in no quotes, such as
     * {@code ACME, Inc.}: what follows such a comma begins with a space, or what precedes it ends in a backslash.
     *
     * @param wanted how many cells the row is to have
     * @return whether there was exactly one way to
     */
    public boolean rejoin(int wanted) {
        BitSet rests = new BitSet(); // the cells that are the rest of a text
        escaping.stream().forEach(column -> rests.set(column + 1));
        rests.or(loose);
        if (separator == 0 || rests.isEmpty() || rests.get(0) || rests.cardinality() != cells - wanted) {
            return false;
        }
        List<CellKind> newKinds = new ArrayList<>();
        List<String> newTexts = new ArrayList<>();
        for (int from = 0; from < cells; from++) {
            int last = newTexts.size() - 1;
            if (rests.get(from)) {
                String before = newTexts.get(last);
                String kept = escaping.get(from - 1) ? before.substring(0, before.length() - 1) : before;
                newKinds.set(last, CellKind.TEXT);
                newTexts.set(last, kept + separator + text(from));
            } else {
                newKinds.add(kind(from));
                newTexts.add(text(from));
            }
        }
        refill(newKinds, newTexts);
        return true;
    }

    private void refill(List<CellKind> newKinds, List<String> newTexts) {
        Arrays.fill(kinds, 0, width, CellKind.BLANK);
        width = 0;
        cells = newKinds.size();
        loose.clear();
        escaping.clear();
        for (int column = 0; column < cells; column++) {
            if (newKinds.get(column) != CellKind.BLANK) {
                put(column, newKinds.get(column), newTexts.get(column), false);
            }
        }
    }

    /** Takes the apostrophes away that our CSV files have before texts that spreadsheets would change; for one that was saved as a workbook. */
    public void unguard() {
        for (int column = 0; column < width; column++) {
            if (kinds[column] == CellKind.TEXT) {
                texts[column] = FormulaGuard.remove(texts[column]);
            }
        }
    }

    /** Whether the cell is a number without a format, of which spreadsheets drop the zeros that were typed around it. */
    public boolean isUnformatted(int column) {
        return kind(column) == CellKind.NUMBER && unformatted.get(column);
    }

    /** Whether the row is hidden, by hand or by a filter. */
    public boolean isHidden() {
        return hidden;
    }

    /** What the cell of this column holds. */
    public CellKind kind(int column) {
        return column < width ? kinds[column] : CellKind.BLANK;
    }

    /** The text of the cell in the notation of its kind; empty for a blank cell. */
    public String text(int column) {
        return kind(column) == CellKind.BLANK ? "" : texts[column];
    }

    /** Whether the cell is the result of a formula. */
    public boolean isFormula(int column) {
        return kind(column) != CellKind.BLANK && formulas[column];
    }

    /** The letters of a column, such as {@code F} for 5. */
    public static String letters(int column) {
        StringBuilder letters = new StringBuilder();
        for (int rest = column; rest >= 0; rest = rest / 26 - 1) {
            letters.insert(0, (char) ('A' + rest % 26));
        }
        return letters.toString();
    }
}
