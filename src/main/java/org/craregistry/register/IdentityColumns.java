package org.craregistry.register;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.craregistry.portfolio.IdentityField;

/** The columns of what a product is known by. */
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
                Words.headers(field.field()),
                false,
                field.maximum());
    }
}
