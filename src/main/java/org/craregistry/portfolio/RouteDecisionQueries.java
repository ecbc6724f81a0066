package org.craregistry.portfolio;

import java.nio.ByteBuffer;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.craregistry.graphql.Connection;
import org.craregistry.graphql.Cursor;
import org.craregistry.graphql.PageRequest;
import org.craregistry.law.Article15Route;
import org.craregistry.law.Facts;
import org.craregistry.law.StateOfLaw;
import org.craregistry.portfolio.RouteDecision.Withdrawal;
import org.craregistry.storage.FirstOfEach;
import org.craregistry.storage.Ids;
import org.craregistry.storage.QuestionMarks;
import org.craregistry.storage.UtcTime;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/**
 * Reads decisions on routes: in two statements however many products are asked about, one for the decisions and one for the
 * states of the law they were made under. Whether the caller may see the products is the matter of the one who asks.
 */
@Component
public class RouteDecisionQueries {

    /** The fingerprint of the only order of decisions, for {@link PageRequest#of}. */
    public static final int ORDER = "route decisions, newest first".hashCode();

    private static final String COLUMNS = """
            SELECT d.id, d.product_id, d.route, d.planned, d.relied_from, d.reason, d.decided_by, d.decided_at, d.label,
                   d.version, d.facts, d.evidence, d.classification_signed, d.evaluated_on, d.state_code, d.state_hash,
                   d.edition, d.shown, p.route_decision_id, w.reason AS withdrawal_reason, w.withdrawn_by,
                   w.withdrawn_at""";
    private static final String FROM = """

            FROM route_decision d
            JOIN product p ON p.id = d.product_id
            LEFT JOIN route_withdrawal w ON w.decision_id = d.id
            WHERE\s""";
    private static final String OF_PRODUCTS = FROM + "d.product_id IN (%s)";

    private final JdbcTemplate jdbc;

    RouteDecisionQueries(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /** The decisions that are relied on now, by product. */
    public Map<UUID, RouteDecision> current(Collection<UUID> products) {
        Map<UUID, RouteDecision> found = new HashMap<>();
        read(
                        COLUMNS + OF_PRODUCTS.formatted(QuestionMarks.of(products.size()))
                                + " AND d.id = p.route_decision_id",
                        bytes(products))
                .forEach(decision -> found.put(decision.productId(), decision));
        return found;
    }

    /** The decisions with these ids. */
    public List<RouteDecision> find(Collection<UUID> ids) {
        return read(COLUMNS + FROM + "d.id IN (" + QuestionMarks.of(ids.size()) + ")", bytes(ids));
    }

    /** A page of all decisions that were ever made on each product, the newest first. */
    public Map<UUID, Connection<RouteDecision>> pages(Collection<UUID> products, PageRequest page) {
        List<Object> arguments = new ArrayList<>(List.of(bytes(products)));
        String beyond = "";
        Cursor cursor = page.cursor();
        if (cursor != null) {
            arguments.add(Ids.bytes(cursor.id()));
            beyond = page.backward() ? " AND d.id > ?" : " AND d.id < ?";
        }
        String sql = FirstOfEach.sql(
                COLUMNS,
                OF_PRODUCTS.formatted(QuestionMarks.of(products.size())) + beyond,
                "d.product_id",
                page.backward() ? "d.id" : "d.id DESC",
                products.size(),
                page.size() + 1);
        return Connection.ofEach(
                products,
                page,
                read(sql, arguments.toArray()),
                RouteDecision::productId,
                one -> new Cursor(ORDER, List.of(), one.decisionId()));
    }

    /** How many decisions were ever made on each product; those without one are absent. */
    public Map<UUID, Long> count(Collection<UUID> products) {
        Map<UUID, Long> counts = new HashMap<>();
        jdbc.query(
                "SELECT product_id, COUNT(*) FROM route_decision WHERE product_id IN ("
                        + QuestionMarks.of(products.size()) + ") GROUP BY product_id",
                row -> {
                    counts.put(Ids.of(row.getBytes(1)), row.getLong(2));
                },
                bytes(products));
        return counts;
    }

    private List<RouteDecision> read(String sql, Object[] arguments) {
        States states = new States();
        List<RouteDecision> found = jdbc.query(sql, (row, number) -> decision(row, states), arguments);
        states.load(jdbc);
        return found;
    }

    private static Object[] bytes(Collection<UUID> ids) {
        return ids.stream().map(Ids::bytes).toArray();
    }

    private static RouteDecision decision(ResultSet row, States states) throws SQLException {
        UUID id = Ids.of(row.getBytes("id"));
        LocalDate evaluatedOn = row.getObject("evaluated_on", LocalDate.class);
        RouteSnapshot.Shown shown = SnapshotColumns.readShown(row.getString("shown"));
        Stored stored = new Stored(
                row.getString("label"),
                row.getString("version"),
                row.getString("facts"),
                row.getString("evidence"),
                row.getBoolean("classification_signed"),
                evaluatedOn,
                ByteBuffer.wrap(row.getBytes("state_hash")),
                row.getString("edition"),
                shown);
        states.want(stored.state());
        return new RouteDecision(
                id,
                Ids.of(row.getBytes("product_id")),
                Article15Route.valueOf(row.getString("route")),
                row.getBoolean("planned"),
                row.getObject("relied_from", LocalDate.class),
                row.getString("reason"),
                row.getString("decided_by"),
                UtcTime.of(row, "decided_at"),
                Arrays.equals(Ids.bytes(id), row.getBytes("route_decision_id")),
                withdrawal(row),
                evaluatedOn,
                row.getString("state_code"),
                stored.edition(),
                shown,
                () -> stored.read(states));
    }

    private static @Nullable Withdrawal withdrawal(ResultSet row) throws SQLException {
        Instant at = UtcTime.ofNullable(row, "withdrawn_at");
        return at == null
                ? null
                : new Withdrawal(row.getString("withdrawal_reason"), row.getString("withdrawn_by"), at);
    }

    /** A snapshot before anybody has asked for it. */
    private record Stored(
            String label,
            String version,
            String facts,
            @Nullable String evidence,
            boolean classified,
            LocalDate evaluatedOn,
            ByteBuffer state,
            String edition,
            RouteSnapshot.Shown shown) {

        RouteSnapshot read(States states) {
            return new RouteSnapshot(
                    label,
                    version,
                    Facts.of(FactsColumn.plain(facts)),
                    EvidenceColumn.read(evidence),
                    classified,
                    evaluatedOn,
                    states.get(state),
                    edition,
                    shown);
        }
    }

    /** The states of the law of the decisions that are read together, each fetched and parsed once. */
    private static final class States {

        private final Map<ByteBuffer, String> contents = new HashMap<>();
        private final Map<ByteBuffer, StateOfLaw> states = new HashMap<>();

        void want(ByteBuffer hash) {
            contents.put(hash, "");
        }

        void load(JdbcTemplate jdbc) {
            if (contents.isEmpty()) {
                return;
            }
            jdbc.query(
                    "SELECT hash, content FROM state_of_law_content WHERE hash IN (" + QuestionMarks.of(contents.size())
                            + ")",
                    row -> {
                        contents.put(ByteBuffer.wrap(row.getBytes(1)), row.getString(2));
                    },
                    contents.keySet().stream().map(ByteBuffer::array).toArray());
        }

        synchronized StateOfLaw get(ByteBuffer hash) {
            return states.computeIfAbsent(
                    hash, one -> SnapshotColumns.readState(Objects.requireNonNull(contents.get(one))));
        }
    }
}
