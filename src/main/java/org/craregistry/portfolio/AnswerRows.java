package org.craregistry.portfolio;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import org.craregistry.portfolio.KeptAnswers.Outdated;
import org.craregistry.portfolio.KeptAnswers.Reevaluated;
import org.craregistry.storage.Ids;
import org.craregistry.storage.QuestionMarks;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** The columns of products that hold kept answers, locked and replaced without the rest of the product. */
@Component
class AnswerRows {

    private static final String LOCK = """
            SELECT p.id, p.portfolio_id, p.standing, p.reference_sort, p.revision, p.route_from, p.route_planned,
                   p.answered_under, p.answers_hold_until, %s
            FROM product p WHERE p.id IN (%%s) ORDER BY p.id FOR UPDATE""".formatted(AnswerColumn.SELECTED);

    private static final String REPLACE = "UPDATE product SET "
            + AnswerColumn.ANSWERED.stream()
                    .map(column -> column.column() + " = ?, ")
                    .collect(Collectors.joining())
            + "expires_on = ?, support_until = ?, answered_under = ?, answers_hold_until = ?, defaults_number = ?, periods_from = COALESCE(?, periods_from) WHERE id = ?";

    private final JdbcTemplate jdbc;

    AnswerRows(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * A locked product: its answers stay as they are until they are replaced.
     *
     * @param counted what it is counted by; {@code null} once it is withdrawn
     */
    record Locked(
            int revision,
            String referenceSort,
            @Nullable CountedAnswers counted,
            @Nullable RouteReliance reliance,
            String under,
            @Nullable LocalDate holdUntil) {

        private static Locked read(ResultSet row) throws SQLException {
            boolean stands = row.getObject("standing") != null;
            return new Locked(
                    row.getInt("revision"),
                    row.getString("reference_sort"),
                    stands ? CountedAnswers.read(Ids.of(row.getBytes("portfolio_id")), row) : null,
                    ProductRow.reliance(row),
                    row.getString("answered_under"),
                    row.getObject("answers_hold_until", LocalDate.class));
        }

        /** Whether nobody has changed it or answered for it anew since it was found. */
        boolean isStill(Outdated found) {
            return revision == found.revision()
                    && under.equals(found.under())
                    && Objects.equals(holdUntil, found.holdUntil());
        }

        @Nullable
        CountedAnswers countedBy(Answers answers) {
            return counted == null ? null : counted.with(answers, reliance);
        }
    }

    /** In the order of their ids, so that two who replace the same ones wait for each other, and never both. */
    Map<UUID, Locked> lock(List<Reevaluated> reevaluated) {
        Map<UUID, Locked> locked = new HashMap<>();
        jdbc.query(
                LOCK.formatted(QuestionMarks.of(reevaluated.size())),
                row -> {
                    locked.put(Ids.of(row.getBytes("id")), Locked.read(row));
                },
                reevaluated.stream().map(one -> Ids.bytes(one.product())).toArray());
        return locked;
    }

    void replace(List<Reevaluated> reevaluated) {
        if (!reevaluated.isEmpty()) {
            jdbc.batchUpdate(REPLACE, reevaluated, reevaluated.size(), AnswerRows::bind);
        }
    }

    private static void bind(PreparedStatement statement, Reevaluated one) throws SQLException {
        int place = 1;
        for (AnswerColumn column : AnswerColumn.ANSWERED) {
            statement.setString(place++, column.stored(one.answers(), null));
        }
        statement.setObject(place++, one.answers().expiresOn());
        statement.setObject(place++, one.answers().supportUntil());
        statement.setString(place++, one.answers().under());
        statement.setObject(place++, one.answers().holdUntil());
        statement.setInt(place++, one.outdated().defaults().number());
        statement.setObject(place++, one.periodsFrom());
        statement.setBytes(place, Ids.bytes(one.product()));
    }
}
