package org.craregistry.register.workbook;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.poi.ss.usermodel.BuiltinFormats;
import org.xml.sax.Attributes;
import org.xml.sax.helpers.DefaultHandler;

/** Reads the number formats of a workbook and which formats strike their text through, by the index that cells name. */
final class StylesHandler extends DefaultHandler {

    private static final int MOST_STYLES = 70_000;

    private final Map<Integer, String> formats = new HashMap<>();
    private final List<NumberStyle> styles = new ArrayList<>();
    private final BitSet struckFonts = new BitSet();
    private final BitSet struck = new BitSet();
    private boolean inCellFormats;
    private boolean inFonts;
    private int fonts;

    List<NumberStyle> styles() {
        return List.copyOf(styles);
    }

    /** The formats by which a text is struck through. */
    BitSet struck() {
        return (BitSet) struck.clone();
    }

    /** Whether an element such as {@code <strike/>} says yes. */
    static boolean isOn(Attributes attributes) {
        String value = attributes.getValue("val");
        return value == null || value.equals("1") || value.equals("true");
    }

    @Override
    public void startElement(String uri, String local, String qualified, Attributes attributes) {
        if (local.equals("numFmt")) {
            String code = attributes.getValue("formatCode");
            formats.put(XmlNumber.of(attributes.getValue("numFmtId")), code == null ? "" : code);
        } else if (local.equals("cellXfs")) {
            inCellFormats = true;
        } else if (local.equals("fonts")) {
            inFonts = true;
        } else if (inFonts && local.equals("font")) {
            fonts++;
        } else if (inFonts && local.equals("strike")) {
            struckFonts.set(fonts - 1, isOn(attributes));
        } else if (inCellFormats && local.equals("xf") && styles.size() < MOST_STYLES) {
            struck.set(styles.size(), struckFonts.get(Math.max(0, XmlNumber.of(attributes.getValue("fontId")))));
            styles.add(style(XmlNumber.of(attributes.getValue("numFmtId"))));
        }
    }

    @Override
    public void endElement(String uri, String local, String qualified) {
        if (local.equals("cellXfs")) {
            inCellFormats = false;
        } else if (local.equals("fonts")) {
            inFonts = false;
        }
    }

    private NumberStyle style(int id) {
        String builtIn = id < 0 ? null : BuiltinFormats.getBuiltinFormat(id);
        return NumberStyle.of(id, formats.getOrDefault(id, builtIn == null ? "General" : builtIn));
    }
}
