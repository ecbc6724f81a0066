package org.craregistry.register;

import java.io.IOException;
import java.util.Set;
import org.craregistry.register.workbook.SheetInfo;
import org.craregistry.register.workbook.Spreadsheet;
import org.craregistry.register.workbook.UnreadableRegister;

/**
 * The sheet with the products: the one of that name, else the first visible one with a header that is recognised.
 *
 * @param sheet where it is
 * @param found its header
 */
record ProductSheet(SheetInfo sheet, FoundHeader found) {

    /** Sheets that the format knows and that hold no data. */
    private static final Set<String> WITHOUT_DATA = Set.of("instructions", "lists", "about", "continued");

    /** @throws UnreadableRegister where there is none */
    static ProductSheet in(Spreadsheet file, HeaderNames names) throws IOException {
        UnreadableRegister refusal = null;
        for (SheetInfo sheet : file.sheets()) {
            if (isProducts(sheet)) {
                HeaderFinder finder = look(file, sheet, names);
                return finder.found()
                        .map(found -> new ProductSheet(sheet, found))
                        .orElseThrow(finder::refusal);
            }
        }
        for (SheetInfo sheet : file.sheets()) {
            if (!sheet.hidden()
                    && !hasNoData(sheet)
                    && SheetKind.named(sheet.name()).isEmpty()) {
                HeaderFinder finder = look(file, sheet, names);
                if (finder.found().isPresent()) {
                    return new ProductSheet(sheet, finder.found().get());
                }
                refusal = refusal == null ? finder.refusal() : refusal;
            }
        }
        throw refusal != null
                ? refusal
                : new UnreadableRegister(
                        "NO_HEADER",
                        "The file has no visible sheet with products. Use the template, sheet \"Products\".");
    }

    private static HeaderFinder look(Spreadsheet file, SheetInfo sheet, HeaderNames names) throws IOException {
        HeaderFinder finder = new HeaderFinder(names, sheet.name());
        file.read(sheet, finder);
        return finder;
    }

    /** Whether the sheet has the name of the one with the products. */
    static boolean isProducts(SheetInfo sheet) {
        return SheetKind.named(sheet.name()).filter(SheetKind.PRODUCTS::equals).isPresent();
    }

    static boolean hasNoData(SheetInfo sheet) {
        return WITHOUT_DATA.contains(Spelling.bare(sheet.name()));
    }
}
