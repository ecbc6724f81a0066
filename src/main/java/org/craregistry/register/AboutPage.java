package org.craregistry.register;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.craregistry.register.workbook.PageRow;
import org.craregistry.register.workbook.SheetInfo;
import org.craregistry.register.workbook.Spreadsheet;

/** The sheet that says where an export comes from. */
final class AboutPage {

    static final List<Integer> WIDTHS = List.of(24, 90);

    private static final String SHEET = "About";
    private static final String EXPORTED_AT = "Exported at";

    private AboutPage() {}

    /** When a file was exported, as it says itself; empty where it does not, or says what cannot be. */
    static Optional<Instant> exportedAt(Spreadsheet file) throws IOException {
        List<String> met = new ArrayList<>(1);
        for (SheetInfo sheet : file.sheets()) {
            if (sheet.name().equals(SHEET)) {
                file.read(sheet, row -> {
                    if (row.text(0).equals(EXPORTED_AT)) {
                        met.add(row.text(1));
                    }
                    return met.isEmpty();
                });
            }
        }
        return met.stream().findFirst().flatMap(ExportMoment::of);
    }

    static List<PageRow> rows(Provenance provenance, List<ExportSheet> sheets) {
        List<PageRow> rows = new ArrayList<>(List.of(
                PageRow.title("About this export"),
                PageRow.of(),
                PageRow.of("Portfolio", provenance.portfolio()),
                PageRow.of("Filter", provenance.filter().isEmpty() ? "none: the whole portfolio" : provenance.filter()),
                PageRow.of("Exported by", provenance.account()),
                PageRow.of(EXPORTED_AT, provenance.exportedAt().toString()),
                PageRow.of("State of the law", provenance.stateOfTheLaw()),
                PageRow.of("Format version", Integer.toString(RegisterColumns.FORMAT_VERSION)),
                PageRow.of(),
                PageRow.title("Sheet", "Rows and checksum")));
        for (ExportSheet sheet : sheets) {
            rows.add(PageRow.of(sheet.title(), "%,d rows, %s".formatted(sheet.rows(), sheet.checksum())));
        }
        rows.addAll(
                List.of(
                        PageRow.of(),
                        PageRow.of(
                                "Checksum",
                                "SHA-256 of the cells of the sheet that are not computed, as the file had them when it was exported."),
                        PageRow.of("Shaded columns", "are computed, and ignored when the file is imported."),
                        PageRow.of(
                                "To import changes",
                                "change cells and import the file: an empty cell changes nothing, #CLEAR takes an answer back.")));
        return rows;
    }
}
