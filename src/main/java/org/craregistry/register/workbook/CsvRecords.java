package org.craregistry.register.workbook;

import java.io.IOException;
import java.io.Reader;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Cuts a CSV file into records and cells, as RFC 4180 has it and as people write it: with spaces before a quote, with text behind one,
 * and with backslashes before the quotes within a text where the dialect says so.
 */
final class CsvRecords {

    private static final int END = -1;
    private static final int BUFFER = 1 << 16;

    private final Reader text;
    private final CsvDialect dialect;
    private final String name;
    private final ReadLimits limits;
    private final char[] buffer = new char[BUFFER];
    private final StringBuilder content = new StringBuilder();
    private final List<Cell> cells = new ArrayList<>();
    private final Set<Integer> extents = new HashSet<>();
    private int at;
    private int filled;
    private int records;
    private long characters;

    /**
     * A cell.
     *
     * @param loose whether it begins with a space and stands in no quotes, as what follows a comma within a text does
     * @param escaping whether it ends in a backslash and stands in no quotes, as what precedes a comma that is one of the text does
     */
    record Cell(String text, boolean loose, boolean escaping) {}

    CsvRecords(Reader text, CsvDialect dialect, String name, ReadLimits limits) {
        this.text = text;
        this.dialect = dialect;
        this.name = name;
        this.limits = limits;
    }

    /** Reads the next record; whether there is one. */
    boolean next() throws IOException {
        cells.clear();
        characters = 0;
        if (peek() == END) {
            return false;
        }
        records++;
        boolean more = true;
        while (more) {
            more = cell();
        }
        extents.add(cells.size());
        return true;
    }

    /** The cells of the record that was read last. */
    List<Cell> cells() {
        return cells;
    }

    /**
     * How many further records a quote seems to have taken into the record that was read last: each line of a text has the separators of
     * a whole record, together with what stands before and behind the text. One that a space follows is of a text.
     */
    int swallowed() {
        for (int i = 0; i < cells.size(); i++) {
            String text = cells.get(i).text();
            if (text.indexOf('\n') < 0 && text.indexOf('\r') < 0) {
                continue;
            }
            String[] lines = text.split("\\R", -1);
            int behind = cells.size() - 1 - i;
            int each = i + separators(lines[0]);
            boolean whole = lines.length > 1 && each > 0 && extents.contains(each + 1);
            for (int line = 1; whole && line < lines.length; line++) {
                whole = separators(lines[line]) + (line == lines.length - 1 ? behind : 0) == each;
            }
            if (whole) {
                return lines.length - 1;
            }
        }
        return 0;
    }

    private int separators(String line) {
        int count = 0;
        for (int i = line.indexOf(dialect.separator()); i >= 0; i = line.indexOf(dialect.separator(), i + 1)) {
            count += i + 1 < line.length() && isSpace(line.charAt(i + 1)) ? 0 : 1;
        }
        return count;
    }

    /** Reads a cell with what ends it; whether another one follows. */
    private boolean cell() throws IOException {
        content.setLength(0);
        while (isSpace(peek())) {
            content.append((char) read());
        }
        boolean spaced = content.length() > 0;
        boolean quoted = peek() == '"';
        if (quoted) {
            content.setLength(0);
            read();
            quoted();
        }
        int closed = content.length();
        boolean more = rest();
        if (quoted && content.substring(closed).isBlank()) {
            content.setLength(closed);
        }
        String whole = content.toString();
        cells.add(new Cell(whole, spaced && !quoted, more && !quoted && whole.endsWith("\\")));
        return more;
    }

    private void quoted() throws IOException {
        for (int c = read(); c != END; c = read()) {
            if (dialect.backslash() && c == '\\' && (peek() == '"' || peek() == '\\')) {
                content.append((char) read());
            } else if (c != '"') {
                content.append((char) c);
            } else if (peek() == '"') {
                content.append((char) read());
            } else {
                return;
            }
        }
        throw FileRefusals.damaged(name, "a quote that opens in row " + records + " is not closed as CSV demands");
    }

    /** Reads up to the end of the cell; whether another one follows. */
    private boolean rest() throws IOException {
        for (int c = read(); c != END && c != '\n'; c = read()) {
            if (c == dialect.separator()) {
                return true;
            }
            if (c == '\r') {
                if (peek() == '\n') {
                    read();
                }
                return false;
            }
            content.append((char) c);
        }
        return false;
    }

    private boolean isSpace(int c) {
        return (c == ' ' || c == '\t' || c == '\u00a0') && c != dialect.separator();
    }

    private int peek() throws IOException {
        if (at == filled) {
            filled = Math.max(text.read(buffer, 0, BUFFER), 0);
            at = 0;
        }
        return filled == 0 ? END : buffer[at];
    }

    private int read() throws IOException {
        int c = peek();
        if (c != END) {
            at++;
            if (++characters > limits.cellCharacters() * 10L) { // as a quote that never closes would
                throw FileRefusals.cellTooLong(name, "A" + records, limits.cellCharacters());
            }
        }
        return c;
    }
}
