package org.craregistry.register;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.craregistry.register.workbook.SheetInfo;
import org.craregistry.register.workbook.Spreadsheet;
import org.craregistry.register.workbook.UnreadableRegister;

/**
 * Finds the sheet with the products: the one that the caller names, else the one that is called "Products", else the first visible one
 * with a header that is recognised, of which one that is called so in another language comes first, else the first hidden one.
 */
final class ProductSheet {

    /** Sheets that the format knows and that hold no data. */
    private static final Set<String> WITHOUT_DATA = Set.of("instructions", "lists", "about", "continued");

    private ProductSheet() {}

    /** @throws UnreadableRegister where there is none */
    static DataSheet in(Spreadsheet file, HeaderNames names, ReadSettings settings) throws IOException {
        List<HeaderFinder> refused = new ArrayList<>();
        for (SheetInfo sheet : candidates(file, settings)) {
            Places where = new Places(sheet.name(), file.isCsv());
            HeaderFinder finder = new HeaderFinder(names, where, settings.headerRow());
            file.read(sheet, finder);
            Optional<FoundHeader> found = finder.found();
            if (found.isPresent()) {
                return DataSheet.of(SheetKind.PRODUCTS, sheet, found.get(), names);
            }
            refused.add(finder);
        }
        throw refused.stream()
                .max(Comparator.comparingInt(HeaderFinder::nearestRecognised))
                .map(HeaderFinder::refusal)
                .orElseGet(() -> new UnreadableRegister(
                        "NO_HEADER", "The file has no sheet with products. Use the template, sheet \"Products\"."));
    }

    /** The sheets in which the products may be, in the order in which they are looked for. */
    private static List<SheetInfo> candidates(Spreadsheet file, ReadSettings settings) {
        if (settings.sheet() != null) {
            return List.of(named(file, settings.sheet()));
        }
        List<SheetInfo> sheets = file.sheets().stream()
                .filter(sheet -> !hasNoData(sheet)
                        && Stream.of(settings.holds(sheet.name()), SheetKind.named(sheet.name()))
                                .flatMap(Optional::stream)
                                .noneMatch(SheetKind.OF_EVIDENCE::contains))
                .toList();
        List<SheetInfo> ours = sheets.stream()
                .filter(sheet -> Spelling.bare(sheet.name()).equals(Spelling.bare(SheetKind.PRODUCTS.title())))
                .toList();
        if (!ours.isEmpty()) {
            return ours;
        }
        return sheets.stream()
                .sorted(Comparator.comparing(SheetInfo::hidden).thenComparing(sheet -> !isProducts(sheet)))
                .toList();
    }

    /**
     * The sheet that somebody names.
     *
     * @throws UnreadableRegister where there is none
     */
    static SheetInfo named(Spreadsheet file, String named) {
        if (file.isCsv()) {
            throw new UnreadableRegister(
                    "NO_SUCH_SHEET",
                    "The file is CSV, which has no sheets, but sheet \"%s\" is named. Name none.".formatted(named));
        }
        List<SheetInfo> sheets = file.sheets();
        return sheets.stream()
                .filter(sheet -> Spelling.bare(sheet.name()).equals(Spelling.bare(named)))
                .findFirst()
                .orElseThrow(() -> new UnreadableRegister(
                        "NO_SUCH_SHEET",
                        "The file has no sheet \"%s\"; it has %s. Name one of them, or none to have it looked for."
                                .formatted(
                                        named,
                                        sheets.stream()
                                                .map(sheet -> "\"" + sheet.name() + "\"")
                                                .collect(Collectors.joining(", ")))));
    }

    /** Whether the sheet has the name of the one with the products. */
    static boolean isProducts(SheetInfo sheet) {
        return SheetKind.named(sheet.name()).filter(SheetKind.PRODUCTS::equals).isPresent();
    }

    static boolean hasNoData(SheetInfo sheet) {
        return WITHOUT_DATA.contains(Spelling.bare(sheet.name()));
    }
}
