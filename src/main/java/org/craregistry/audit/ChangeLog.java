package org.craregistry.audit;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.craregistry.graphql.Connection;
import org.craregistry.graphql.Cursor;
import org.craregistry.graphql.PageRequest;
import org.craregistry.storage.Ids;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** The append-only record of all changes, newest first. It can be written and read, and nothing else. */
@Component
public class ChangeLog {

    /** The fingerprint of the only order of changes, for {@link PageRequest#of}. */
    public static final int ORDER = "changes, newest first".hashCode();

    private static final int BATCH = 1000;

    private final JdbcTemplate jdbc;

    ChangeLog(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /** Records one change; see {@link #record(List)}. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void record(Change change) {
        record(List.of(change));
    }

    /**
     * Records changes in the transaction that makes them.
     *
     * @throws org.springframework.transaction.IllegalTransactionStateException where there is no transaction
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void record(List<Change> changes) {
        jdbc.batchUpdate(ChangeRow.INSERT, changes, BATCH, ChangeRow::bind);
    }

    /** What changed in a portfolio; whether the caller may see the portfolio is the matter of the one who asks. */
    public Connection<Change> ofPortfolio(UUID portfolio, PageRequest page) {
        return page("portfolio_id", portfolio, page);
    }

    /** What changed about one subject. */
    public Connection<Change> ofSubject(UUID subject, PageRequest page) {
        return page("subject_id", subject, page);
    }

    /** What changed about each of many subjects, in one statement; a subject without changes has an empty page. */
    public Map<UUID, Connection<Change>> ofSubjects(Collection<UUID> subjects, PageRequest page) {
        Map<UUID, List<Change>> found = subjects.isEmpty()
                ? Map.of()
                : fetch(subjects, page).stream().collect(Collectors.groupingBy(Change::subjectId));
        Map<UUID, Connection<Change>> pages = new LinkedHashMap<>();
        for (UUID subject : subjects) {
            pages.put(subject, connection("subject_id", subject, page, found.getOrDefault(subject, List.of())));
        }
        return pages;
    }

    /** Those of the changes that exist. */
    public Map<UUID, Change> find(Collection<UUID> ids) {
        if (ids.isEmpty()) {
            return Map.of();
        }
        String sql = ChangeRow.SELECT + " WHERE id IN (" + marks(ids.size()) + ")";
        Object[] arguments = ids.stream().map(Ids::bytes).toArray();
        return jdbc.query(sql, ChangeRow::read, arguments).stream()
                .collect(Collectors.toMap(Change::id, Function.identity()));
    }

    private Connection<Change> page(String column, UUID value, PageRequest page) {
        List<Object> arguments = new ArrayList<>();
        arguments.add(Ids.bytes(value));
        String sql = ChangeRow.SELECT + " WHERE " + column + " = ?" + beyondCursor(page, arguments) + " ORDER BY id "
                + direction(page) + " LIMIT " + (page.size() + 1);
        return connection(column, value, page, jdbc.query(sql, ChangeRow::read, arguments.toArray()));
    }

    private List<Change> fetch(Collection<UUID> subjects, PageRequest page) {
        List<Object> arguments = new ArrayList<>();
        subjects.forEach(subject -> arguments.add(Ids.bytes(subject)));
        String ranked = "SELECT change_log.*, ROW_NUMBER() OVER (PARTITION BY subject_id ORDER BY id " + direction(page)
                + ") AS place FROM change_log WHERE subject_id IN (" + marks(subjects.size()) + ")"
                + beyondCursor(page, arguments);
        String sql = "SELECT * FROM (" + ranked + ") ranked WHERE place <= " + (page.size() + 1) + " ORDER BY id "
                + direction(page);
        return jdbc.query(sql, ChangeRow::read, arguments.toArray());
    }

    private Connection<Change> connection(String column, UUID value, PageRequest page, List<Change> fetched) {
        return Connection.of(
                page, fetched, change -> new Cursor(ORDER, List.of(), change.id()), () -> count(column, value));
    }

    private long count(String column, UUID value) {
        Long counted = jdbc.queryForObject(
                "SELECT COUNT(*) FROM change_log WHERE " + column + " = ?", Long.class, (Object) Ids.bytes(value));
        return counted == null ? 0 : counted;
    }

    private static String beyondCursor(PageRequest page, List<Object> arguments) {
        Cursor cursor = page.cursor();
        if (cursor == null) {
            return "";
        }
        arguments.add(Ids.bytes(cursor.id()));
        return page.backward() ? " AND id > ?" : " AND id < ?";
    }

    private static String direction(PageRequest page) {
        return page.backward() ? "ASC" : "DESC";
    }

    private static String marks(int count) {
        return String.join(", ", Collections.nCopies(count, "?"));
    }
}
