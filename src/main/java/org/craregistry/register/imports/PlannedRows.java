package org.craregistry.register.imports;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.craregistry.register.Problem;
import org.craregistry.storage.Ids;
import org.craregistry.storage.ManyRows;
import org.craregistry.storage.StorableText;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** The rows of plans, for planning and applying. */
@Component
class PlannedRows {

    private static final int LONGEST_LABEL = 500;
    private static final int LONGEST_SHEET = 100;

    private static final String COLUMNS = """
            SELECT place, sheet, row_no, action, label, product_id, product_revision, packed, content, changes, evidence,
                turns, problems, valid_cells_action
            FROM register_import_row WHERE import_id = ?\s""";

    private static final ManyRows TABLE = new ManyRows(
            "register_import_row",
            List.of(
                    "import_id",
                    "place",
                    "sheet",
                    "row_no",
                    "action",
                    "label",
                    "product_id",
                    "product_revision",
                    "packed",
                    "turns",
                    "valid_cells_action",
                    "content",
                    "changes",
                    "problems"));

    private final JdbcTemplate jdbc;

    PlannedRows(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /** Forgets the plan of an import. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void clear(UUID importId) {
        jdbc.update("DELETE FROM register_import_row WHERE import_id = ?", (Object) Ids.bytes(importId));
    }

    /** Adds rows to the plan of an import. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void add(UUID importId, List<PlannedRow> rows) {
        byte[] id = Ids.bytes(importId);
        try (PlanPacking packing = new PlanPacking()) {
            TABLE.add(
                    jdbc,
                    rows.stream().map(row -> values(id, row, packing.pack(row))).toList());
        }
    }

    /** Rejects a row of the plan for one more reason. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void reject(UUID importId, int place, Problem reason) {
        PlannedRow row = find(importId, place).orElseThrow();
        try (PlanPacking packing = new PlanPacking()) {
            jdbc.update("""
                    UPDATE register_import_row
                    SET action = 'REJECTED', product_id = NULL, product_revision = NULL, packed = ?, turns = NULL,
                        valid_cells_action = NULL
                    WHERE import_id = ? AND place = ?""", packing.pack(row.rejectedFor(reason)), Ids.bytes(importId), place);
        }
    }

    /** How many rows of the plan have each action; actions without rows are absent. */
    Map<ImportAction, Integer> count(UUID importId) {
        Map<ImportAction, Integer> counts = new EnumMap<>(ImportAction.class);
        jdbc.query(
                "SELECT action, COUNT(*) FROM register_import_row WHERE import_id = ? GROUP BY action",
                row -> {
                    counts.put(ImportAction.valueOf(row.getString(1)), row.getInt(2));
                },
                (Object) Ids.bytes(importId));
        return counts;
    }

    /** Which answers turn when the plan is applied, the most first. */
    List<ImportTurn> turns(UUID importId) {
        Map<String, ImportTurn> turns = new LinkedHashMap<>();
        jdbc.query(
                "SELECT turns, COUNT(*) FROM register_import_row WHERE import_id = ? AND turns IS NOT NULL GROUP BY turns",
                row -> {
                    ImportTurn.read(row.getString(1), row.getInt(2))
                            .forEach(turn -> turns.merge(turn.text(), turn, ImportTurn::plus));
                },
                (Object) Ids.bytes(importId));
        return turns.values().stream()
                .sorted(Comparator.comparing(ImportTurn::products).reversed().thenComparing(ImportTurn::text))
                .toList();
    }

    /** How many rejected rows of the plan can be applied without their cells that are not accepted. */
    int countValidCells(UUID importId) {
        return Objects.requireNonNull(jdbc.queryForObject(
                "SELECT COUNT(valid_cells_action) FROM register_import_row WHERE import_id = ? AND action = 'REJECTED'",
                Integer.class,
                (Object) Ids.bytes(importId)));
    }

    /**
     * The next rows that change something, in the order of the file. Sorts by the whole primary key and says which actions are
     * not meant: otherwise databases look actions up in their index and sort all of them for each call.
     *
     * @param validCells whether rejected rows count that change something without their cells that are not accepted
     */
    List<PlannedRow> changing(UUID importId, boolean validCells, int afterPlace, int most) {
        String rejected = validCells
                ? "(action <> 'REJECTED' OR valid_cells_action IN ('CREATE', 'UPDATE'))"
                : "action <> 'REJECTED'";
        return jdbc.query(
                COLUMNS + "AND place > ? AND action <> 'UNCHANGED' AND " + rejected
                        + " ORDER BY import_id, place LIMIT ?",
                PlannedRows::read,
                Ids.bytes(importId),
                afterPlace,
                most);
    }

    /** The next rejected rows, in the order of the file. */
    List<PlannedRow> rejected(UUID importId, int afterPlace, int most) {
        return jdbc.query(
                COLUMNS + "AND action = 'REJECTED' AND place > ? ORDER BY import_id, action, place LIMIT ?",
                PlannedRows::read,
                Ids.bytes(importId),
                afterPlace,
                most);
    }

    private Optional<PlannedRow> find(UUID importId, int place) {
        return jdbc.query(COLUMNS + "AND place = ?", PlannedRows::read, Ids.bytes(importId), place).stream()
                .findFirst();
    }

    /** In the order of {@link #TABLE}; the last ones say nothing beside what is packed. */
    private static @Nullable Object[] values(byte[] importId, PlannedRow row, byte @Nullable [] packed) {
        return new @Nullable Object[] {
            importId,
            row.place(),
            sheet(row.sheet()),
            row.row(),
            row.action().name(),
            StorableText.beginning(row.label(), LONGEST_LABEL),
            Ids.bytesOrNull(row.product()),
            row.revision(),
            packed,
            row.turns(),
            row.validCells() == null ? null : row.validCells().name(),
            "",
            "",
            ""
        };
    }

    static PlannedRow read(ResultSet row, int number) throws SQLException {
        @Nullable Integer revision = row.getObject("product_revision", Integer.class);
        @Nullable String validCells = row.getString("valid_cells_action");
        PlanPacking.Content content = content(row);
        return new PlannedRow(
                row.getInt("place"),
                row.getString("sheet"),
                row.getInt("row_no"),
                ImportAction.valueOf(row.getString("action")),
                row.getString("label"),
                Ids.ofNullable(row.getBytes("product_id")),
                revision,
                content.told(),
                content.changes(),
                content.evidence(),
                row.getString("turns"),
                content.problems(),
                validCells == null ? null : ImportAction.valueOf(validCells));
    }

    /** Plans of earlier times have texts in columns of their own. */
    private static PlanPacking.Content content(ResultSet row) throws SQLException {
        byte @Nullable [] packed = row.getBytes("packed");
        @Nullable String told = row.getString("content");
        return packed != null || told == null || told.isEmpty()
                ? PlanPacking.unpack(packed)
                : new PlanPacking.Content(
                        PlanJson.told(told),
                        PlanJson.changes(row.getString("changes")),
                        PlanJson.evidence(row.getString("evidence")),
                        PlanJson.problems(row.getString("problems")));
    }

    /** The name of a sheet as it is kept. */
    static String sheet(String name) {
        return StorableText.beginning(name, LONGEST_SHEET);
    }
}
