package org.craregistry.register.workbook;

import java.util.HashSet;
import java.util.Set;
import org.xml.sax.Attributes;
import org.xml.sax.helpers.DefaultHandler;

/** Reads from the tables of a sheet which of its rows hold sums. */
final class TotalsRows extends DefaultHandler {

    private final Set<Integer> rows = new HashSet<>();

    Set<Integer> rows() {
        return rows;
    }

    @Override
    public void startElement(String uri, String local, String qualified, Attributes attributes) {
        String range = attributes.getValue("ref");
        int count = XmlNumber.of(attributes.getValue("totalsRowCount"));
        if (local.equals("table") && range != null && count == 1) {
            rows.add(XmlNumber.of(range.replaceFirst(".*:\\$?[A-Za-z]+\\$?", "")));
        }
    }
}
