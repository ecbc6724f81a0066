package org.craregistry.register;

import java.util.List;

/** The columns that are exported only. */
final class ComputedColumns {

    private static final String GROUP = "Computed: ignored when the file is read";

    /** Those of products. */
    static final List<Column> OF_PRODUCTS = List.of(
            column("productClass", "Product class", "The class under CRA Annex III and IV"),
            column("category", "Category", "The category of Annex III or IV that decides the class"),
            column("scope", "Scope", "Whether the CRA covers the product"),
            column("applicability", "Applicability", "What of the CRA applies on the day of the export"),
            column("craConformity", "Conformity with the CRA", "Whether conformity with the CRA is demonstrated"),
            column(
                    "article15",
                    "AI Act Article 15",
                    "How the product stands to the cybersecurity of AI Act Article 15"),
            column("openQuestions", "Open questions", "What to answer next"),
            column("revision", "Revision", "The revision of the product that was exported"));

    private ComputedColumns() {}

    /** What a product is called, on the sheets with what is on file for it. */
    static Column productName(SheetKind sheet) {
        return column(sheet.prefix() + "productName", "Product name", "What the product is called")
                .on(sheet, GROUP);
    }

    private static Column column(String field, String title, String help) {
        return new Column(
                field,
                title + " (computed)",
                SheetKind.PRODUCTS,
                GROUP,
                ColumnType.TEXT,
                false,
                List.of(),
                help + ". Computed: ignored when the file is read.",
                null,
                "",
                List.of(),
                true,
                0);
    }
}
