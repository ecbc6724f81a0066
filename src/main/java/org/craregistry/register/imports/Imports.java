package org.craregistry.register.imports;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.craregistry.register.ImportPlanned;
import org.craregistry.register.ReadSettings;
import org.craregistry.register.RegisterHeader;
import org.craregistry.storage.Ids;
import org.craregistry.storage.StorableText;
import org.craregistry.storage.UtcTime;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * The stored imports, for writing. Every change of a state names the revision it was decided on, so that of two who change an
 * import at once exactly one succeeds, on whatever node. Whether the caller may is not asked here.
 */
@Component
class Imports {

    private static final String WORD_FOR_NO_NAME = "the uploaded file";
    private static final int LONGEST_FAILURE = 2000;

    private final JdbcClient jdbc;
    private final ApplicationEventPublisher events;

    Imports(JdbcClient jdbc, ApplicationEventPublisher events) {
        this.jdbc = jdbc;
        this.events = events;
    }

    /** Stores a new import as RECEIVED. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void add(UUID id, UUID portfolio, Upload upload, Sender sender, Instant now) {
        jdbc.sql("""
                        INSERT INTO register_import (id, portfolio_id, revision, state, file_name, media_type, size_in_bytes,
                            sha256, column_mapping, read_settings, uploaded_by, uploaded_by_account, uploaded_at,
                            rows_read, rows_to_create, rows_to_update, rows_unchanged, rows_rejected,
                            headers, notes, conflicts)
                        VALUES (?, ?, 0, 'RECEIVED', ?, ?, ?, ?, '{}', ?, ?, ?, ?, 0, 0, 0, 0, 0, '[]', '[]', '[]')""")
                .param(Ids.bytes(id))
                .param(Ids.bytes(portfolio))
                .param(upload.fileName())
                .param(upload.mediaType())
                .param(upload.content().size())
                .param(HexFormat.of().parseHex(upload.content().sha256()))
                .param(PlanJson.write(upload.settings()))
                .param(sender.name())
                .param(Ids.bytesOrNull(sender.account()))
                .param(UtcTime.column(now))
                .update();
    }

    /** The import with this id. */
    Optional<StoredImport> find(UUID id) {
        return jdbc.sql("""
                        SELECT id, portfolio_id, revision, state, size_in_bytes, deaths, file_name, column_mapping, date_pattern,
                            read_settings, finished_by, finished_by_account, rows_rejected, apply_mode, file_removed_at,
                            headers, conflicts
                        FROM register_import WHERE id = ?""").param(Ids.bytes(id)).query(Imports::read).optional();
    }

    /** The earlier imports of a portfolio whose file had the same bytes, the newest first. */
    List<UUID> sameAs(UUID portfolio, String sha256) {
        return jdbc.sql(
                        "SELECT id FROM register_import WHERE portfolio_id = ? AND sha256 = ? ORDER BY id DESC LIMIT 20")
                .param(Ids.bytes(portfolio))
                .param(HexFormat.of().parseHex(sha256))
                .query((row, number) -> Ids.of(row.getBytes("id")))
                .list();
    }

    /**
     * Changes the state.
     *
     * @param columns what changes with it; names of columns, never what a client wrote
     * @return the import as it is now
     * @throws Superseded where the import is no longer as the caller has read it
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public StoredImport move(StoredImport from, ImportState to, Map<String, @Nullable Object> columns) {
        if (!from.state().mayBecome(to)) {
            throw new IllegalStateException("An import cannot pass from %s to %s".formatted(from.state(), to));
        }
        Map<String, @Nullable Object> parameters = new LinkedHashMap<>(columns);
        StringBuilder sql = new StringBuilder("UPDATE register_import SET state = :to, revision = revision + 1");
        columns.keySet()
                .forEach(
                        column -> sql.append(", ").append(column).append(" = :").append(column));
        if (to == ImportState.PLANNED || to == ImportState.APPLIED) {
            // What comes next is other work, of which no node has died.
            sql.append(", deaths = 0");
        }
        sql.append(" WHERE id = :id AND revision = :revision AND state = :from");
        parameters.put("to", to.name());
        parameters.put("id", Ids.bytes(from.id()));
        parameters.put("revision", from.revision());
        parameters.put("from", from.state().name());
        if (jdbc.sql(sql.toString()).params(parameters).update() != 1) {
            throw new Superseded(from.id(), from.revision());
        }
        if (to == ImportState.PLANNED) {
            events.publishEvent(new ImportPlanned(from.portfolio(), from.id(), from.fileName()));
        }
        return from.as(to);
    }

    /**
     * Tells how many rows were read so far.
     *
     * @throws Superseded where the import is no longer as the caller has read it
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void progress(StoredImport current, int rowsRead) {
        tell(current, "rows_read", rowsRead);
    }

    /** Tells about how many rows there are to read, likewise. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void expect(StoredImport current, int rowsInFile) {
        tell(current, "rows_in_file", rowsInFile);
    }

    private void tell(StoredImport current, String column, int rows) {
        int updated = jdbc.sql("UPDATE register_import SET " + column + " = ? WHERE id = ? AND revision = ?")
                .param(rows)
                .param(Ids.bytes(current.id()))
                .param(current.revision())
                .update();
        if (updated != 1) {
            throw new Superseded(current.id(), current.revision());
        }
    }

    /**
     * Counts that a node died, or ran out of memory, while it worked on an import.
     *
     * @param during in which states it is this work that is under way
     * @return how often that happened; 0 where this work is done already, or the import is gone
     */
    @Transactional
    public int countDeath(UUID id, Set<ImportState> during) {
        int counted = jdbc.sql("UPDATE register_import SET deaths = deaths + 1 WHERE id = :id AND state IN (:during)")
                .param("id", Ids.bytes(id))
                .param("during", during.stream().map(Enum::name).toList())
                .update();
        return counted == 0 ? 0 : find(id).map(StoredImport::deaths).orElse(0);
    }

    /**
     * Ends an import that cannot be planned or applied, and leaves one as it was that cannot be taken back; one that has ended otherwise
     * stays as it is.
     */
    @Transactional
    public void fail(UUID id, String sentence, Instant now) {
        fail(id, sentence, List.of(), now);
    }

    /** Ends an import whose header was not found. @param headers the rows that come nearest to one */
    @Transactional
    public void fail(UUID id, String sentence, List<RegisterHeader> headers, Instant now) {
        StoredImport found = find(id).orElse(null);
        if (found == null) {
            return;
        }
        ImportState before = found.hasConflicts() ? ImportState.REVERTED : ImportState.APPLIED;
        ImportState end = found.state() == ImportState.REVERTING ? before : ImportState.FAILED;
        if (found.state().mayBecome(end)) {
            Map<String, @Nullable Object> columns = new LinkedHashMap<>();
            columns.put("failure", StorableText.beginning(sentence, LONGEST_FAILURE));
            columns.put("finished_at", UtcTime.column(now));
            if (!headers.isEmpty()) {
                columns.put("headers", PlanJson.write(headers));
            }
            move(found, end, columns);
        }
    }

    private static StoredImport read(ResultSet row, int number) throws SQLException {
        String finishedBy = row.getString("finished_by");
        return new StoredImport(
                Ids.of(row.getBytes("id")),
                Ids.of(row.getBytes("portfolio_id")),
                row.getInt("revision"),
                ImportState.valueOf(row.getString("state")),
                row.getLong("size_in_bytes"),
                row.getInt("deaths"),
                Objects.requireNonNullElse(row.getString("file_name"), WORD_FOR_NO_NAME),
                settings(row),
                finishedBy == null ? null : new Sender(Ids.ofNullable(row.getBytes("finished_by_account")), finishedBy),
                row.getInt("rows_rejected"),
                ImportMode.VALID_CELLS.name().equals(row.getString("apply_mode")),
                row.getObject("file_removed_at") == null,
                PlanJson.headers(row.getString("headers")).stream().anyMatch(RegisterHeader::csv),
                !PlanJson.problems(row.getString("conflicts")).isEmpty());
    }

    /** What was said about a file; of imports from before there were settings, what was said then. */
    static ReadSettings settings(ResultSet row) throws SQLException {
        String settings = row.getString("read_settings");
        return settings == null
                ? ReadSettings.NONE
                        .withHeaders(PlanJson.mapping(row.getString("column_mapping")))
                        .withDatePattern(row.getString("date_pattern"))
                : PlanJson.settings(settings);
    }
}
