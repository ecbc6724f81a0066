package org.craregistry.register.workbook;

import java.util.ArrayList;
import java.util.List;
import org.apache.poi.xssf.streaming.SXSSFRow;
import org.apache.poi.xssf.streaming.SXSSFSheet;

/** What drop-downs offer: one column per list, on a sheet of their own, for cells hold no more than 255 characters of choices. */
final class DropDownLists {

    static final String SHEET = "Lists";

    private final List<List<String>> lists = new ArrayList<>();

    /** The formula that a drop-down with these choices refers to; equal lists are one. */
    String formula(List<String> choices) {
        int index = lists.indexOf(choices);
        if (index < 0) {
            index = lists.size();
            lists.add(choices);
        }
        String column = SheetRow.letters(index);
        return "%s!$%s$1:$%s$%d".formatted(SHEET, column, column, choices.size());
    }

    void write(SXSSFSheet sheet) {
        int rows = lists.stream().mapToInt(List::size).max().orElse(0);
        for (int i = 0; i < rows; i++) {
            SXSSFRow row = sheet.createRow(i);
            for (int column = 0; column < lists.size(); column++) {
                if (i < lists.get(column).size()) {
                    row.createCell(column)
                            .setCellValue(OoxmlText.escape(lists.get(column).get(i)));
                }
            }
        }
    }
}
