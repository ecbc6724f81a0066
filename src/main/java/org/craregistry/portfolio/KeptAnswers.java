package org.craregistry.portfolio;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.craregistry.law.Facts;
import org.craregistry.storage.Ids;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The answers kept beside the products: finds those that hold no longer, and replaces them. Changes no product's revision. */
@Component
public class KeptAnswers {

    private static final String ADOPTED_LAST = """
            SELECT s.id, 1
            FROM state_of_law s WHERE s.adoption = (SELECT MAX(adoption) FROM state_of_law)""";

    private static final String COUNTED =
            Arrays.stream(AnswerColumn.values()).map(AnswerColumn::sql).collect(Collectors.joining(", "));

    private final JdbcTemplate jdbc;
    private final AnswerCounts counts;

    KeptAnswers(JdbcTemplate jdbc, AnswerCounts counts) {
        this.jdbc = jdbc;
        this.counts = counts;
    }

    /**
     * Why answers hold no longer. Each is a range of an index with values at its ends that belong to it: H2 walks along everything
     * equal to an end that does not, and along NULL where there is no end.
     */
    private enum Outdating {
        ENDED("p.answers_hold_until", "BETWEEN '1000-01-01' AND ?"),
        RESTING_ON_LESS("p.answered_under", "<= ?"),
        RESTING_ON_MORE("p.answered_under", ">= ?");

        private final String column;
        private final String condition;

        Outdating(String column, String range) {
            this.column = column;
            this.condition = column + " " + range;
        }

        /** @param basis ends with a digit of the edition of the rules, so that no other one comes between it and its neighbours */
        Object parameter(LocalDate today, String basis) {
            int end = basis.length() - 1;
            return switch (this) {
                case ENDED -> today.minusDays(1);
                case RESTING_ON_LESS -> basis.substring(0, end) + (char) (basis.charAt(end) - 1) + '~';
                case RESTING_ON_MORE -> basis + '!';
            };
        }
    }

    /**
     * A product whose kept answers hold no longer.
     *
     * @param facts the stored document of the facts
     * @param evidence the stored document of the evidence; {@code null} where nothing is on file
     * @param reliance the route relied on; {@code null} where none is
     * @param under what the kept answers rest on
     * @param holdUntil the last day on which they held; {@code null} where no day was known to end them
     */
    public record Outdated(
            UUID product,
            int revision,
            String version,
            String facts,
            @Nullable String evidence,
            boolean decided,
            @Nullable RouteReliance reliance,
            String under,
            @Nullable LocalDate holdUntil) {

        /** What is on record. @throws IllegalArgumentException where the law no longer reads something of it */
        public Recorded recorded() {
            return Recorded.of(
                    Facts.of(FactsColumn.plain(facts)), EvidenceColumn.read(evidence), version, decided, reliance);
        }
    }

    /** New answers for a product, in place of those that were found to hold no longer and of no others. */
    public record Renewed(Outdated outdated, Answers answers) {

        private UUID product() {
            return outdated.product();
        }
    }

    /**
     * What there is to renew.
     *
     * @param portfolios those that have a product whose answers hold no longer
     * @param adoptedLast the stored state of the law that is in force; {@code null} where it is one delivered with the registry
     */
    public record Look(Set<UUID> portfolios, @Nullable UUID adoptedLast) {}

    /**
     * Those portfolios that have a product whose answers hold no longer, in one statement; with the state of the law in force,
     * because another node may have adopted one that the caller does not know of yet.
     *
     * @param days the portfolios by the day it is in them
     * @param basis what answers given now rest on
     */
    public Look outdated(Map<LocalDate, List<UUID>> days, String basis) {
        List<String> alternatives = new ArrayList<>();
        List<Object> parameters = new ArrayList<>();
        days.forEach((day, portfolios) -> {
            for (Outdating outdating : Outdating.values()) {
                String places = String.join(", ", Collections.nCopies(portfolios.size(), "?"));
                // Joined, because H2 does not look up a list of values together with a range.
                alternatives.add("""
                        SELECT DISTINCT p.portfolio_id, 0
                        FROM portfolio f JOIN product p ON p.portfolio_id = f.id AND %s
                        WHERE f.id IN (%s)""".formatted(outdating.condition, places));
                parameters.add(outdating.parameter(day, basis));
                portfolios.forEach(portfolio -> parameters.add(Ids.bytes(portfolio)));
            }
        });
        alternatives.add(ADOPTED_LAST);
        return jdbc.query(String.join("\nUNION ", alternatives), KeptAnswers::look, parameters.toArray());
    }

    private static Look look(ResultSet rows) throws SQLException {
        Set<UUID> portfolios = new HashSet<>();
        UUID adoptedLast = null;
        while (rows.next()) {
            UUID id = Ids.of(rows.getBytes(1));
            if (rows.getInt(2) == 0) {
                portfolios.add(id);
            } else {
                adoptedLast = id;
            }
        }
        return new Look(portfolios, adoptedLast);
    }

    /**
     * Finds products of a portfolio whose answers hold no longer for one and the same reason; other reasons come up when those
     * are renewed.
     *
     * @param today the day in the portfolio
     * @param basis what answers given now rest on
     * @param most how many at the most
     */
    public List<Outdated> find(UUID portfolio, LocalDate today, String basis, int most) {
        for (Outdating outdating : Outdating.values()) {
            List<Outdated> found = find(portfolio, outdating, outdating.parameter(today, basis), most);
            if (!found.isEmpty()) {
                return found;
            }
        }
        return List.of();
    }

    /** In the order of the index, or MySQL would walk along another one and past all that is renewed. */
    private List<Outdated> find(UUID portfolio, Outdating outdating, Object parameter, int most) {
        return jdbc.query(
                """
                SELECT p.id, p.revision, p.version, p.facts, p.evidence, p.classification_decision_id, p.route,
                       p.route_from, p.route_planned, p.answered_under, p.answers_hold_until
                FROM product p WHERE p.portfolio_id = ? AND %s
                ORDER BY p.portfolio_id, %s LIMIT ?""".formatted(outdating.condition, outdating.column),
                (row, number) -> new Outdated(
                        Ids.of(row.getBytes("id")),
                        row.getInt("revision"),
                        row.getString("version"),
                        row.getString("facts"),
                        row.getString("evidence"),
                        row.getBytes("classification_decision_id") != null,
                        ProductRow.reliance(row),
                        row.getString("answered_under"),
                        row.getObject("answers_hold_until", LocalDate.class)),
                Ids.bytes(portfolio),
                parameter,
                most);
    }

    /** A locked product: its answers stay as they are until they are replaced. */
    private record Locked(
            int revision,
            @Nullable CountedAnswers counted,
            @Nullable RouteReliance reliance,
            String under,
            @Nullable LocalDate holdUntil) {

        static Locked read(ResultSet row) throws SQLException {
            boolean stands = row.getBytes("standing") != null;
            return new Locked(
                    row.getInt("revision"),
                    stands ? CountedAnswers.read(Ids.of(row.getBytes("portfolio_id")), row) : null,
                    ProductRow.reliance(row),
                    row.getString("answered_under"),
                    row.getObject("answers_hold_until", LocalDate.class));
        }

        boolean isStill(Outdated found) {
            return revision == found.revision()
                    && under.equals(found.under())
                    && Objects.equals(holdUntil, found.holdUntil());
        }
    }

    /**
     * Replaces answers in one transaction, except those of products that were changed or answered anew since: they have newer ones
     * already. Products are locked in the order of their ids, so that two who replace the same ones wait for each other, and never
     * both.
     *
     * @return how many were replaced
     */
    @Transactional
    public int replace(List<Renewed> renewed) {
        Map<UUID, Locked> locked = lock(renewed);
        List<Renewed> unchanged = renewed.stream()
                .filter(one -> locked.containsKey(one.product())
                        && locked.get(one.product()).isStill(one.outdated()))
                .toList();
        unchanged.forEach(one -> count(Objects.requireNonNull(locked.get(one.product())), one.answers()));
        jdbc.batchUpdate("""
                UPDATE product
                SET scope = ?, applicability = ?, product_class = ?, category = ?, ai_status = ?, article15 = ?,
                    cra_conformity = ?, procedures = ?, unmet = ?, route_support = ?, open_questions = ?,
                    answered_under = ?, answers_hold_until = ?, standing_basis = ?, classification_signed = ?
                WHERE id = ?""", unchanged, renewed.size(), KeptAnswers::bind);
        return unchanged.size();
    }

    private Map<UUID, Locked> lock(List<Renewed> renewed) {
        String marks = String.join(", ", Collections.nCopies(renewed.size(), "?"));
        Map<UUID, Locked> locked = new HashMap<>();
        jdbc.query(
                """
                SELECT p.id, p.portfolio_id, p.standing, p.revision, p.route_from, p.route_planned,
                       p.answered_under, p.answers_hold_until, %s
                FROM product p WHERE p.id IN (%s) ORDER BY p.id FOR UPDATE""".formatted(COUNTED, marks),
                row -> {
                    locked.put(Ids.of(row.getBytes("id")), Locked.read(row));
                },
                renewed.stream().map(one -> Ids.bytes(one.product())).toArray());
        return locked;
    }

    private void count(Locked product, Answers answers) {
        CountedAnswers before = product.counted();
        if (before != null) {
            counts.change(before, before.with(answers, product.reliance()));
        }
    }

    private static void bind(PreparedStatement statement, Renewed one) throws SQLException {
        Answers answers = one.answers();
        statement.setString(1, answers.scope().name());
        statement.setString(2, answers.applicability().name());
        statement.setString(3, answers.productClass().name());
        statement.setString(4, answers.category());
        statement.setString(5, answers.aiStatus().name());
        statement.setString(6, answers.article15().name());
        statement.setString(7, answers.craConformity().name());
        statement.setString(8, NamesColumn.ofConstants(answers.procedures()));
        statement.setString(9, NamesColumn.write(answers.unmet()));
        statement.setString(
                10,
                answers.routeSupport() == null ? null : answers.routeSupport().name());
        statement.setString(11, NamesColumn.write(answers.openQuestions()));
        statement.setString(12, answers.under());
        statement.setObject(13, answers.holdUntil());
        statement.setString(14, AnswerColumn.STANDING_BASIS.stored(answers, null));
        statement.setString(15, AnswerColumn.CLASSIFICATION_SIGNED.stored(answers, null));
        statement.setBytes(16, Ids.bytes(one.product()));
    }
}
