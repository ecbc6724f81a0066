package org.craregistry.portfolio;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.craregistry.portfolio.KeptAnswers.Outdated;
import org.craregistry.portfolio.KeptAnswers.Reevaluated;
import org.craregistry.storage.ChangedRows;
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
                   p.expires_on, p.support_until, p.answered_under, p.answers_hold_until, p.defaults_number, p.periods_from, %s
            FROM product p WHERE p.id IN (%%s) ORDER BY p.id FOR UPDATE""".formatted(AnswerColumn.SELECTED);

    private static final ChangedRows REPLACED = new ChangedRows("product", null, value -> value);

    private final JdbcTemplate jdbc;

    AnswerRows(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * A locked product: its answers stay as they are until they are replaced.
     *
     * @param counted what it is counted by; {@code null} once it is withdrawn
     * @param columns the stored values of those that are replaced, by column
     */
    record Locked(
            int revision,
            String referenceSort,
            @Nullable CountedAnswers counted,
            @Nullable RouteReliance reliance,
            Map<String, @Nullable Object> columns) {

        private static Locked read(ResultSet row) throws SQLException {
            boolean stands = row.getObject("standing") != null;
            return new Locked(
                    row.getInt("revision"),
                    row.getString("reference_sort"),
                    stands ? CountedAnswers.read(Ids.of(row.getBytes("portfolio_id")), row) : null,
                    ProductRow.reliance(row),
                    columns(row));
        }

        private static Map<String, @Nullable Object> columns(ResultSet row) throws SQLException {
            Map<String, @Nullable Object> columns = new HashMap<>();
            for (AnswerColumn column : AnswerColumn.ANSWERED) {
                columns.put(column.column(), row.getString(column.column()));
            }
            for (String day : List.of("expires_on", "support_until", "answers_hold_until", "periods_from")) {
                columns.put(day, row.getObject(day, LocalDate.class));
            }
            columns.put("answered_under", row.getString("answered_under"));
            columns.put("defaults_number", row.getInt("defaults_number"));
            return columns;
        }

        /** Whether nobody has changed it or answered for it anew since it was found. */
        boolean isStill(Outdated found) {
            return revision == found.revision()
                    && found.under().equals(columns.get("answered_under"))
                    && Objects.equals(found.holdUntil(), columns.get("answers_hold_until"));
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

    /** @param locked the products, as they were locked */
    void replace(List<Reevaluated> reevaluated, Map<UUID, Locked> locked) {
        List<ChangedRows.Row> rows = reevaluated.stream()
                .map(one -> {
                    Map<String, @Nullable Object> before =
                            Objects.requireNonNull(locked.get(one.product())).columns();
                    return new ChangedRows.Row(Ids.bytes(one.product()), before, columns(one, before));
                })
                .toList();
        REPLACED.change(jdbc, rows);
    }

    private static Map<String, @Nullable Object> columns(Reevaluated one, Map<String, @Nullable Object> before) {
        Map<String, @Nullable Object> columns = new LinkedHashMap<>();
        AnswerColumn.ANSWERED.forEach(column -> columns.put(column.column(), column.stored(one.answers(), null)));
        columns.put("expires_on", one.answers().expiresOn());
        columns.put("support_until", one.answers().supportUntil());
        columns.put("answered_under", one.answers().under());
        columns.put("answers_hold_until", one.answers().holdUntil());
        columns.put("defaults_number", one.outdated().defaults().number());
        columns.put("periods_from", one.periodsFrom() == null ? before.get("periods_from") : one.periodsFrom());
        return columns;
    }
}
