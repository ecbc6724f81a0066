package org.craregistry.register;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.craregistry.portfolio.IdentityField;

/** The columns of what a product is known by, with the headers that other registers use for them. */
final class IdentityColumns {

    private static final Map<IdentityField, String> EXAMPLES = new EnumMap<>(Map.of(
            IdentityField.REFERENCE, "R-100",
            IdentityField.VERSION, "2.1",
            IdentityField.NAME, "Router R100",
            IdentityField.DESCRIPTION, "Home router with a firewall",
            IdentityField.MANUFACTURER, "Example Networks SE",
            IdentityField.MANUFACTURER_ADDRESS, "1 Example Street, 1000 Brussels, Belgium",
            IdentityField.RESPONSIBLE, "Product security team",
            IdentityField.INTENDED_PURPOSE, "Connects a household to the internet",
            IdentityField.WEBSITE, "https://example.com/r100"));

    private static final Map<IdentityField, List<String>> SYNONYMS = new EnumMap<>(Map.of(
            IdentityField.REFERENCE,
            List.of(
                    "Product reference",
                    "Product ID",
                    "Product number",
                    "Product no",
                    "Article number",
                    "Part number",
                    "Model number",
                    "SKU"),
            IdentityField.VERSION,
            List.of("Product version", "Release"),
            IdentityField.NAME,
            List.of("Product name", "Product"),
            IdentityField.DESCRIPTION,
            List.of("Product description"),
            IdentityField.MANUFACTURER,
            List.of("Manufacturer name", "Vendor", "Producer"),
            IdentityField.MANUFACTURER_ADDRESS,
            List.of("Address of manufacturer", "Vendor address"),
            IdentityField.RESPONSIBLE,
            List.of("Responsible person", "Product owner"),
            IdentityField.INTENDED_PURPOSE,
            List.of("Purpose", "Intended use"),
            IdentityField.WEBSITE,
            List.of("Web site", "URL", "Homepage", "Link")));

    private IdentityColumns() {}

    /** The columns that say which product a row of another sheet is about. */
    static List<Column> keyOn(SheetKind sheet) {
        return Stream.of(IdentityField.REFERENCE, IdentityField.VERSION)
                .map(field -> column(field).on(sheet, "Product"))
                .toList();
    }

    static Column column(IdentityField field) {
        return new Column(
                field.field(),
                field.header(),
                SheetKind.PRODUCTS,
                "What it is known by",
                ColumnType.TEXT,
                field.isRequired(),
                List.of(),
                field.help(),
                null,
                EXAMPLES.getOrDefault(field, ""),
                SYNONYMS.getOrDefault(field, List.of()),
                false,
                field.maximum());
    }
}
