package org.craregistry.register.imports;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.craregistry.portfolio.ProductKey;
import org.craregistry.register.SheetKind;
import org.craregistry.storage.Ids;
import org.craregistry.storage.ManyRows;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * The rows of the sheets with what is on file, while an import is planned: kept in the database by the product that they are about,
 * because a file may hold more of them than memory does, and in another order than its products.
 */
@Component
class StagedRows {

    private static final ManyRows TABLE = new ManyRows(
            "register_import_staged",
            List.of("import_id", "place", "natural_key", "kind", "sheet", "row_no", "content", "problems"));

    private final JdbcTemplate jdbc;
    private final NamedParameterJdbcTemplate named;

    StagedRows(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
        this.named = new NamedParameterJdbcTemplate(jdbc);
    }

    /** Keeps rows. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void add(UUID importId, List<StagedRow> rows) {
        byte[] id = Ids.bytes(importId);
        TABLE.add(jdbc, rows.stream().map(row -> values(id, row)).toList());
    }

    private static @Nullable Object[] values(byte[] importId, StagedRow row) {
        return new @Nullable Object[] {
            importId,
            row.place(),
            row.key().hash(),
            row.kind().name(),
            PlannedRows.sheet(row.sheet()),
            row.row(),
            PlanJson.write(row.told()),
            PlanJson.problems(row.problems())
        };
    }

    /** The rows about these products, each list in the order of the file; products without are absent. */
    Map<ProductKey, List<StagedRow>> find(UUID importId, Collection<ProductKey> products) {
        if (products.isEmpty()) {
            return Map.of();
        }
        // By the product alone: with the import as well, H2 reads all that is kept of it.
        String sql = "SELECT * FROM register_import_staged WHERE natural_key IN (:keys) ORDER BY place";
        List<byte[]> keys = products.stream().map(ProductKey::hash).toList();
        List<StagedRow> found = new ArrayList<>();
        named.query(sql, Map.of("keys", keys), (RowCallbackHandler) row -> {
            if (Ids.of(row.getBytes("import_id")).equals(importId)) {
                found.add(read(row, 0));
            }
        });
        return found.stream().collect(Collectors.groupingBy(StagedRow::key));
    }

    /** The next rows that are kept, in the order of the file. */
    List<StagedRow> next(UUID importId, int afterPlace, int most) {
        return jdbc.query(
                "SELECT * FROM register_import_staged WHERE import_id = ? AND place > ? ORDER BY import_id, place LIMIT ?",
                StagedRows::read,
                Ids.bytes(importId),
                afterPlace,
                most);
    }

    /** Forgets all rows of an import. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void clear(UUID importId) {
        jdbc.update("DELETE FROM register_import_staged WHERE import_id = ?", (Object) Ids.bytes(importId));
    }

    private static StagedRow read(ResultSet row, int number) throws SQLException {
        return new StagedRow(
                row.getInt("place"),
                SheetKind.valueOf(row.getString("kind")),
                row.getString("sheet"),
                row.getInt("row_no"),
                PlanJson.told(row.getString("content")),
                PlanJson.problems(row.getString("problems")));
    }
}
