package org.craregistry.register;

import java.io.IOException;
import java.io.OutputStream;
import org.craregistry.register.workbook.ReadLimits;
import org.craregistry.register.workbook.TableWriter;
import org.craregistry.register.workbook.WorkbookWriter;

/** Writes the empty register: instructions, a Products sheet with drop-downs and comments, the hidden lists. */
public final class RegisterTemplate {

    private static final int FROZEN_COLUMNS = 3;

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
            TableWriter products =
                    workbook.table(RegisterColumns.PRODUCTS, ProductTable.layout(RegisterColumns.readable()));
            products.freeze(FROZEN_COLUMNS);
            products.addFilter();
            workbook.lists();
            workbook.show("Instructions");
            workbook.writeTo(out);
        }
    }
}
