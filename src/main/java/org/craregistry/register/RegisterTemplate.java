package org.craregistry.register;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import org.craregistry.portfolio.IdentityField;
import org.craregistry.register.workbook.ReadLimits;
import org.craregistry.register.workbook.TableWriter;
import org.craregistry.register.workbook.WorkbookWriter;

/** Writes the empty register: instructions, every sheet with headings, drop-downs, comments and an example, the hidden lists. */
public final class RegisterTemplate {

    private final ReadLimits limits;

    /** @param limits of the files that are accepted, told in the instructions */
    public RegisterTemplate(ReadLimits limits) {
        this.limits = limits;
    }

    /**
     * Writes the template; the stream stays open.
     *
     * @throws IOException where the stream or the disk fails; temporary files are gone in any case
     */
    public void write(OutputStream out) throws IOException {
        try (WorkbookWriter workbook = new WorkbookWriter()) {
            workbook.page("Instructions", InstructionsPage.rows(limits), InstructionsPage.WIDTHS);
            for (SheetKind sheet : SheetKind.values()) {
                List<Column> columns = RegisterColumns.readable(sheet);
                TableWriter table = workbook.table(sheet.title(), SheetLayout.layout(columns));
                table.freeze(SheetLayout.frozenColumns(sheet));
                writeExample(table, columns);
                table.addFilter();
            }
            workbook.lists();
            workbook.show("Instructions");
            workbook.writeTo(out);
        }
    }

    /** A row that the reader knows for an example and leaves alone. */
    private static void writeExample(TableWriter table, List<Column> columns) {
        table.startRow();
        for (int i = 0; i < columns.size(); i++) {
            boolean isKey = columns.get(i).field().equals(IdentityField.REFERENCE.field());
            table.example(i, isKey ? ExactText.EXAMPLE : columns.get(i).example());
        }
    }
}
