package org.craregistry.register;

import java.io.Closeable;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.craregistry.register.workbook.CellKind;
import org.craregistry.register.workbook.NumberedTexts;
import org.craregistry.register.workbook.ReadLimits;
import org.craregistry.register.workbook.SheetInfo;
import org.craregistry.register.workbook.SheetRow;
import org.craregistry.register.workbook.SheetSink;
import org.craregistry.register.workbook.Spreadsheet;
import org.craregistry.register.workbook.UnreadableRegister;

/**
 * The rest of texts that a cell cannot hold. The cell ends with {@code #CONTINUED:7}; the sheet has a row per part: 7, the number of
 * the part, the part between two bars, so that no program trims it.
 */
final class Continuations implements SheetSink, Closeable {

    static final String SHEET = "Continued";

    private static final Pattern MARK = Pattern.compile("#CONTINUED:(\\d{1,9})$");

    private final long mostCharacters;
    private final NumberedTexts texts;
    private final Map<Integer, TreeMap<Integer, Integer>> parts = new HashMap<>();
    private long characters;

    Continuations(ReadLimits limits) {
        this.mostCharacters = limits.textCharacters() / 2;
        this.texts = new NumberedTexts(limits.memoryForTexts());
    }

    /** Takes those of a file. */
    void readFrom(Spreadsheet spreadsheet) throws IOException {
        for (SheetInfo sheet : spreadsheet.sheets()) {
            if (sheet.name().equals(SHEET)) {
                spreadsheet.read(sheet, this);
            }
        }
    }

    static String mark(int number) {
        return "#CONTINUED:" + number;
    }

    static String part(String text) {
        return "|" + text + "|";
    }

    @Override
    public boolean row(SheetRow row) {
        String part = row.text(2);
        int number = number(row.text(0));
        if (number < 0 || row.kind(2) != CellKind.TEXT || part.length() < 2) {
            return true;
        }
        characters += part.length();
        if (characters > mostCharacters) {
            throw new UnreadableRegister(
                    "TOO_MUCH_TEXT",
                    "Sheet \"%s\" holds more than %,d characters. Split the register into several files."
                            .formatted(SHEET, mostCharacters));
        }
        parts.computeIfAbsent(number, any -> new TreeMap<>()).put(number(row.text(1)), texts.size());
        texts.add(part.substring(1, part.length() - 1));
        return true;
    }

    private static int number(String text) {
        return text.matches("\\d{1,9}") ? Integer.parseInt(text) : -1;
    }

    /** Whether a cell goes on elsewhere. */
    static boolean isContinued(String cell) {
        return cell.indexOf('#') >= 0 && MARK.matcher(cell).find();
    }

    /** The whole text of a cell that goes on; empty where its parts are not there. */
    Optional<String> whole(String cell) {
        Matcher mark = MARK.matcher(cell);
        TreeMap<Integer, Integer> rest = mark.find() ? parts.get(Integer.valueOf(mark.group(1))) : null;
        return rest == null
                ? Optional.empty()
                : Optional.of(cell.substring(0, mark.start())
                        + rest.values().stream().map(texts::get).collect(Collectors.joining()));
    }

    @Override
    public void close() throws IOException {
        texts.close();
    }
}
