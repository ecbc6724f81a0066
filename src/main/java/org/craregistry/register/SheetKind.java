package org.craregistry.register;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.craregistry.portfolio.EvidenceKind;
import org.jspecify.annotations.Nullable;

/** The sheets of the register that hold data, in the order of the workbook. */
public enum SheetKind {
    /** One row per product. */
    PRODUCTS("Products", "", null),
    /** One row per certificate or EU statement of conformity. */
    CERTIFICATES("Certificates", "certificates.", EvidenceKind.CERTIFICATE),
    /** One row per EU declaration of conformity. */
    DECLARATIONS("Declarations", "declarations.", EvidenceKind.DECLARATION),
    /** One row per conformity assessment that was carried out. */
    ASSESSMENTS("Assessments", "assessments.", EvidenceKind.ASSESSMENT),
    /** One row per product: how it stands to the requirements. */
    ANNEX_I("Annex I", "requirements.", null),
    /** One row per product: how it stands to the elements. */
    ARTICLE_15("Article 15", "article15Elements.", null);

    /** The sheets with what is on file for products. */
    public static final List<SheetKind> OF_EVIDENCE =
            List.of(CERTIFICATES, DECLARATIONS, ASSESSMENTS, ANNEX_I, ARTICLE_15);

    private final String title;
    private final String prefix;
    private final @Nullable EvidenceKind records;

    SheetKind(String title, String prefix, @Nullable EvidenceKind records) {
        this.title = title;
        this.prefix = prefix;
        this.records = records;
    }

    /** The name of the sheet. */
    public String title() {
        return title;
    }

    /** What the fields of its columns begin with; the empty text for those of products. */
    public String prefix() {
        return prefix;
    }

    /** The list of the evidence that its fields stand in, as the API names it. */
    public String list() {
        return prefix.replace(".", "");
    }

    /** What each of its rows is a record of; empty where a row is about a product as a whole. */
    public Optional<EvidenceKind> records() {
        return Optional.ofNullable(records);
    }

    /** Its columns from left to right. */
    public List<Column> columns() {
        return RegisterColumns.of(this);
    }

    /** The sheet that somebody gave this name, in whatever spelling, or a word for it in another language. */
    public static Optional<SheetKind> named(String name) {
        String bare = Spelling.bare(name);
        return Arrays.stream(values())
                .filter(kind -> Stream.concat(Stream.of(kind.title), Words.sheets(kind).stream())
                        .anyMatch(word -> Spelling.bare(word).equals(bare)))
                .findFirst();
    }
}
