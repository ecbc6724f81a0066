package org.craregistry.portfolio;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.craregistry.law.Facts;
import org.craregistry.storage.Ids;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The answers kept beside the products: finds those that hold no longer, and replaces them. Changes no product's revision. */
@Component
public class KeptAnswers {

    /** An id before all others. */
    public static final UUID FIRST = new UUID(0, 0);

    private final JdbcTemplate jdbc;

    KeptAnswers(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * A product whose kept answers hold no longer.
     *
     * @param facts the stored document; {@link #facts()} reads it
     */
    public record Outdated(UUID product, int revision, String document, boolean decided) {

        /** The facts. @throws IllegalArgumentException where the vocabulary no longer has one of them */
        public Facts facts() {
            return Facts.of(FactsColumn.plain(document));
        }
    }

    /** New answers for a product, valid for the revision they were made from. */
    public record Renewed(UUID product, int revision, Answers answers) {}

    /** The time zones that portfolios have their days in. */
    public List<String> timeZones() {
        return jdbc.queryForList("SELECT DISTINCT time_zone FROM portfolio", String.class);
    }

    /**
     * Finds products of portfolios in one time zone whose answers held only until before today, in the order of their ids.
     *
     * @param after the last id of the products found before, {@link #FIRST} to begin
     * @param most how many at the most
     */
    @Transactional(readOnly = true)
    public List<Outdated> ended(String timeZone, LocalDate today, UUID after, int most) {
        return find("p.answers_hold_until < ?", timeZone, today, after, most);
    }

    /** Finds products in the same way whose answers rest on something else than answers given now. */
    @Transactional(readOnly = true)
    public List<Outdated> restingOnOther(String timeZone, String basis, UUID after, int most) {
        return find("p.answered_under <> ?", timeZone, basis, after, most);
    }

    private List<Outdated> find(String condition, String timeZone, Object parameter, UUID after, int most) {
        return jdbc.query(
                """
                SELECT p.id, p.revision, p.facts, p.classification_decision_id
                FROM product p JOIN portfolio f ON f.id = p.portfolio_id
                WHERE %s AND f.time_zone = ? AND p.id > ?
                ORDER BY p.id LIMIT ?""".formatted(condition),
                (row, number) -> new Outdated(
                        Ids.of(row.getBytes("id")),
                        row.getInt("revision"),
                        row.getString("facts"),
                        row.getBytes("classification_decision_id") != null),
                parameter,
                timeZone,
                Ids.bytes(after),
                most);
    }

    /** Replaces answers, except those of products that were changed since: they have newer ones already. */
    @Transactional
    public void replace(List<Renewed> renewed) {
        jdbc.batchUpdate("""
                UPDATE product
                SET scope = ?, applicability = ?, product_class = ?, category = ?, open_questions = ?,
                    answered_under = ?, answers_hold_until = ?
                WHERE id = ? AND revision = ?""", renewed, renewed.size(), KeptAnswers::bind);
    }

    private static void bind(PreparedStatement statement, Renewed one) throws SQLException {
        Answers answers = one.answers();
        statement.setString(1, answers.scope().name());
        statement.setString(2, answers.applicability().name());
        statement.setString(3, answers.productClass().name());
        statement.setString(4, answers.category());
        statement.setString(5, OpenQuestionsColumn.write(answers.openQuestions()));
        statement.setString(6, answers.under());
        statement.setObject(7, answers.holdUntil());
        statement.setBytes(8, Ids.bytes(one.product()));
        statement.setInt(9, one.revision());
    }
}
