package org.craregistry.register.imports;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.craregistry.graphql.Connection;
import org.craregistry.graphql.Cursor;
import org.craregistry.graphql.PageRequest;
import org.craregistry.security.Access;
import org.craregistry.security.Visibility;
import org.craregistry.storage.FirstOfEach;
import org.craregistry.storage.Ids;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.stereotype.Component;

/** Reads imports, only those of portfolios that the caller may see; each look-up is one statement. */
@Component
class ImportQueries {

    /** The fingerprint of the only order of imports. */
    private static final int NEWEST_FIRST = "imports, newest first".hashCode();

    private static final String COLUMNS = """
            id, portfolio_id, revision, state, file_name, size_in_bytes, sha256, uploaded_by, uploaded_at, planned_at,
            finished_by, finished_at, failure, rows_read, rows_to_create, rows_to_update, rows_unchanged, rows_rejected,
            rows_with_valid_cells, headers, notes, conflicts, problem_groups, column_mapping, date_pattern, read_settings,
            file_removed_at""";

    private final NamedParameterJdbcTemplate jdbc;
    private final Access access;

    ImportQueries(NamedParameterJdbcTemplate jdbc, Access access) {
        this.jdbc = jdbc;
        this.access = access;
    }

    /** Checks the paging arguments of a list of imports. */
    static PageRequest request(@Nullable Integer first, @Nullable String after) {
        return PageRequest.of(first, after, null, null, NEWEST_FIRST);
    }

    /** The imports with these ids. */
    Map<UUID, ImportView> find(Collection<UUID> ids) {
        if (ids.isEmpty()) {
            return Map.of();
        }
        Map<String, Object> parameters = new LinkedHashMap<>();
        parameters.put("ids", ids.stream().map(Ids::bytes).toList());
        String sql = "SELECT " + COLUMNS + " FROM register_import i WHERE id IN (:ids) AND " + visible(parameters);
        return jdbc.query(sql, parameters, ImportViewRow::read).stream()
                .collect(Collectors.toMap(ImportView::importId, Function.identity()));
    }

    /** A page of the imports of each of many portfolios; a portfolio without imports has an empty page. */
    Map<UUID, Connection<ImportView>> ofPortfolios(Collection<UUID> portfolios, PageRequest page) {
        Map<String, Object> parameters = new LinkedHashMap<>();
        parameters.put("portfolios", portfolios.stream().map(Ids::bytes).toList());
        String beyond = "";
        if (page.cursor() != null) {
            parameters.put("after", Ids.bytes(page.cursor().id()));
            beyond = " AND id < :after";
        }
        String from =
                "FROM register_import i WHERE portfolio_id IN (:portfolios)" + beyond + " AND " + visible(parameters);
        String sql = FirstOfEach.sql(
                "SELECT " + COLUMNS, from, "portfolio_id", "id DESC", portfolios.size(), page.size() + 1);
        return Connection.ofEach(
                portfolios,
                page,
                jdbc.query(sql, parameters, ImportViewRow::read),
                ImportView::portfolioId,
                one -> new Cursor(NEWEST_FIRST, List.of(), one.importId()));
    }

    private String visible(Map<String, Object> parameters) {
        Visibility visibility = access.visibility();
        parameters.putAll(visibility.namedParameters());
        return visibility.namedCondition("i.portfolio_id");
    }
}
