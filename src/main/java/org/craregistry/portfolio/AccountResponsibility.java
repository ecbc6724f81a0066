package org.craregistry.portfolio;

import graphql.schema.DataFetchingEnvironment;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.craregistry.graphql.Batch;
import org.craregistry.graphql.Batch.Asked;
import org.craregistry.graphql.NodeId;
import org.craregistry.graphql.Nodes;
import org.craregistry.graphql.Payload;
import org.craregistry.security.AccountProfile;
import org.craregistry.security.MayCall;
import org.craregistry.security.MayCall.Who;
import org.craregistry.security.RoleHandover.HandedOverRole;
import org.craregistry.storage.Ids;
import org.craregistry.storage.SortKey;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.MutationMapping;
import org.springframework.graphql.data.method.annotation.SchemaMapping;
import org.springframework.graphql.execution.BatchLoaderRegistry;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.stereotype.Controller;

/** Answers what accounts stand for on products, in one statement however many accounts are asked about, and hands it over. */
@Controller
class AccountResponsibility {

    /** By portfolio, because that is what the index begins with. */
    static final String OF_THESE = """
             FROM portfolio f JOIN product p ON p.portfolio_id = f.id
            WHERE p.standing = 1 AND p.responsible_sort IN (:keys)""";

    private final NamedParameterJdbcTemplate jdbc;
    private final ProductConditions conditions;
    private final Handover handover;
    private final Nodes nodes;
    private final Batch<Asked<AccountProfile, List<String>>, List<Responsibility>> responsibilities;

    AccountResponsibility(
            NamedParameterJdbcTemplate jdbc,
            ProductConditions conditions,
            Handover handover,
            Nodes nodes,
            BatchLoaderRegistry registry) {
        this.jdbc = jdbc;
        this.conditions = conditions;
        this.handover = handover;
        this.nodes = nodes;
        this.responsibilities = Batch.alike(
                registry,
                "what accounts are responsible for",
                (accounts, enteredAs, request) -> find(accounts, enteredAs));
    }

    /** For how many products of a portfolio. */
    record Responsibility(UUID portfolioId, long products) {}

    /** @param key the text on the products, as lists sort it */
    private record Counted(UUID portfolioId, String key, long products) {}

    @SchemaMapping(typeName = "Account")
    CompletableFuture<List<Responsibility>> responsibleFor(
            AccountProfile account, @Argument @Nullable List<String> enteredAs, DataFetchingEnvironment environment) {
        List<String> names = enteredAs == null ? List.of() : List.copyOf(enteredAs);
        return responsibilities.ask(new Asked<>(account, names), environment);
    }

    @SchemaMapping(typeName = "Responsibility", field = "portfolio")
    CompletableFuture<@Nullable Object> portfolio(Responsibility one, DataFetchingEnvironment environment) {
        return nodes.link(NodeId.Kind.PORTFOLIO, one.portfolioId(), environment);
    }

    @SchemaMapping(typeName = "HandedOverRole", field = "portfolio")
    CompletableFuture<@Nullable Object> portfolio(HandedOverRole one, DataFetchingEnvironment environment) {
        return nodes.link(NodeId.Kind.PORTFOLIO, one.portfolioId(), environment);
    }

    @MutationMapping
    @MayCall(Who.ADMINISTRATOR)
    Payload<Handover.Done> handOver(@Argument Handover.Wanted input) {
        return Payload.of(() -> handover.handOver(input));
    }

    private Map<AccountProfile, List<Responsibility>> find(List<AccountProfile> accounts, List<String> enteredAs) {
        Map<AccountProfile, List<String>> keys =
                accounts.stream().collect(Collectors.toMap(Function.identity(), account -> keys(account, enteredAs)));
        List<Counted> counted =
                count(keys.values().stream().flatMap(List::stream).distinct().toList());
        Map<AccountProfile, List<Responsibility>> found = new HashMap<>();
        keys.forEach((account, own) -> found.put(account, byPortfolio(counted, own)));
        return found;
    }

    private static List<String> keys(AccountProfile account, List<String> enteredAs) {
        return (enteredAs.isEmpty() ? List.of(account.name()) : enteredAs)
                .stream().map(SortKey::of).filter(key -> !key.isEmpty()).toList();
    }

    private List<Counted> count(List<String> keys) {
        if (keys.isEmpty()) {
            return List.of();
        }
        SqlCondition sql = conditions.visible(new SqlCondition());
        Map<String, @Nullable Object> parameters = new HashMap<>(sql.parameters());
        parameters.put("keys", keys);
        return jdbc.query(
                "SELECT p.portfolio_id, p.responsible_sort, COUNT(*)" + OF_THESE + " AND " + sql.where()
                        + " GROUP BY p.portfolio_id, p.responsible_sort ORDER BY p.portfolio_id",
                parameters,
                (row, number) -> new Counted(Ids.of(row.getBytes(1)), row.getString(2), row.getLong(3)));
    }

    private static List<Responsibility> byPortfolio(List<Counted> counted, List<String> keys) {
        return counted.stream()
                .filter(one -> keys.contains(one.key()))
                .collect(Collectors.groupingBy(
                        Counted::portfolioId, TreeMap::new, Collectors.summingLong(Counted::products)))
                .entrySet()
                .stream()
                .map(one -> new Responsibility(one.getKey(), one.getValue()))
                .toList();
    }
}
