package org.craregistry.register.workbook;

import java.util.BitSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.xml.sax.Attributes;
import org.xml.sax.SAXException;
import org.xml.sax.helpers.DefaultHandler;

/** Reads the rows of one sheet part and hands those that hold something to a sink. */
final class SheetHandler extends DefaultHandler {

    private static final int LAST_COLUMN = 16_384;
    private static final String MISSING_TEXT = "a text that is missing in the file";
    private static final Pattern NO_SIZE = Pattern.compile("0+(\\.0*)?");

    private final String name;
    private final ReadLimits limits;
    private final SharedTexts shared;
    private final CellNumbers numbers;
    private final BitSet struck;
    private final SheetSink sink;
    private final RowCounter counter;
    private final SheetRow row = new SheetRow();
    private final StringBuilder text = new StringBuilder();

    private int rowNumber;
    private int column = -1;
    private String type = "n";
    private int style;
    private boolean inRows;
    private boolean formula;
    private boolean collecting;
    private boolean valueRead;
    private boolean inPhonetics;
    private boolean struckInPart;

    /** @param struck the formats of cells whose text is struck through */
    SheetHandler(
            String name, ReadLimits limits, SharedTexts shared, CellNumbers numbers, BitSet struck, SheetSink sink) {
        this.name = name;
        this.limits = limits;
        this.shared = shared;
        this.numbers = numbers;
        this.struck = struck;
        this.sink = sink;
        this.counter = new RowCounter(name, limits);
    }

    @Override
    public void startElement(String uri, String local, String qualified, Attributes attributes) {
        if (inRows) {
            startInRows(local, attributes);
        } else if (local.equals("sheetData")) {
            inRows = true;
        } else if (local.equals("col")) {
            columns(attributes);
        } else if (local.equals("mergeCell")) {
            merged(attributes.getValue("ref"));
        }
    }

    private void columns(Attributes attributes) {
        if (isHidden(attributes, "width")) {
            int first = XmlNumber.of(attributes.getValue("min")) - 1;
            int last = XmlNumber.of(attributes.getValue("max")) - 1;
            sink.hidden(first, Math.min(last, LAST_COLUMN - 1));
        }
    }

    /** Whether a row or a column is hidden, or has no size so that it is not seen either. */
    private static boolean isHidden(Attributes attributes, String size) {
        String hidden = attributes.getValue("hidden");
        String shown = attributes.getValue(size);
        return "1".equals(hidden)
                || "true".equals(hidden)
                || shown != null && NO_SIZE.matcher(shown).matches();
    }

    private void startInRows(String local, Attributes attributes) {
        switch (local) {
            case "c" -> startCell(attributes);
            case "v" -> collecting = true;
            case "t" -> collecting = !inPhonetics && !valueRead;
            case "is" -> startText();
            case "f" -> formula = true;
            case "rPh" -> inPhonetics = true;
            case "strike" -> struckInPart |= StylesHandler.isOn(attributes);
            case "row" -> startRow(attributes);
            default -> {
                // formats of rich texts and extensions say nothing about values
            }
        }
    }

    /** Some programs leave a value and a text in one cell; as for other readers its type says which of them counts. */
    private void startText() {
        if (type.equals("inlineStr")) {
            text.setLength(0);
            valueRead = false;
        }
    }

    private void startRow(Attributes attributes) {
        String number = attributes.getValue("r");
        rowNumber = number == null ? rowNumber + 1 : XmlNumber.of(number);
        column = -1;
        row.start(rowNumber, isHidden(attributes, "ht"));
    }

    private void startCell(Attributes attributes) {
        type = "n";
        style = 0;
        formula = false;
        valueRead = false;
        struckInPart = false;
        text.setLength(0);
        column++;
        for (int i = 0; i < attributes.getLength(); i++) {
            switch (attributes.getLocalName(i)) {
                case "r" -> column = column(attributes.getValue(i));
                case "t" -> type = attributes.getValue(i);
                case "s" -> style = XmlNumber.of(attributes.getValue(i));
                default -> {
                    // metadata
                }
            }
        }
        if (column < 0 || column >= LAST_COLUMN) {
            throw FileRefusals.damaged(name, "row " + rowNumber + " has a cell outside of the sheet");
        }
    }

    @Override
    public void characters(char[] characters, int start, int length) {
        if (collecting) {
            text.append(characters, start, length);
            if (text.length() > limits.cellCharacters()) {
                throw FileRefusals.cellTooLong(name, SheetRow.letters(column) + rowNumber, limits.cellCharacters());
            }
        }
    }

    @Override
    public void endElement(String uri, String local, String qualified) throws SAXException {
        if (!inRows) {
            return;
        }
        switch (local) {
            case "t" -> collecting = false;
            case "v" -> {
                collecting = false;
                valueRead = text.length() > 0;
            }
            case "rPh" -> inPhonetics = false;
            case "c" -> endCell();
            case "row" -> endRow();
            case "sheetData" -> inRows = false;
            default -> {
                // see startInRows
            }
        }
    }

    private void endCell() {
        if (text.length() == 0) {
            if (formula && !type.equals("str")) {
                row.put(column, CellKind.UNCALCULATED, "", true);
            }
            return;
        }
        if (style > 0 && struck.get(style) || struckInPart && type.equals("inlineStr")) {
            row.struck(column);
        }
        String raw = text.toString();
        switch (type) {
            case "s" -> putShared(raw);
            case "inlineStr", "str" -> putText(OoxmlText.unescape(raw));
            case "b" ->
                row.put(column, CellKind.BOOLEAN, raw.equals("1") || raw.equals("true") ? "TRUE" : "FALSE", formula);
            case "e" -> row.put(column, CellKind.ERROR, raw, formula);
            case "d" -> row.put(column, CellKind.DATE, raw.replaceFirst("T00:00(:00(\\.0+)?)?Z?$", ""), formula);
            default -> numbers.put(row, column, raw, style, formula);
        }
    }

    /** A text that is named but not there is an error of this cell, as other programs have it, and not of the file. */
    private void putShared(String number) {
        String found = shared.get(number);
        if (found == null) {
            row.put(column, CellKind.ERROR, MISSING_TEXT, formula);
        } else {
            putText(found);
            if (shared.isStruck(number)) {
                row.struck(column);
            }
        }
    }

    private void putText(String cell) {
        if (!cell.isBlank()) {
            row.put(column, CellKind.TEXT, cell, formula);
        }
    }

    private void endRow() throws SAXException {
        if (row.width() == 0) {
            return;
        }
        for (int i = 0; i < row.width(); i++) {
            if (row.kind(i) != CellKind.BLANK) {
                counter.check(i, rowNumber, row.text(i).length());
            }
        }
        counter.count();
        if (!sink.row(row)) {
            throw new XmlParts.StopReading();
        }
    }

    private void merged(@Nullable String range) {
        String[] corners = range == null ? new String[0] : range.split(":");
        if (corners.length == 2) {
            sink.merged(rowOf(corners[0]), column(corners[0]), rowOf(corners[1]), column(corners[1]));
        }
    }

    private static int rowOf(String address) {
        return XmlNumber.of(address.replaceFirst("^[A-Za-z]+", ""));
    }

    /** The column of an address such as {@code F14}, from 0. */
    private static int column(String address) {
        int column = 0;
        for (int i = 0; i < address.length() && i < 4; i++) {
            char c = Character.toUpperCase(address.charAt(i));
            if (c < 'A' || c > 'Z') {
                break;
            }
            column = column * 26 + (c - 'A' + 1);
        }
        return column - 1;
    }
}
