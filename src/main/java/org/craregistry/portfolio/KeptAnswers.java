package org.craregistry.portfolio;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.ToLongFunction;
import org.craregistry.storage.Ids;
import org.craregistry.storage.QuestionMarks;
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

    /** How much of what is kept has to hold. */
    public enum Extent {
        /** The answers of today, which readers wait for. */
        TODAY(EnumSet.complementOf(EnumSet.of(Outdating.WITHOUT_PERIODS))),
        /** Those of later days too. */
        ANY_DAY(EnumSet.allOf(Outdating.class));

        private final Set<Outdating> outdating;

        Extent(Set<Outdating> outdating) {
            this.outdating = outdating;
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
     * @param periodsHold whether the answers kept for later days hold
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
            @Nullable LocalDate holdUntil,
            boolean periodsHold) {

        /** What is on record. @throws IllegalArgumentException where the law no longer reads something of it */
        public LawInput lawInput() {
            return LawInput.read(facts, defaults, evidence, version, decided, reliance);
        }
    }

    /**
     * New answers for a product, in place of those that were found to hold no longer and of no others.
     *
     * @param outlook what is answered from now on; {@code null} where what is kept of that stays as it is
     * @param periodsFrom from which day on it tells the answers; {@code null} where it does as before
     */
    public record Reevaluated(
            Outdated outdated,
            Answers answers,
            @Nullable Outlook outlook,
            @Nullable LocalDate periodsFrom) {

        /** Answers of which it is not looked at how they go on. */
        public Reevaluated(Outdated outdated, Answers answers) {
            this(outdated, answers, null, outdated.periodsHold() ? null : AnswerPeriods.NEVER);
        }

        /** Answers as they begin and go on. */
        public Reevaluated(Outdated outdated, Outlook outlook) {
            this(outdated, outlook.first().answers(), outlook, outlook.first().from());
        }

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
     * @param extent what has to hold
     */
    public Look outdated(Map<LocalDate, List<UUID>> days, String basis, Extent extent) {
        List<String> alternatives = new ArrayList<>();
        List<Object> parameters = new ArrayList<>();
        days.forEach((day, portfolios) -> {
            for (Outdating outdating : extent.outdating) {
                String places = QuestionMarks.of(portfolios.size());
                // Joined, because H2 does not look up a list of values together with a range.
                alternatives.add("""
                        SELECT DISTINCT p.portfolio_id, 0
                        FROM portfolio f JOIN %s ON p.portfolio_id = f.id AND %s
                        WHERE f.id IN (%s)""".formatted(outdating.products(), outdating.condition(), places));
                parameters.addAll(outdating.parameters(day, basis));
                portfolios.forEach(portfolio -> parameters.add(Ids.bytes(portfolio)));
            }
        });
        alternatives.add(ADOPTED_LAST);
        return jdbc.query(String.join("\nUNION ", alternatives), KeptAnswers::look, parameters.toArray());
    }

    /**
     * How many products of all portfolios have answers that hold no longer, each as often as there is a reason; whoever asks.
     *
     * @param day on which they should hold
     * @param basis what answers given now rest on
     */
    public long waiting(LocalDate day, String basis) {
        List<String> counts = new ArrayList<>();
        List<Object> parameters = new ArrayList<>();
        for (Outdating outdating : Extent.TODAY.outdating) {
            counts.add("(SELECT COUNT(*) FROM portfolio f JOIN %s ON p.portfolio_id = f.id AND %s)"
                    .formatted(outdating.products(), outdating.condition()));
            parameters.addAll(outdating.parameters(day, basis));
        }
        String sql = "SELECT " + String.join("\n + ", counts);
        return Objects.requireNonNull(jdbc.queryForObject(sql, Long.class, parameters.toArray()));
    }

    /** Whether more than so many products of a portfolio have answers that hold no longer, or as many reasons for that; whoever asks. */
    public boolean areMore(int few, UUID portfolio, LocalDate day, String basis) {
        List<String> reasons = new ArrayList<>();
        List<Object> parameters = new ArrayList<>();
        for (Outdating outdating : Extent.TODAY.outdating) {
            reasons.add("(SELECT p.id FROM portfolio f JOIN %s ON p.portfolio_id = f.id AND %s WHERE f.id = ? LIMIT %d)"
                    .formatted(outdating.products(), outdating.condition(), few + 1));
            parameters.addAll(outdating.parameters(day, basis));
            parameters.add(Ids.bytes(portfolio));
        }
        String sql = "SELECT COUNT(*) FROM (%s) found".formatted(String.join("\nUNION ALL ", reasons));
        return Objects.requireNonNull(jdbc.queryForObject(sql, Long.class, parameters.toArray())) > few;
    }

    /**
     * How many products a portfolio has, and of how many of them what is kept holds.
     *
     * @param today of how many the answers of today
     * @param laterDays of how many those of later days, and the dates ahead
     */
    public record Holding(long products, long today, long laterDays) {

        /** Of a portfolio without products. */
        public static final Holding NONE = new Holding(0, 0, 0);

        public boolean done() {
            return laterDays == products && today == products;
        }
    }

    /**
     * What holds in each of the portfolios; whoever asks. A product is taken for one that does not as often as there is a reason. Takes
     * as long as there are products whose answers do not hold.
     *
     * @param days the portfolios by the day it is in them
     * @param basis what answers given now rest on
     */
    public Map<UUID, Holding> holding(Map<LocalDate, List<UUID>> days, String basis) {
        Map<UUID, long[]> waiting = new HashMap<>();
        List<String> counts = new ArrayList<>();
        List<Object> parameters = new ArrayList<>();
        days.forEach((day, portfolios) -> portfolios.forEach(portfolio -> {
            byte[] id = Ids.bytes(portfolio);
            waiting.put(portfolio, new long[1 + Outdating.values().length]);
            counts.add(
                    "(SELECT f.id, 0, COALESCE((SELECT SUM(p.delta) FROM %s WHERE p.portfolio_id = ?), 0) FROM portfolio f WHERE f.id = ?)"
                            .formatted(CountTable.COMBINATIONS.ofPortfolio()));
            parameters.addAll(List.of(id, id));
            for (Outdating outdating : Outdating.values()) {
                // Each with its portfolio as a constant, or MySQL would walk along all of an index.
                counts.add(
                        "(SELECT f.id, %d, COUNT(*) FROM portfolio f JOIN %s ON p.portfolio_id = f.id AND %s WHERE f.id = ? GROUP BY f.id)"
                                .formatted(1 + outdating.ordinal(), outdating.products(), outdating.condition()));
                parameters.addAll(outdating.parameters(day, basis));
                parameters.add(id);
            }
        }));
        jdbc.query(
                String.join("\nUNION ALL ", counts),
                row -> {
                    Objects.requireNonNull(waiting.get(Ids.of(row.getBytes(1))))[row.getInt(2)] = row.getLong(3);
                },
                parameters.toArray());
        Map<UUID, Holding> found = new HashMap<>();
        waiting.forEach((portfolio, numbers) -> found.put(portfolio, holding(numbers)));
        return found;
    }

    /** @param numbers of all products, and of those that wait for each reason */
    private static Holding holding(long[] numbers) {
        ToLongFunction<Collection<Outdating>> left = reasons -> Math.max(
                0,
                numbers[0]
                        - reasons.stream()
                                .mapToLong(reason -> numbers[1 + reason.ordinal()])
                                .sum());
        return new Holding(
                numbers[0],
                left.applyAsLong(Extent.TODAY.outdating),
                left.applyAsLong(EnumSet.complementOf(EnumSet.of(Outdating.ENDED))));
    }

    /** How many products of each of the portfolios have answers that rest on something else; whoever asks. */
    public Map<UUID, Integer> restingOnOthers(Collection<UUID> portfolios, String basis) {
        String sql = "SELECT f.id, %s + %s FROM portfolio f WHERE f.id IN (%s)"
                .formatted(
                        countOf(Outdating.RESTING_ON_LESS),
                        countOf(Outdating.RESTING_ON_MORE),
                        QuestionMarks.of(portfolios.size()));
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

    private static String countOf(Outdating outdating) {
        return "(SELECT COUNT(*) FROM %s WHERE p.portfolio_id = f.id AND %s)"
                .formatted(outdating.products(), outdating.condition());
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
     * @param extent what has to hold
     * @param most how many at the most
     */
    public List<Outdated> find(UUID portfolio, LocalDate today, String basis, Extent extent, int most) {
        for (Outdating outdating : extent.outdating) {
            List<Outdated> found = find(portfolio, outdating, outdating.parameters(today, basis), basis, most);
            if (!found.isEmpty()) {
                return found;
            }
        }
        return List.of();
    }

    /** In the order of the index, or MySQL would walk along another one and past all that is re-evaluated. */
    private List<Outdated> find(UUID portfolio, Outdating outdating, List<Object> parameters, String basis, int most) {
        List<Object> all = new ArrayList<>(parameters);
        all.add(0, Ids.bytes(portfolio));
        all.add(most);
        return jdbc.query(
                """
                SELECT p.id, p.revision, p.version, p.facts, p.evidence, p.classification_decision_id, p.route,
                       p.route_from, p.route_planned, p.answered_under, p.answers_hold_until, p.periods_from, p.defaults_number,
                       f.defaults, f.defaults_number AS portfolio_defaults_number
                FROM %s JOIN portfolio f ON f.id = p.portfolio_id WHERE p.portfolio_id = ? AND %s
                ORDER BY p.portfolio_id, %s LIMIT ?""".formatted(outdating.products(), outdating.condition(), outdating.column()),
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
                        row.getObject("answers_hold_until", LocalDate.class),
                        periodsHold(row, basis)),
                all.toArray());
    }

    private static boolean periodsHold(ResultSet row, String basis) throws SQLException {
        return !AnswerPeriods.NEVER.equals(row.getObject("periods_from", LocalDate.class))
                && row.getString("answered_under").equals(basis)
                && row.getInt("defaults_number") == row.getInt("portfolio_defaults_number");
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
