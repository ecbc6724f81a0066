package org.craregistry.register.imports;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
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

    /** One limited look-up for each import and action, sorted as an index is, all in one statement: none reads beyond its page. */
    private List<Found> query(List<UUID> imports, Set<ImportAction> actions, PageRequest page) {
        Map<String, Object> parameters = new LinkedHashMap<>();
        parameters.put("after", page.cursor() == null ? 0 : place(page.cursor()));
        List<String> pages = new ArrayList<>();
        for (UUID id : imports) {
            String name = "import" + pages.size();
            parameters.put(name, Ids.bytes(id));
            String rows = "SELECT * FROM register_import_row WHERE import_id = :" + name + " AND place > :after";
            String limit = " LIMIT " + (page.size() + 1);
            if (actions.isEmpty()) {
                pages.add("(" + rows + " ORDER BY import_id, place" + limit + ")");
            }
            actions.forEach(action -> pages.add(
                    "(" + rows + " AND action = '" + action + "' ORDER BY import_id, action, place" + limit + ")"));
        }
        String sql = "SELECT * FROM (" + String.join(" UNION ALL ", pages) + ") pages ORDER BY import_id, place";
        return jdbc.query(sql, parameters, ImportRowQueries::read);
    }

    private static Found read(ResultSet row, int number) throws SQLException {
        return new Found(Ids.of(row.getBytes("import_id")), PlannedRows.read(row, number));
    }

    private static Connection<ImportRow> page(Asked asked, List<Found> fetched) {
        List<ImportRow> rows = fetched.stream()
                .limit(asked.page().size() + 1L)
                .map(found -> new ImportRow(found.row()))
                .toList();
        UUID id = asked.of().importId();
        return Connection.of(
                        asked.page(),
                        rows,
                        row -> new Cursor(
                                ORDER_OF_FILE,
                                List.of(Integer.toString(row.planned().place())),
                                id))
                .countedBy(() -> asked.of().counts().of(asked.actions()));
    }

    private static int place(Cursor cursor) {
        try {
            return Integer.parseInt(String.join("", cursor.values()));
        } catch (NumberFormatException e) {
            throw new BadRequest("after: this is no cursor of a list of rows. Use a cursor as the API returned it.");
        }
    }
}
