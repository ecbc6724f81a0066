package org.craregistry.register.workbook;

import java.util.ArrayList;
import java.util.List;
import org.xml.sax.Attributes;
import org.xml.sax.helpers.DefaultHandler;

/** Reads the list of sheets and the date system of a workbook. */
final class WorkbookHandler extends DefaultHandler {

    private final List<SheetInfo> sheets = new ArrayList<>();
    private final List<String> relations = new ArrayList<>();
    private boolean from1904;

    List<SheetInfo> sheets() {
        return List.copyOf(sheets);
    }

    /** The relation under which the part of this sheet is found. */
    String relation(SheetInfo sheet) {
        return relations.get(sheet.index());
    }

    boolean isFrom1904() {
        return from1904;
    }

    @Override
    public void startElement(String uri, String local, String qualified, Attributes attributes) {
        if (local.equals("workbookPr")) {
            String value = attributes.getValue("date1904");
            from1904 = "1".equals(value) || "true".equals(value);
        } else if (local.equals("sheet")) {
            addSheet(attributes);
        }
    }

    private void addSheet(Attributes attributes) {
        String relation = "";
        for (int i = 0; i < attributes.getLength(); i++) {
            if (attributes.getLocalName(i).equals("id")) {
                relation = attributes.getValue(i);
            }
        }
        String name = attributes.getValue("name");
        String state = attributes.getValue("state");
        boolean hidden = state != null && !state.equals("visible");
        sheets.add(new SheetInfo(sheets.size(), name == null ? "" : OoxmlText.unescape(name), hidden));
        relations.add(relation);
    }
}
