package org.craregistry.portfolio;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.craregistry.storage.Ids;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** The answers kept beside the products: finds those that hold no longer, and replaces them. Changes no product's revision. */
@Component
public class KeptAnswers {

    private static final String ADOPTED_LAST = """
            SELECT s.id, 1
            FROM state_of_law s WHERE s.adoption = (SELECT MAX(adoption) FROM state_of_law)""";

    private final JdbcTemplate jdbc;
    private final ProductWriting writing;

    KeptAnswers(JdbcTemplate jdbc, ProductWriting writing) {
        this.jdbc = jdbc;
        this.writing = writing;
    }

    /**
     * Why answers hold no longer. Each is a range of an index with values at its ends that belong to it: H2 walks along everything
     * equal to an end that does not, and along NULL where there is no end.
     */
    private enum Outdating {
        ENDED("p.answers_hold_until", "BETWEEN '1000-01-01' AND ?"),
        RESTING_ON_LESS("p.answered_under", "<= ?"),
        RESTING_ON_MORE("p.answered_under", ">= ?"),
        UNDER_OTHER_DEFAULTS("p.defaults_number", "BETWEEN 0 AND f.defaults_number - 1");

        private final String column;
        private final String condition;

        Outdating(String column, String range) {
            this.column = column;
            this.condition = column + " " + range;
        }

        /** @param basis ends with a digit of the edition of the rules, so that no other one comes between it and its neighbours */
        List<Object> parameters(LocalDate today, String basis) {
            int end = basis.length() - 1;
            return switch (this) {
                case ENDED -> List.of(today.minusDays(1));
                case RESTING_ON_LESS -> List.of(basis.substring(0, end) + (char) (basis.charAt(end) - 1) + '~');
                case RESTING_ON_MORE -> List.of(basis + '!');
                case UNDER_OTHER_DEFAULTS -> List.of();
            };
        }
    }

    /**
     * A product whose kept answers hold no longer.
     *
     * @param facts the stored document of the facts
     * @param defaults what it takes over from its portfolio where they are silent
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
            StoredDefaults defaults,
            @Nullable String evidence,
            boolean decided,
            @Nullable RouteReliance reliance,
            String under,
            @Nullable LocalDate holdUntil) {

        /** What is on record. @throws IllegalArgumentException where the law no longer reads something of it */
        public LawInput lawInput() {
            return LawInput.read(facts, defaults, evidence, version, decided, reliance);
        }
    }

    /** New answers for a product, in place of those that were found to hold no longer and of no others. */
    public record Reevaluated(Outdated outdated, Answers answers) {

        UUID product() {
            return outdated.product();
        }
    }

    /**
     * What there is to re-evaluate.
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
                parameters.addAll(outdating.parameters(day, basis));
                portfolios.forEach(portfolio -> parameters.add(Ids.bytes(portfolio)));
            }
        });
        alternatives.add(ADOPTED_LAST);
        return jdbc.query(String.join("\nUNION ", alternatives), KeptAnswers::look, parameters.toArray());
    }

    /** How many products of each of the portfolios have answers that rest on something else; whoever asks. */
    public Map<UUID, Integer> restingOnOthers(Collection<UUID> portfolios, String basis) {
        String count = "(SELECT COUNT(*) FROM product p WHERE p.portfolio_id = f.id AND %s)";
        String sql = "SELECT f.id, %s + %s FROM portfolio f WHERE f.id IN (%s)"
                .formatted(
                        count.formatted(Outdating.RESTING_ON_LESS.condition),
                        count.formatted(Outdating.RESTING_ON_MORE.condition),
                        String.join(", ", Collections.nCopies(portfolios.size(), "?")));
        List<Object> parameters = new ArrayList<>();
        parameters.addAll(Outdating.RESTING_ON_LESS.parameters(LocalDate.EPOCH, basis));
        parameters.addAll(Outdating.RESTING_ON_MORE.parameters(LocalDate.EPOCH, basis));
        portfolios.forEach(portfolio -> parameters.add(Ids.bytes(portfolio)));
        Map<UUID, Integer> left = new HashMap<>();
        jdbc.query(
                sql,
                row -> {
                    left.put(Ids.of(row.getBytes(1)), row.getInt(2));
                },
                parameters.toArray());
        return left;
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
     * are re-evaluated.
     *
     * @param today the day in the portfolio
     * @param basis what answers given now rest on
     * @param most how many at the most
     */
    public List<Outdated> find(UUID portfolio, LocalDate today, String basis, int most) {
        for (Outdating outdating : Outdating.values()) {
            List<Outdated> found = find(portfolio, outdating, outdating.parameters(today, basis), most);
            if (!found.isEmpty()) {
                return found;
            }
        }
        return List.of();
    }

    /** In the order of the index, or MySQL would walk along another one and past all that is re-evaluated. */
    private List<Outdated> find(UUID portfolio, Outdating outdating, List<Object> parameters, int most) {
        List<Object> all = new ArrayList<>(parameters);
        all.add(0, Ids.bytes(portfolio));
        all.add(most);
        return jdbc.query(
                """
                SELECT p.id, p.revision, p.version, p.facts, p.evidence, p.classification_decision_id, p.route,
                       p.route_from, p.route_planned, p.answered_under, p.answers_hold_until,
                       f.defaults, f.defaults_number AS portfolio_defaults_number
                FROM product p JOIN portfolio f ON f.id = p.portfolio_id WHERE p.portfolio_id = ? AND %s
                ORDER BY p.portfolio_id, %s LIMIT ?""".formatted(outdating.condition, outdating.column),
                (row, number) -> new Outdated(
                        Ids.of(row.getBytes("id")),
                        row.getInt("revision"),
                        row.getString("version"),
                        row.getString("facts"),
                        StoredDefaults.of(row),
                        row.getString("evidence"),
                        row.getBytes("classification_decision_id") != null,
                        ProductRow.reliance(row),
                        row.getString("answered_under"),
                        row.getObject("answers_hold_until", LocalDate.class)),
                all.toArray());
    }

    /**
     * Replaces answers in one transaction, except those of products that were changed or answered anew since: they have newer ones
     * already.
     *
     * @return how many were replaced
     */
    public int replace(List<Reevaluated> reevaluated) {
        return writing.replaceAnswers(reevaluated);
    }
}
