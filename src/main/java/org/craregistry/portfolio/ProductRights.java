package org.craregistry.portfolio;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.craregistry.graphql.Refused;
import org.craregistry.graphql.UserError.Code;
import org.craregistry.security.Access;
import org.craregistry.security.MayCall.Who;
import org.craregistry.storage.Ids;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.stereotype.Component;

/** What the caller may do with products, looked up without a lock: nobody waits for, and nobody learns of, what he does not see. */
@Component
class ProductRights {

    private final NamedParameterJdbcTemplate jdbc;
    private final ProductConditions conditions;
    private final Access access;

    ProductRights(NamedParameterJdbcTemplate jdbc, ProductConditions conditions, Access access) {
        this.jdbc = jdbc;
        this.conditions = conditions;
        this.access = access;
    }

    /**
     * Lets only those pass who see all these products and hold a role in the portfolios of all.
     *
     * @param place the field of the input that names a product
     * @throws Refused as NOT_FOUND where one of them does not exist for the caller, as FORBIDDEN where the role does not suffice
     */
    void require(Set<UUID> products, Function<UUID, String> place, Who who) {
        Map<UUID, UUID> portfolios = visiblePortfolios(products);
        Refused.ifAny(products.stream()
                .filter(product -> !portfolios.containsKey(product))
                .flatMap(product -> absent(place.apply(product)).errors().stream())
                .toList());
        Set.copyOf(portfolios.values()).forEach(portfolio -> access.require(portfolio, who));
    }

    /**
     * Of which of these products the caller may not do this, and why: not seen, or with too weak a role in the portfolio.
     *
     * @return by product what {@link #require} would refuse; those that may pass are absent
     */
    Map<UUID, Refused> refusals(Set<UUID> products, Who who) {
        Map<UUID, UUID> portfolios = visiblePortfolios(products);
        Map<UUID, Optional<Refused>> ofPortfolios = new HashMap<>();
        Map<UUID, Refused> refusals = new LinkedHashMap<>();
        for (UUID product : products) {
            UUID portfolio = portfolios.get(product);
            if (portfolio == null) {
                refusals.put(product, absent("id"));
            } else {
                ofPortfolios
                        .computeIfAbsent(portfolio, one -> refusal(one, who))
                        .ifPresent(refused -> refusals.put(product, refused));
            }
        }
        return refusals;
    }

    private Optional<Refused> refusal(UUID portfolio, Who who) {
        try {
            access.require(portfolio, who);
            return Optional.empty();
        } catch (Refused refused) {
            return Optional.of(refused);
        }
    }

    /** The portfolios of those products that the caller sees. */
    private Map<UUID, UUID> visiblePortfolios(Set<UUID> products) {
        SqlCondition sql = conditions.visible(new SqlCondition()
                .andIn("p.id", products.stream().map(Ids::bytes).toList()));
        Map<UUID, UUID> portfolios = new HashMap<>();
        jdbc.query("SELECT p.id, p.portfolio_id FROM product p WHERE " + sql.where(), sql.parameters(), row -> {
            portfolios.put(Ids.of(row.getBytes(1)), Ids.of(row.getBytes(2)));
        });
        return portfolios;
    }

    /** The product of a record of evidence; empty where the record never was and where the caller does not see its product. */
    Optional<UUID> visibleProductOf(UUID record) {
        SqlCondition sql = conditions.visible(new SqlCondition().and("r.id = :?", Ids.bytes(record)));
        return jdbc
                .query(
                        "SELECT p.id FROM evidence_record r JOIN product p ON p.id = r.product_id WHERE " + sql.where(),
                        sql.parameters(),
                        (row, number) -> Ids.of(row.getBytes(1)))
                .stream()
                .findFirst();
    }

    /** What somebody is told who names a product that does not exist or that he does not see. */
    static Refused absent(String field) {
        return Refused.because(Code.NOT_FOUND, field, "There is no product with this id that you may see.");
    }
}
