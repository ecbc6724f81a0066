package org.craregistry.register.workbook;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.poi.ss.usermodel.BuiltinFormats;
import org.xml.sax.Attributes;
import org.xml.sax.helpers.DefaultHandler;

/** Reads the number formats of a workbook, by the index that cells name. */
final class StylesHandler extends DefaultHandler {

    private static final int MOST_STYLES = 70_000;

    private final Map<Integer, String> formats = new HashMap<>();
    private final List<NumberStyle> styles = new ArrayList<>();
    private boolean inCellFormats;

    List<NumberStyle> styles() {
        return List.copyOf(styles);
    }

    @Override
    public void startElement(String uri, String local, String qualified, Attributes attributes) {
        if (local.equals("numFmt")) {
            String code = attributes.getValue("formatCode");
            formats.put(XmlNumber.of(attributes.getValue("numFmtId")), code == null ? "" : code);
        } else if (local.equals("cellXfs")) {
            inCellFormats = true;
        } else if (inCellFormats && local.equals("xf") && styles.size() < MOST_STYLES) {
            styles.add(style(XmlNumber.of(attributes.getValue("numFmtId"))));
        }
    }

    @Override
    public void endElement(String uri, String local, String qualified) {
        if (local.equals("cellXfs")) {
            inCellFormats = false;
        }
    }

    private NumberStyle style(int id) {
        String builtIn = id < 0 ? null : BuiltinFormats.getBuiltinFormat(id);
        return NumberStyle.of(id, formats.getOrDefault(id, builtIn == null ? "General" : builtIn));
    }
}
