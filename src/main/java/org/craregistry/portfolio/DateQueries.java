package org.craregistry.portfolio;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.craregistry.storage.Ids;
import org.craregistry.storage.IndexHint;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.stereotype.Component;

/**
 * Finds and counts dates ahead as they are kept, without asking the law: those of all products in a time that does not grow with
 * their number. A caller that asks several things wants them in one transaction that sees the same in all its statements.
 */
@Component
public class DateQueries {

    /** So many products of which nothing is kept are asked about by themselves. */
    private static final int MOST_UNKNOWN = 500;

    private final NamedParameterJdbcTemplate jdbc;
    private final ProductConditions conditions;

    DateQueries(NamedParameterJdbcTemplate jdbc, ProductConditions conditions) {
        this.jdbc = jdbc;
        this.conditions = conditions;
    }

    /**
     * What of a portfolio is looked at: what makes a difference after one day up to and including another.
     *
     * @param after the day before the first
     */
    public record Span(PortfolioView portfolio, LocalDate after, LocalDate until) {

        private UUID id() {
            return portfolio.portfolioId();
        }
    }

    /** Where a product stands on a date in the list, which is ordered by these three. @param reference as lists sort it */
    public record Place(LocalDate date, String reference, UUID product) {}

    /**
     * What hits products on a day for one reason.
     *
     * @param as what happens and why
     * @param products how many
     */
    public record Shared(String as, LocalDate takesEffectOn, long products) {}

    /**
     * How much there is.
     *
     * @param own how many dates concern their product alone
     * @param shared what hits several, or may
     * @param unknown the products of which nothing is kept that holds, all else being without them; none where they are too many
     * @param isOutdated whether there are so many of those: all else is then with what is still kept of them
     */
    public record Counted(long own, List<Shared> shared, Set<UUID> unknown, boolean isOutdated) {}

    /** Dates of one kind of one portfolio, while they are added up. */
    private record Reason(
            UUID portfolio, String as, @Nullable LocalDate takesEffectOn) {}

    /**
     * Counts the dates of each of several portfolios; empty where some products have to be asked about by themselves and there is a
     * filter, or nothing is kept of what it lets through.
     *
     * @param filter one that looks at today
     * @param basis what answers given now rest on
     */
    public Optional<Map<UUID, Counted>> count(Collection<Span> spans, ProductFilter filter, String basis) {
        if (Boolean.TRUE.equals(filter.withdrawn())) {
            return Optional.empty();
        }
        Map<UUID, Set<UUID>> unknown = unknown(spans, basis);
        long found = unknown.values().stream().mapToLong(Set::size).sum();
        boolean areTooMany = found > MOST_UNKNOWN;
        if (found > 0 && !areTooMany && !filter.isOpen()) {
            return Optional.empty();
        }
        Map<UUID, Set<UUID>> aside = areTooMany ? Map.of() : unknown;
        Map<Reason, Long> sums = new HashMap<>();
        add(sums, spans, filter);
        aside.forEach((portfolio, products) -> takeAway(sums, spans, products));
        Map<UUID, Counted> counted = new HashMap<>();
        for (Span span : spans) {
            boolean isOutdated = areTooMany && unknown.containsKey(span.id());
            counted.put(span.id(), counted(span.id(), sums, aside.getOrDefault(span.id(), Set.of()), isOutdated));
        }
        return Optional.of(counted);
    }

    private static Counted counted(UUID portfolio, Map<Reason, Long> sums, Set<UUID> unknown, boolean isOutdated) {
        List<Shared> shared = new ArrayList<>();
        sums.forEach((reason, sum) -> {
            if (reason.portfolio().equals(portfolio) && reason.takesEffectOn() != null && sum > 0) {
                shared.add(new Shared(reason.as(), reason.takesEffectOn(), sum));
            }
        });
        long own = sums.getOrDefault(new Reason(portfolio, DateAhead.OF_ITS_OWN, null), 0L);
        return new Counted(own, shared, unknown, isOutdated);
    }

    /** The products whose kept dates do not hold, by portfolio; more than is looked at by itself where there are many. */
    private Map<UUID, Set<UUID>> unknown(Collection<Span> spans, String basis) {
        SqlCondition sql = new SqlCondition();
        List<String> parts = new ArrayList<>();
        for (Span span : spans) {
            KnownPeriods.unknown(sql, List.of(Ids.bytes(span.id())), span.after(), basis)
                    .forEach(from ->
                            parts.add("(SELECT p.portfolio_id, p.id " + from + " LIMIT " + (MOST_UNKNOWN + 1) + ")"));
        }
        Map<UUID, Set<UUID>> unknown = new HashMap<>();
        jdbc.query(String.join("\nUNION ALL ", parts), sql.parameters(), row -> {
            unknown.computeIfAbsent(Ids.of(row.getBytes(1)), portfolio -> new HashSet<>())
                    .add(Ids.of(row.getBytes(2)));
        });
        return unknown;
    }

    private void add(Map<Reason, Long> sums, Collection<Span> spans, ProductFilter filter) {
        boolean isAll = filter.isOpen();
        SqlCondition sql = isAll ? conditions.of(portfolios(spans)) : conditions.matching(portfolios(spans), filter);
        String table = isAll ? "p" : "d";
        String dates = isAll ? "p.delta" : "d.entries";
        String from = isAll ? CountTable.DATES.ofPortfolio() : "product p JOIN date_ahead d ON d.product_id = p.id";
        List<String> alternatives = new ArrayList<>();
        for (Span span : spans) {
            alternatives.add("p.portfolio_id = :%s AND %s"
                    .formatted(sql.bind(Ids.bytes(span.id())), isWithin(sql, table, span)));
        }
        sql.and("(" + String.join(" OR ", alternatives) + ")");
        String day = "CASE WHEN %1$s.shared_as = '' THEN NULL ELSE %1$s.takes_effect_on END".formatted(table);
        String groups = "p.portfolio_id, " + table + ".shared_as, " + day;
        jdbc.query(
                "SELECT %1$s, SUM(%2$s) FROM %3$s\nWHERE %4$s\nGROUP BY %1$s"
                        .formatted(groups, dates, from, sql.where()),
                sql.parameters(),
                row -> {
                    LocalDate takesEffectOn = row.getObject(3, LocalDate.class);
                    sums.merge(
                            new Reason(Ids.of(row.getBytes(1)), row.getString(2), takesEffectOn),
                            row.getLong(4),
                            Long::sum);
                });
    }

    /** What is still kept of products whose dates do not hold. */
    private void takeAway(Map<Reason, Long> sums, Collection<Span> spans, Set<UUID> products) {
        SqlCondition sql = conditions
                .of(portfolios(spans))
                .andIn("p.product_id", products.stream().map(Ids::bytes).toList());
        Map<UUID, Span> byPortfolio = new HashMap<>();
        spans.forEach(span -> byPortfolio.put(span.id(), span));
        jdbc.query(
                "SELECT p.portfolio_id, p.shared_as, p.takes_effect_on, p.entries FROM date_ahead p" + IndexHint.PRIMARY
                        + " WHERE " + sql.where(),
                sql.parameters(),
                row -> {
                    UUID portfolio = Ids.of(row.getBytes(1));
                    String as = row.getString(2);
                    LocalDate day = row.getObject(3, LocalDate.class);
                    Span span = Objects.requireNonNull(byPortfolio.get(portfolio));
                    if (day.isAfter(span.after()) && !day.isAfter(span.until())) {
                        boolean isOwn = as.equals(DateAhead.OF_ITS_OWN);
                        sums.merge(new Reason(portfolio, as, isOwn ? null : day), -row.getLong(4), Long::sum);
                    }
                });
    }

    private static Collection<PortfolioView> portfolios(Collection<Span> spans) {
        return spans.stream().map(Span::portfolio).toList();
    }

    private static String isWithin(SqlCondition sql, String table, Span span) {
        return "%s.takes_effect_on BETWEEN :%s AND :%s"
                .formatted(table, sql.bind(span.after().plusDays(1)), sql.bind(span.until()));
    }

    /**
     * Which dates of what products are listed.
     *
     * @param as what happens to them and why, or {@link DateAhead#OF_ITS_OWN}
     * @param on the only day that is listed; {@code null} for all
     * @param from where the list begins, inclusive; {@code null} for its beginning, or its end where it is read backward
     * @param most how many of each portfolio at the most
     * @param without products that are left out, by their portfolio
     */
    public record Listed(
            String as,
            @Nullable LocalDate on,
            @Nullable Place from,
            boolean backward,
            int most,
            Map<UUID, Set<UUID>> without) {

        /** The same list from another place on. */
        public Listed from(Place place, int length) {
            return new Listed(as, on, place, backward, length, without);
        }
    }

    /** The places of each of several portfolios, in one statement; a product has two at the most on a date. */
    public Map<UUID, List<Place>> places(Collection<Span> spans, ProductFilter filter, Listed listed) {
        Selection selection = new Selection(portfolios(spans), filter);
        spans.forEach(span -> selection.add(span, listed));
        return read(selection);
    }

    /**
     * A product of each of the things that hit several, in one statement.
     *
     * @param without products that are left out, by their portfolio
     */
    public Map<UUID, List<Place>> oneOfEach(
            Map<Span, List<Shared>> shared, ProductFilter filter, Map<UUID, Set<UUID>> without) {
        Selection selection = new Selection(portfolios(shared.keySet()), filter);
        shared.forEach((span, all) -> all.forEach(one -> {
            Span day = new Span(span.portfolio(), one.takesEffectOn().minusDays(1), one.takesEffectOn());
            selection.add(day, new Listed(one.as(), null, null, false, 1, without));
        }));
        return selection.parts.isEmpty() ? Map.of() : read(selection);
    }

    private Map<UUID, List<Place>> read(Selection selection) {
        Map<UUID, List<Place>> places = new HashMap<>();
        jdbc.query(String.join("\nUNION ALL ", selection.parts), selection.sql.parameters(), row -> {
            places.computeIfAbsent(Ids.of(row.getBytes(1)), portfolio -> new ArrayList<>())
                    .add(new Place(row.getObject(2, LocalDate.class), row.getString(3), Ids.of(row.getBytes(4))));
        });
        return places;
    }

    /** Rows of several lists in one statement, each found by the index that it is ordered by. */
    private final class Selection {

        private final SqlCondition sql;
        private final String table;
        private final String from;
        private final List<String> parts = new ArrayList<>();

        private Selection(Collection<PortfolioView> portfolios, ProductFilter filter) {
            boolean isAll = filter.isOpen();
            sql = isAll ? conditions.of(portfolios) : conditions.matching(portfolios, filter);
            table = isAll ? "p" : "d";
            from = (isAll
                            ? "FROM date_ahead p" + IndexHint.force("date_ahead_in_order")
                            : "FROM date_ahead d JOIN product p ON p.id = d.product_id")
                    + " WHERE " + sql.where();
        }

        private void add(Span span, Listed listed) {
            List<String> and = new ArrayList<>();
            and.add(column("portfolio_id") + " = :" + sql.bind(Ids.bytes(span.id())));
            and.add(column("shared_as") + " = :" + sql.bind(listed.as()));
            and.add(column("shown_on") + " BETWEEN :" + sql.bind(span.after()) + " AND :" + sql.bind(span.until()));
            and.add(isWithin(sql, table, span));
            if (listed.on() != null) {
                and.add(column("shown_on") + " = :" + sql.bind(listed.on()));
            }
            Set<UUID> without = listed.without().getOrDefault(span.id(), Set.of());
            if (!without.isEmpty()) {
                String ids = sql.bind(without.stream().map(Ids::bytes).toList());
                and.add(column("product_id") + " NOT IN (:" + ids + ")");
            }
            if (listed.from() != null) {
                and.add(isFrom(listed.from(), listed.backward() ? "<" : ">"));
            }
            parts.add("""
                    (SELECT %1$s.portfolio_id, %1$s.shown_on, %1$s.reference_sort, %1$s.product_id %2$s AND %3$s
                    ORDER BY %1$s.shown_on%4$s, %1$s.reference_sort%4$s, %1$s.product_id%4$s LIMIT %5$d)""".formatted(
                            table, from, String.join(" AND ", and), listed.backward() ? " DESC" : "", listed.most()));
        }

        private String column(String name) {
            return table + "." + name;
        }

        /** In pieces of which the first one is a range of the index. */
        private String isFrom(Place place, String beyond) {
            String day = sql.bind(place.date());
            String reference = sql.bind(place.reference());
            String product = sql.bind(Ids.bytes(place.product()));
            return """
                    %1$s.shown_on %2$s= :%3$s AND (%1$s.shown_on %2$s :%3$s OR %1$s.reference_sort %2$s :%4$s
                    OR %1$s.reference_sort = :%4$s AND %1$s.product_id %2$s= :%5$s)""".formatted(table, beyond, day, reference, product);
        }
    }
}
