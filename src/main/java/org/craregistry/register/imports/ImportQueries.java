package org.craregistry.register.imports;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.craregistry.graphql.Connection;
import org.craregistry.graphql.Cursor;
import org.craregistry.graphql.PageRequest;
import org.craregistry.register.Problem;
import org.craregistry.security.Access;
import org.craregistry.security.Visibility;
import org.craregistry.storage.FirstOfEach;
import org.craregistry.storage.Ids;
import org.craregistry.storage.UtcTime;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.stereotype.Component;

/** Reads imports, only those of portfolios that the caller may see; each look-up is one statement. */
@Component
class ImportQueries {

    /** The fingerprint of the only order of imports. */
    static final int NEWEST_FIRST = "imports, newest first".hashCode();

    private static final String COLUMNS = """
            id, portfolio_id, revision, state, file_name, size_in_bytes, sha256, uploaded_by, uploaded_at, planned_at,
            finished_by, finished_at, apply_mode, failure, rows_in_file, rows_read, rows_to_create, rows_to_update, rows_unchanged,
            rows_rejected, rows_with_valid_cells, headers, notes, conflicts, problem_groups, column_mapping, date_pattern,
            read_settings, file_removed_at, turns""";

    private final NamedParameterJdbcTemplate jdbc;
    private final Access access;

    ImportQueries(NamedParameterJdbcTemplate jdbc, Access access) {
        this.jdbc = jdbc;
        this.access = access;
    }

    /** The imports with these ids. */
    Map<UUID, ImportView> find(Collection<UUID> ids) {
        if (ids.isEmpty()) {
            return Map.of();
        }
        Map<String, Object> parameters = new LinkedHashMap<>();
        parameters.put("ids", ids.stream().map(Ids::bytes).toList());
        String sql = "SELECT " + COLUMNS + " FROM register_import i WHERE id IN (:ids) AND " + visible(parameters);
        return jdbc.query(sql, parameters, ImportQueries::read).stream()
                .collect(Collectors.toMap(ImportView::importId, Function.identity()));
    }

    /**
     * A page of the imports of each of many portfolios; a portfolio without imports has an empty page.
     *
     * @param states only imports in one of these; empty for all
     */
    Map<UUID, Connection<ImportView>> ofPortfolios(
            Collection<UUID> portfolios, Set<ImportState> states, PageRequest page) {
        Map<String, Object> parameters = new LinkedHashMap<>();
        String beyond = "";
        if (page.cursor() != null) {
            parameters.put("cursor", Ids.bytes(page.cursor().id()));
            beyond = page.backward() ? " AND id > :cursor" : " AND id < :cursor";
        }
        String sql = FirstOfEach.sql(
                "SELECT " + COLUMNS,
                from(portfolios, states, parameters) + beyond,
                "portfolio_id",
                page.backward() ? "id" : "id DESC",
                portfolios.size(),
                page.size() + 1);
        return Connection.ofEach(
                portfolios,
                page,
                jdbc.query(sql, parameters, ImportQueries::read),
                ImportView::portfolioId,
                one -> new Cursor(NEWEST_FIRST, List.of(), one.importId()));
    }

    /** How many imports each of many portfolios has; one without imports is absent. */
    Map<UUID, Long> count(Collection<UUID> portfolios, Set<ImportState> states) {
        Map<String, Object> parameters = new LinkedHashMap<>();
        String sql = "SELECT portfolio_id, COUNT(*) " + from(portfolios, states, parameters) + " GROUP BY portfolio_id";
        Map<UUID, Long> counts = new HashMap<>();
        jdbc.query(sql, parameters, row -> {
            counts.put(Ids.of(row.getBytes(1)), row.getLong(2));
        });
        return counts;
    }

    private String from(Collection<UUID> portfolios, Set<ImportState> states, Map<String, Object> parameters) {
        parameters.put("portfolios", portfolios.stream().map(Ids::bytes).toList());
        String from = "FROM register_import i WHERE portfolio_id IN (:portfolios) AND " + visible(parameters);
        if (states.isEmpty()) {
            return from;
        }
        parameters.put("states", states.stream().map(Enum::name).toList());
        return from + " AND state IN (:states)";
    }

    private String visible(Map<String, Object> parameters) {
        Visibility visibility = access.visibility();
        parameters.putAll(visibility.namedParameters());
        return visibility.namedCondition("i.portfolio_id");
    }

    private static ImportView read(ResultSet row, int number) throws SQLException {
        LocalDateTime plannedAt = row.getObject("planned_at", LocalDateTime.class);
        // What a plan found says nothing while it is made anew, or where that has failed.
        String groups = plannedAt == null ? null : row.getString("problem_groups");
        String turns = plannedAt == null ? null : row.getString("turns");
        String applyMode = row.getString("apply_mode");
        return new ImportView(
                Ids.of(row.getBytes("id")),
                Ids.of(row.getBytes("portfolio_id")),
                row.getInt("revision"),
                ImportState.valueOf(row.getString("state")),
                row.getString("file_name"),
                row.getLong("size_in_bytes"),
                HexFormat.of().formatHex(row.getBytes("sha256")),
                row.getString("uploaded_by"),
                UtcTime.of(row, "uploaded_at"),
                UtcTime.ofNullable(plannedAt),
                row.getString("finished_by"),
                UtcTime.ofNullable(row, "finished_at"),
                applyMode == null ? null : ImportMode.valueOf(applyMode),
                row.getString("failure"),
                plannedAt == null ? counts(row).withoutPlan() : counts(row),
                PlanJson.headers(row.getString("headers")),
                notes(row),
                groups == null ? List.of() : PlanJson.groups(groups),
                Imports.settings(row),
                UtcTime.ofNullable(row, "file_removed_at"),
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
