package org.craregistry.assessment;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.craregistry.graphql.NodeId;
import org.craregistry.law.StateOfLaw;
import org.craregistry.portfolio.StateOfLawContents;
import org.craregistry.security.Caller;
import org.craregistry.storage.Ids;
import org.craregistry.storage.JsonColumn;
import org.craregistry.storage.UtcTime;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;

/** The stored states of the law. Each change counts the revision up, so that of two who change one at once one comes too late. */
@Component
public class StoredStatesOfLaw {

    private static final TypeReference<Map<String, List<Map<String, Object>>>> CHANGES = new TypeReference<>() {};
    private static final String ADOPTED_LAST = """
            SELECT id FROM state_of_law WHERE adoption = (SELECT MAX(adoption) FROM state_of_law)""";

    /** A number that never falls. */
    static final String CHANGES_COUNTED = """
            SELECT COUNT(*) + COALESCE(SUM(revision), 0) + (SELECT COUNT(*) FROM state_of_law_delivery) FROM state_of_law""";

    private static final String DELIVERIES = """
            SELECT d.number, d.state_code, c.content, d.delivered_at
            FROM state_of_law_delivery d JOIN state_of_law_content c ON c.hash = d.state_hash
            ORDER BY d.number""";

    private final JdbcTemplate jdbc;
    private final StateOfLawContents contents;

    public StoredStatesOfLaw(JdbcTemplate jdbc, StateOfLawContents contents) {
        this.jdbc = jdbc;
        this.contents = contents;
    }

    /** All of them, in the order in which they were drafted. */
    public List<StoredStateOfLaw> all() {
        return jdbc.query("SELECT * FROM state_of_law ORDER BY draft_no", (row, number) -> read(row));
    }

    /** @param named by its code or its id in the API */
    public Optional<StoredStateOfLaw> find(String named) {
        UUID id = NodeId.find(NodeId.Kind.STATE_OF_LAW, named).orElse(null);
        return (id == null
                        ? jdbc.query("SELECT * FROM state_of_law WHERE code = ?", (row, number) -> read(row), named)
                        : jdbc.query(
                                "SELECT * FROM state_of_law WHERE id = ?", (row, number) -> read(row), Ids.bytes(id)))
                .stream().findFirst();
    }

    /** The one that was adopted last. */
    Optional<UUID> adoptedLast() {
        return jdbc.query(ADOPTED_LAST, (row, number) -> Ids.of(row.getBytes(1))).stream()
                .findFirst();
    }

    /** The delivered states that came in force here, in that order. */
    List<StoredDelivery> deliveries() {
        return jdbc.query(
                DELIVERIES,
                (row, number) -> new StoredDelivery(
                        row.getInt("number"),
                        row.getString("state_code"),
                        row.getString("content"),
                        UtcTime.of(row, "delivered_at")));
    }

    /**
     * Adds a delivered state that came in force.
     *
     * @throws org.springframework.dao.DuplicateKeyException where another node has taken the number
     */
    void deliver(UUID id, int number, StateOfLaw state, Instant at) {
        jdbc.update("""
                INSERT INTO state_of_law_delivery (number, id, state_code, state_hash, delivered_at)
                VALUES (?, ?, ?, ?, ?)""", number, Ids.bytes(id), state.id(), contents.keep(state), UtcTime.column(at));
    }

    /**
     * How many changes of these states and deliveries there have been; {@link #changes(List, List)} tells it of those that were
     * read. Only grows.
     */
    long changes() {
        Long changes = jdbc.queryForObject(CHANGES_COUNTED, Long.class);
        return changes == null ? 0 : changes;
    }

    /** As {@link #changes()}. */
    static long changes(List<StoredStateOfLaw> all, List<StoredDelivery> deliveries) {
        return deliveries.size()
                + all.size()
                + all.stream().mapToLong(StoredStateOfLaw::revision).sum();
    }

    /** The number of the next draft; of two who take it at once one cannot store his. */
    public int nextNumber() {
        Integer next = jdbc.queryForObject("SELECT COALESCE(MAX(draft_no), 0) + 1 FROM state_of_law", Integer.class);
        return next == null ? 1 : next;
    }

    public void insert(StoredStateOfLaw draft) {
        jdbc.update(
                """
                INSERT INTO state_of_law (id, draft_no, code, title, base, changes, standing, revision, drafted_by,
                    drafted_by_account, drafted_at)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""",
                Ids.bytes(draft.id()),
                draft.number(),
                draft.code(),
                draft.title(),
                draft.base(),
                JsonColumn.write(draft.changes()),
                draft.status().name(),
                draft.revision(),
                draft.draftedBy(),
                Ids.bytes(draft.draftedByAccount()),
                UtcTime.column(draft.draftedAt()));
    }

    /** Writes title, base and changes; whether nobody was faster. */
    public boolean update(StoredStateOfLaw draft) {
        return 1
                == jdbc.update(
                        """
                        UPDATE state_of_law SET title = ?, base = ?, changes = ?, revision = revision + 1
                        WHERE id = ? AND revision = ? AND standing = 'DRAFT'""",
                        draft.title(),
                        draft.base(),
                        JsonColumn.write(draft.changes()),
                        Ids.bytes(draft.id()),
                        draft.revision());
    }

    /** Whether nobody was faster. */
    public boolean discard(StoredStateOfLaw draft) {
        return 1 == jdbc.update("""
                        UPDATE state_of_law SET standing = 'DISCARDED', revision = revision + 1
                        WHERE id = ? AND revision = ? AND standing = 'DRAFT'""", Ids.bytes(draft.id()), draft.revision());
    }

    /**
     * Whether nobody was faster with this draft.
     *
     * @throws org.springframework.dao.DuplicateKeyException where another one was adopted at the same moment
     */
    public boolean adopt(StoredStateOfLaw draft, int adoption, Caller by, Instant at, String reason) {
        return 1
                == jdbc.update(
                        """
                        UPDATE state_of_law SET standing = 'ADOPTED', adoption = ?, adopted_by = ?,
                            adopted_by_account = ?, adopted_at = ?, reason = ?, revision = revision + 1
                        WHERE id = ? AND revision = ? AND standing = 'DRAFT'""",
                        adoption,
                        by.name(),
                        Ids.bytes(by.account()),
                        UtcTime.column(at),
                        reason,
                        Ids.bytes(draft.id()),
                        draft.revision());
    }

    private static StoredStateOfLaw read(ResultSet row) throws SQLException {
        @Nullable LocalDateTime adoptedAt = row.getObject("adopted_at", LocalDateTime.class);
        return new StoredStateOfLaw(
                Ids.of(row.getBytes("id")),
                row.getInt("draft_no"),
                row.getString("code"),
                row.getString("title"),
                row.getString("base"),
                JsonColumn.read(row.getString("changes"), CHANGES),
                StateOfLawStatus.valueOf(row.getString("standing")),
                row.getInt("revision"),
                row.getString("drafted_by"),
                Ids.of(row.getBytes("drafted_by_account")),
                UtcTime.of(row, "drafted_at"),
                row.getObject("adoption", Integer.class),
                row.getString("adopted_by"),
                UtcTime.ofNullable(adoptedAt),
                row.getString("reason"));
    }
}
