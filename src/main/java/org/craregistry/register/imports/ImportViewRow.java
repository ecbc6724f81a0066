package org.craregistry.register.imports;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.craregistry.register.Problem;
import org.craregistry.storage.Ids;
import org.craregistry.storage.UtcTime;

/** Reads an import from a row of {@link ImportQueries}. */
final class ImportViewRow {

    private ImportViewRow() {}

    static ImportView read(ResultSet row, int number) throws SQLException {
        LocalDateTime plannedAt = row.getObject("planned_at", LocalDateTime.class);
        // What a plan found says nothing while it is made anew, or where that has failed.
        String groups = plannedAt == null ? null : row.getString("problem_groups");
        String turns = plannedAt == null ? null : row.getString("turns");
        return new ImportView(
                Ids.of(row.getBytes("id")),
                Ids.of(row.getBytes("portfolio_id")),
                row.getInt("revision"),
                ImportState.valueOf(row.getString("state")),
                row.getString("file_name"),
                row.getLong("size_in_bytes"),
                HexFormat.of().formatHex(row.getBytes("sha256")),
                row.getString("uploaded_by"),
                UtcTime.of(row.getObject("uploaded_at", LocalDateTime.class)),
                UtcTime.ofNullable(plannedAt),
                row.getString("finished_by"),
                UtcTime.ofNullable(row.getObject("finished_at", LocalDateTime.class)),
                row.getString("failure"),
                plannedAt == null ? counts(row).withoutPlan() : counts(row),
                PlanJson.headers(row.getString("headers")),
                notes(row),
                groups == null ? List.of() : PlanJson.groups(groups),
                Imports.settings(row),
                UtcTime.ofNullable(row.getObject("file_removed_at", LocalDateTime.class)),
                PlanJson.turns(turns));
    }

    private static ImportCounts counts(ResultSet row) throws SQLException {
        return new ImportCounts(
                row.getObject("rows_in_file", Integer.class),
                row.getInt("rows_read"),
                row.getInt("rows_to_create"),
                row.getInt("rows_to_update"),
                row.getInt("rows_unchanged"),
                row.getInt("rows_rejected"),
                row.getInt("rows_with_valid_cells"));
    }

    private static List<Problem> notes(ResultSet row) throws SQLException {
        List<Problem> notes = new ArrayList<>(PlanJson.problems(row.getString("conflicts")));
        notes.addAll(PlanJson.problems(row.getString("notes")));
        return notes;
    }
}
