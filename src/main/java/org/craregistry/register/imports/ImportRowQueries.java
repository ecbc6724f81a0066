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
import org.craregistry.graphql.NodeId;
import org.craregistry.graphql.PageRequest;
import org.craregistry.storage.Ids;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.stereotype.Component;

/** Reads the rows of plans; whether the caller may see the imports is the matter of the one who asks. */
@Component
class ImportRowQueries {

    static final int ORDER_OF_FILE = "rows of an import, as in the file".hashCode();

    private final NamedParameterJdbcTemplate jdbc;

    ImportRowQueries(NamedParameterJdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Which rows of an import.
     *
     * @param actions only rows with one of these; empty for all
     * @param turn only rows of which an answer turns so; {@code null} for all
     */
    record Chosen(Set<ImportAction> actions, @Nullable ImportTurn turn, PageRequest page) {}

    /** The rows of these imports at these places, in one statement; those that are not there are absent. */
    List<ImportRow> find(Collection<NodeId> wanted) {
        List<Object[]> places = wanted.stream()
                .map(row -> new Object[] {Ids.bytes(row.id()), row.place()})
                .toList();
        String sql = "SELECT * FROM register_import_row WHERE (import_id, place) IN (:places)";
        return jdbc.query(sql, Map.of("places", places), ImportRowQueries::read).stream()
                .map(found -> new ImportRow(found.importId(), found.row()))
                .toList();
    }

    private record Found(UUID importId, PlannedRow row) {}

    /** A page of the rows of each of many imports, in one statement. */
    Map<ImportView, Connection<ImportRow>> find(List<ImportView> imports, Chosen chosen) {
        List<UUID> planned = imports.stream()
                .filter(one -> one.plannedAt() != null)
                .map(ImportView::importId)
                .toList();
        Map<UUID, List<Found>> found = planned.isEmpty()
                ? Map.of()
                : query(planned, chosen).stream().collect(Collectors.groupingBy(Found::importId));
        return imports.stream()
                .collect(Collectors.toMap(
                        one -> one, one -> page(one, chosen, found.getOrDefault(one.importId(), List.of()))));
    }

    /** One limited look-up for each import and action, sorted as an index is, all in one statement: none reads beyond its page. */
    private List<Found> query(List<UUID> imports, Chosen chosen) {
        PageRequest page = chosen.page();
        Map<String, Object> parameters = new LinkedHashMap<>();
        int beginning = page.backward() ? Integer.MAX_VALUE : 0;
        parameters.put("beyond", page.cursor() == null ? beginning : place(page.cursor()));
        String turning = "";
        if (chosen.turn() != null) {
            parameters.put("turn", chosen.turn().text());
            turning = " AND LOCATE(:turn, turns) > 0";
        }
        String direction = page.backward() ? " DESC" : "";
        List<String> pages = new ArrayList<>();
        for (UUID id : imports) {
            String name = "import" + pages.size();
            parameters.put(name, Ids.bytes(id));
            String rows = "SELECT * FROM register_import_row WHERE import_id = :" + name + " AND place "
                    + (page.backward() ? "<" : ">") + " :beyond" + turning;
            String limit = " LIMIT " + (page.size() + 1);
            if (chosen.actions().isEmpty()) {
                pages.add("(" + rows + " ORDER BY import_id" + direction + ", place" + direction + limit + ")");
            }
            chosen.actions()
                    .forEach(action -> pages.add("(" + rows + " AND action = '" + action + "' ORDER BY import_id"
                            + direction + ", action" + direction + ", place" + direction + limit + ")"));
        }
        String sql =
                "SELECT * FROM (" + String.join(" UNION ALL ", pages) + ") pages ORDER BY import_id, place" + direction;
        return jdbc.query(sql, parameters, ImportRowQueries::read);
    }

    private static Found read(ResultSet row, int number) throws SQLException {
        return new Found(Ids.of(row.getBytes("import_id")), PlannedRows.read(row, number));
    }

    private static Connection<ImportRow> page(ImportView of, Chosen chosen, List<Found> fetched) {
        List<ImportRow> rows = fetched.stream()
                .limit(chosen.page().size() + 1L)
                .map(found -> new ImportRow(found.importId(), found.row()))
                .toList();
        UUID id = of.importId();
        return Connection.of(
                        chosen.page(),
                        rows,
                        row -> new Cursor(
                                ORDER_OF_FILE,
                                List.of(Integer.toString(row.planned().place())),
                                id))
                .countedBy(() -> of.rows(chosen.actions(), chosen.turn()));
    }

    private static int place(Cursor cursor) {
        try {
            return Integer.parseInt(String.join("", cursor.values()));
        } catch (NumberFormatException e) {
            throw new BadRequest("This is no cursor of a list of rows. Use a cursor as the API returned it.");
        }
    }
}
