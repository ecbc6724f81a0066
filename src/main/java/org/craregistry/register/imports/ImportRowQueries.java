package org.craregistry.register.imports;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.craregistry.graphql.BadRequest;
import org.craregistry.graphql.Connection;
import org.craregistry.graphql.Cursor;
import org.craregistry.graphql.PageRequest;
import org.craregistry.storage.Ids;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.stereotype.Component;

/** Reads the rows of plans; whether the caller may see the imports is the matter of the one who asks. */
@Component
class ImportRowQueries {

    private static final int ORDER_OF_FILE = "rows of an import, as in the file".hashCode();

    private final NamedParameterJdbcTemplate jdbc;

    ImportRowQueries(NamedParameterJdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Which rows of an import.
     *
     * @param actions only rows with one of these; empty for all
     */
    record Asked(ImportView of, Set<ImportAction> actions, PageRequest page) {}

    private record Found(UUID importId, PlannedRow row) {}

    /** Checks the paging arguments of a list of rows. */
    static PageRequest request(@Nullable Integer first, @Nullable String after) {
        return PageRequest.of(first, after, null, null, ORDER_OF_FILE);
    }

    /** A page of the rows of each of many imports, in one statement for each different page and choice of actions. */
    Map<Asked, Connection<ImportRow>> find(Collection<Asked> asked) {
        Map<Asked, Connection<ImportRow>> pages = new LinkedHashMap<>();
        asked.stream()
                .collect(Collectors.groupingBy(one -> List.of(one.actions(), one.page())))
                .values()
                .forEach(alike -> find(alike, pages));
        return pages;
    }

    private void find(List<Asked> alike, Map<Asked, Connection<ImportRow>> pages) {
        Asked one = alike.get(0);
        List<UUID> planned = alike.stream()
                .filter(asked -> asked.of().plannedAt() != null)
                .map(asked -> asked.of().importId())
                .toList();
        Map<UUID, List<Found>> found = planned.isEmpty()
                ? Map.of()
                : query(planned, one.actions(), one.page()).stream().collect(Collectors.groupingBy(Found::importId));
        alike.forEach(asked ->
                pages.put(asked, page(asked, found.getOrDefault(asked.of().importId(), List.of()))));
    }

    private List<Found> query(List<UUID> imports, Set<ImportAction> actions, PageRequest page) {
        Map<String, Object> parameters = new LinkedHashMap<>();
        parameters.put("imports", imports.stream().map(Ids::bytes).toList());
        StringBuilder ranked = new StringBuilder(
                        "SELECT r.*, ROW_NUMBER() OVER (PARTITION BY import_id ORDER BY place) AS rank_in_page")
                .append(" FROM register_import_row r WHERE import_id IN (:imports)");
        if (!actions.isEmpty()) {
            parameters.put("actions", actions.stream().map(Enum::name).toList());
            ranked.append(" AND action IN (:actions)");
        }
        if (page.cursor() != null) {
            parameters.put("after", place(page.cursor()));
            ranked.append(" AND place > :after");
        }
        String sql = "SELECT * FROM (" + ranked + ") ranked WHERE rank_in_page <= " + (page.size() + 1)
                + " ORDER BY import_id, place";
        return jdbc.query(sql, parameters, ImportRowQueries::read);
    }

    private static Found read(ResultSet row, int number) throws SQLException {
        return new Found(Ids.of(row.getBytes("import_id")), PlannedRows.read(row, number));
    }

    private static Connection<ImportRow> page(Asked asked, List<Found> fetched) {
        List<ImportRow> rows =
                fetched.stream().map(found -> new ImportRow(found.row())).toList();
        UUID id = asked.of().importId();
        return Connection.of(
                asked.page(),
                rows,
                row -> new Cursor(
                        ORDER_OF_FILE, List.of(Integer.toString(row.planned().place())), id),
                () -> asked.of().counts().of(asked.actions()));
    }

    private static int place(Cursor cursor) {
        try {
            return Integer.parseInt(String.join("", cursor.values()));
        } catch (NumberFormatException e) {
            throw new BadRequest("after: this is no cursor of a list of rows. Use a cursor as the API returned it.");
        }
    }
}
