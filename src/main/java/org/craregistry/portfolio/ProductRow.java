package org.craregistry.portfolio;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.craregistry.law.AiStatusOutcome;
import org.craregistry.law.ApplicabilityOutcome;
import org.craregistry.law.Article15Outcome;
import org.craregistry.law.Article15Route;
import org.craregistry.law.ConformityOutcome;
import org.craregistry.law.MarketStage;
import org.craregistry.law.Procedure;
import org.craregistry.law.ProductClass;
import org.craregistry.law.ScopeOutcome;
import org.craregistry.portfolio.ProductView.DecisionView;
import org.craregistry.portfolio.ProductView.Told;
import org.craregistry.storage.Ids;
import org.craregistry.storage.UtcTime;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.RowMapper;

/** Reads a product from a row of {@link ProductQueries}. */
final class ProductRow {

    private ProductRow() {}

    /** From a row with its portfolio and without its answers. */
    static ProductView read(ResultSet row, int number) throws SQLException {
        return read(row, portfolio(row), false);
    }

    /** From a row with its portfolio and its answers. */
    static ProductView readWithAnswers(ResultSet row, int number) throws SQLException {
        return read(row, portfolio(row), true);
    }

    /**
     * From a row that says of its portfolio only which of these it is.
     *
     * @param answers whether it has the answers of the product
     */
    static RowMapper<ProductView> in(Collection<PortfolioView> portfolios, boolean answers) {
        // One may have been read before and after a change.
        Map<UUID, PortfolioView> byId = portfolios.stream()
                .collect(Collectors.toMap(PortfolioView::portfolioId, Function.identity(), (one, other) -> other));
        return (row, number) ->
                read(row, Objects.requireNonNull(byId.get(Ids.of(row.getBytes("portfolio_id")))), answers);
    }

    private static ProductView read(ResultSet row, PortfolioView portfolio, boolean answers) throws SQLException {
        return new ProductView(
                Ids.of(row.getBytes("id")),
                portfolio,
                row.getInt("revision"),
                new Told(identity(row), row.getString("facts")),
                new StoredEvidence(row.getString("evidence")),
                reliance(row),
                row.getObject("placed_on", LocalDate.class),
                UtcTime.of(row, "created_at"),
                UtcTime.of(row, "changed_at"),
                UtcTime.ofNullable(row, "withdrawn_at"),
                decision(row),
                answers ? answers(row) : null);
    }

    /** What the law is asked about, from a row that has no more than that. */
    static ProductInput input(ResultSet row) throws SQLException {
        RouteReliance reliance = reliance(row);
        String facts = row.getString("facts");
        StoredDefaults defaults = StoredDefaults.of(row);
        String evidence = row.getString("evidence");
        String version = row.getString("version");
        boolean decided = row.getBytes("classification_decision_id") != null;
        return new ProductInput(
                Ids.of(row.getBytes("portfolio_id")),
                Ids.of(row.getBytes("id")),
                reliance,
                () -> LawInput.read(facts, defaults, evidence, version, decided, reliance));
    }

    private static PortfolioView portfolio(ResultSet row) throws SQLException {
        return new PortfolioView(
                Ids.of(row.getBytes("portfolio_id")),
                row.getInt("portfolio_revision"),
                row.getString("portfolio_key"),
                row.getString("portfolio_name"),
                row.getString("time_zone"),
                row.getBoolean("reviews_standings"),
                StoredDefaults.of(row));
    }

    static Identity identity(ResultSet row) throws SQLException {
        return new Identity(
                row.getString("reference"),
                row.getString("version"),
                row.getString("name"),
                row.getString("description"),
                row.getString("manufacturer"),
                row.getString("manufacturer_address"),
                row.getString("responsible"),
                row.getString("intended_purpose"),
                row.getString("website"));
    }

    static @Nullable DecisionView decision(ResultSet row) throws SQLException {
        Instant decidedAt = UtcTime.ofNullable(row, "decided_at");
        return decidedAt == null
                ? null
                : new DecisionView(
                        Ids.of(row.getBytes("decision_id")),
                        row.getString("core_functionality"),
                        row.getString("reason"),
                        row.getString("decided_by"),
                        decidedAt);
    }

    static @Nullable RouteReliance reliance(ResultSet row) throws SQLException {
        String route = row.getString("route");
        return route == null
                ? null
                : new RouteReliance(
                        Article15Route.valueOf(route),
                        row.getObject("route_from", LocalDate.class),
                        row.getBoolean("route_planned"));
    }

    private static @Nullable RouteSupport support(@Nullable String stored) {
        return stored == null ? null : RouteSupport.valueOf(stored);
    }

    private static @Nullable StandingBasis basis(@Nullable String stored) {
        return stored == null ? null : StandingBasis.valueOf(stored);
    }

    static Answers answers(ResultSet row) throws SQLException {
        return new Answers(
                ScopeOutcome.valueOf(row.getString("scope")),
                ApplicabilityOutcome.valueOf(row.getString("applicability")),
                ProductClass.valueOf(row.getString("product_class")),
                row.getString("category"),
                AiStatusOutcome.valueOf(row.getString("ai_status")),
                Article15Outcome.valueOf(row.getString("article15")),
                ConformityOutcome.valueOf(row.getString("cra_conformity")),
                MarketStage.valueOf(row.getString("market_stage")),
                basis(row.getString("standing_basis")),
                BooleanColumn.read(row.getString("classification_signed")),
                NamesColumn.read(row.getString("procedures")).stream()
                        .map(Procedure::valueOf)
                        .toList(),
                NamesColumn.read(row.getString("unmet")),
                support(row.getString("route_support")),
                NamesColumn.read(row.getString("open_questions")),
                NamesColumn.findings(row.getString("findings")),
                NamesColumn.read(row.getString("schemes")),
                row.getObject("expires_on", LocalDate.class),
                row.getObject("support_until", LocalDate.class),
                row.getString("answered_under"),
                row.getObject("answers_hold_until", LocalDate.class));
    }
}
