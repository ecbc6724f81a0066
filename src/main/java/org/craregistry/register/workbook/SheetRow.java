package org.craregistry.register.workbook;

import java.util.Arrays;

/** The cells of one row, columns counted from 0; the reader fills the same object again for the next row, so nobody keeps it. */
public final class SheetRow {

    private static final int FIRST_CAPACITY = 128;

    private int number;
    private int width;
    private boolean hidden;
    private CellKind[] kinds = new CellKind[FIRST_CAPACITY];
    private String[] texts = new String[FIRST_CAPACITY];
    private boolean[] formulas = new boolean[FIRST_CAPACITY];

    void start(int newNumber, boolean newHidden) {
        Arrays.fill(kinds, 0, width, CellKind.BLANK);
        number = newNumber;
        hidden = newHidden;
        width = 0;
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
