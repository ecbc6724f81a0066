package org.craregistry.news;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.craregistry.storage.Ids;
import org.craregistry.storage.StorableText;
import org.craregistry.storage.UtcTime;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** The outbox: what happened, written in the transaction of the change, until everybody was told. */
@Component
public class Happenings {

    private static final String INSERT = """
            INSERT INTO happening (id, portfolio_id, kind, at, subject, label, statement, things, happens_on, lead_times, distributed)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, FALSE)""";
    private static final String SELECT =
            "SELECT id, portfolio_id, kind, at, subject, label, statement, things, happens_on, lead_times FROM happening ";
    private static final int BATCH = 500;
    private static final int LONGEST_LABEL = 500;
    private static final int LONGEST_STATEMENT = 1000;

    private final JdbcTemplate jdbc;
    private final JdbcClient client;
    private final NewsQueue queue;

    Happenings(JdbcTemplate jdbc, JdbcClient client, NewsQueue queue) {
        this.jdbc = jdbc;
        this.client = client;
        this.queue = queue;
    }

    /** Writes what happened, to be told when the transaction has committed. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void add(List<Happening> happened) {
        if (!happened.isEmpty()) {
            jdbc.batchUpdate(INSERT, happened, BATCH, Happenings::bind);
            queue.wake(Distribution.NAME, NewsWork.ONLY);
        }
    }

    /** Those of the portfolios of which anybody wants any news. */
    Set<UUID> interesting(Collection<UUID> portfolios) {
        return client.sql("""
                        SELECT portfolio_id FROM webhook WHERE portfolio_id IN (:portfolios)
                        UNION SELECT portfolio_id FROM news_choice WHERE portfolio_id IN (:portfolios)""")
                .param("portfolios", portfolios.stream().map(Ids::bytes).toList())
                .query((row, number) -> Ids.of(row.getBytes(1)))
                .set();
    }

    /** What nobody was told of yet, the earliest first. */
    List<Happening> undistributed(int most) {
        return client.sql(SELECT + "WHERE distributed = FALSE ORDER BY id LIMIT " + most)
                .query(Happenings::read)
                .list();
    }

    void distributed(List<Happening> happened) {
        client.sql("UPDATE happening SET distributed = TRUE WHERE id IN (:ids)")
                .param("ids", happened.stream().map(one -> Ids.bytes(one.id())).toList())
                .update();
    }

    /** Those of the happenings that are kept. */
    public Map<UUID, Happening> find(Collection<UUID> ids) {
        return ids.isEmpty()
                ? Map.of()
                : client
                        .sql(SELECT + "WHERE id IN (:ids)")
                        .param("ids", ids.stream().map(Ids::bytes).toList())
                        .query(Happenings::read)
                        .list()
                        .stream()
                        .collect(Collectors.toMap(Happening::id, Function.identity()));
    }

    /**
     * What was told to others of a portfolio, or of the whole installation, since a moment; the earliest first.
     *
     * @param wish what of it is wanted
     * @param most only so many of the latest that are wanted
     */
    public List<Happening> since(Instant moment, UUID portfolio, NewsWish wish, int most) {
        return client
                .sql(SELECT + """
                        WHERE distributed = TRUE AND at >= :moment AND (portfolio_id IS NULL OR portfolio_id = :portfolio)
                          AND kind IN (:kinds)
                        ORDER BY id DESC""")
                .param("moment", UtcTime.column(moment))
                .param("portfolio", Ids.bytes(portfolio))
                .param("kinds", wish.kinds().stream().map(Enum::name).toList())
                .query(Happenings::read)
                .list()
                .stream()
                .filter(wish::wants)
                .limit(most)
                .sorted(Comparator.comparing(Happening::id))
                .toList();
    }

    private static void bind(PreparedStatement insert, Happening one) throws SQLException {
        int column = 0;
        insert.setBytes(++column, Ids.bytes(one.id()));
        insert.setBytes(++column, Ids.bytesOrNull(one.portfolio()));
        insert.setString(++column, one.kind().name());
        insert.setObject(++column, UtcTime.column(one.at()));
        insert.setString(++column, one.subject());
        insert.setString(++column, StorableText.beginning(one.label(), LONGEST_LABEL));
        insert.setString(++column, StorableText.beginning(one.statement(), LONGEST_STATEMENT));
        insert.setLong(++column, one.things());
        insert.setObject(++column, one.happensOn());
        insert.setString(++column, NewsWish.column(one.leadTimes()));
    }

    private static Happening read(ResultSet row, int number) throws SQLException {
        return new Happening(
                Ids.of(row.getBytes("id")),
                Ids.ofNullable(row.getBytes("portfolio_id")),
                NewsKind.valueOf(row.getString("kind")),
                UtcTime.of(row, "at"),
                row.getString("subject"),
                row.getString("label"),
                row.getString("statement"),
                row.getLong("things"),
                day(row),
                NewsWish.numbers(row.getString("lead_times")));
    }

    private static @Nullable LocalDate day(ResultSet row) throws SQLException {
        return row.getObject("happens_on", LocalDate.class);
    }
}
