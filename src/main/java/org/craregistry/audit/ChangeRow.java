package org.craregistry.audit;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import org.craregistry.audit.Change.FieldChange;
import org.craregistry.storage.Ids;
import org.craregistry.storage.JsonColumn;
import org.craregistry.storage.ManyRows;
import org.craregistry.storage.StorableText;
import org.craregistry.storage.UtcTime;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.type.TypeReference;

/** A change as a row of the table. */
final class ChangeRow {

    static final ManyRows TABLE = new ManyRows(
            "change_log",
            List.of(
                    "id",
                    "at",
                    "portfolio_id",
                    "product_id",
                    "subject",
                    "subject_id",
                    "subject_label",
                    "action",
                    "account_id",
                    "actor",
                    "through",
                    "import_id",
                    "sheet",
                    "row_no",
                    "reason",
                    "fields"));

    static final String COLUMNS = """
            SELECT at, account_id, actor, through, import_id, sheet, row_no, id, portfolio_id, product_id, subject, subject_id,
                subject_label, action, reason, fields""";

    static final String SELECT = COLUMNS + " FROM change_log";

    static final String SELECT_FIELDS = "SELECT product_id, subject_id, action, at, fields FROM change_log";

    private static final int LONGEST_LABEL = 500;
    private static final int LONGEST_SHEET = 100;
    private static final TypeReference<List<FieldChange>> FIELDS = new TypeReference<>() {};

    private ChangeRow() {}

    /** Its values, in the order of {@link #TABLE}. */
    static @Nullable Object[] of(Change change) {
        Origin origin = change.origin();
        return new @Nullable Object[] {
            Ids.bytes(change.id()),
            UtcTime.column(change.at()),
            Ids.bytesOrNull(change.portfolioId()),
            Ids.bytesOrNull(change.productId()),
            change.subject().name(),
            Ids.bytes(change.subjectId()),
            cut(change.label(), LONGEST_LABEL),
            change.action().name(),
            Ids.bytesOrNull(origin.account()),
            origin.actor(),
            origin.through().name(),
            Ids.bytesOrNull(origin.importId()),
            origin.sheet() == null ? null : cut(origin.sheet(), LONGEST_SHEET),
            origin.row(),
            change.reason(),
            JsonColumn.write(change.fields())
        };
    }

    static Change read(ResultSet row, int number) throws SQLException {
        Instant at = UtcTime.of(row, "at");
        Origin origin = new Origin(
                at,
                Ids.ofNullable(row.getBytes("account_id")),
                row.getString("actor"),
                Origin.Through.valueOf(row.getString("through")),
                Ids.ofNullable(row.getBytes("import_id")),
                row.getString("sheet"),
                row.getObject("row_no", Integer.class));
        return new Change(
                Ids.of(row.getBytes("id")),
                at,
                Ids.ofNullable(row.getBytes("portfolio_id")),
                Ids.ofNullable(row.getBytes("product_id")),
                Change.Subject.valueOf(row.getString("subject")),
                Ids.of(row.getBytes("subject_id")),
                row.getString("subject_label"),
                Change.Action.valueOf(row.getString("action")),
                origin,
                row.getString("reason"),
                JsonColumn.read(row.getString("fields"), FIELDS));
    }

    static ChangedFields readFields(ResultSet row, int number) throws SQLException {
        return new ChangedFields(
                Ids.of(row.getBytes("product_id")),
                Ids.of(row.getBytes("subject_id")),
                Change.Action.valueOf(row.getString("action")),
                UtcTime.of(row, "at"),
                JsonColumn.read(row.getString("fields"), FIELDS));
    }

    private static String cut(String text, int most) {
        return StorableText.beginning(text, most);
    }
}
