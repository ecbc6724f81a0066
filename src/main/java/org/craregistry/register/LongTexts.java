package org.craregistry.register;

import java.util.List;
import org.craregistry.register.workbook.SheetColumn;
import org.craregistry.register.workbook.TableWriter;
import org.craregistry.register.workbook.WorkbookWriter;
import org.jspecify.annotations.Nullable;

/** Writes texts that no cell can hold in parts; the reader puts them together again, see {@link Continuations}. */
final class LongTexts {

    /** Leaves room for the marks around a part. */
    private static final int LONGEST_PART = WorkbookWriter.LONGEST_TEXT - 100;

    private final WorkbookWriter workbook;
    private @Nullable TableWriter table;
    private int texts;

    LongTexts(WorkbookWriter workbook) {
        this.workbook = workbook;
    }

    /**
     * Writes a text into a cell and its rest, where there is one, into the sheet for continuations.
     *
     * @param text as {@link ExactText} writes it, so that no character takes more than one in the file
     */
    void write(TableWriter products, int column, String text) {
        if (!products.text(column, text)) {
            writeParts(products, column, text);
        }
    }

    private void writeParts(TableWriter products, int column, String text) {
        int number = ++texts;
        int done = end(text, 0);
        products.text(column, text.substring(0, done) + Continuations.mark(number));
        for (int part = 1; done < text.length(); part++) {
            int to = end(text, done);
            writePart(number, part, text.substring(done, to));
            done = to;
        }
    }

    private void writePart(int number, int part, String text) {
        TableWriter rest = table();
        rest.startRow();
        rest.number(0, number);
        rest.number(1, part);
        rest.text(2, Continuations.part(text));
    }

    /** The end of a part, never between the two halves of a character. */
    private static int end(String text, int from) {
        int to = Math.min(text.length(), from + LONGEST_PART);
        boolean splits = to < text.length()
                && Character.isHighSurrogate(text.charAt(to - 1))
                && Character.isLowSurrogate(text.charAt(to));
        return splits ? to - 1 : to;
    }

    private TableWriter table() {
        if (table == null) {
            table = workbook.table(
                    Continuations.SHEET,
                    List.of(
                            new SheetColumn("", "Number", SheetColumn.Look.PLAIN, 10, "", List.of(), false),
                            new SheetColumn("", "Part", SheetColumn.Look.PLAIN, 10, "", List.of(), false),
                            new SheetColumn("", "Text", SheetColumn.Look.TEXT, 100, "", List.of(), false)));
        }
        return table;
    }
}
