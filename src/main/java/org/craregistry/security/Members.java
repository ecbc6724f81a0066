package org.craregistry.security;

import java.sql.ResultSet;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import org.craregistry.graphql.Connection;
import org.craregistry.graphql.Cursor;
import org.craregistry.graphql.PageRequest;
import org.craregistry.storage.FirstOfEach;
import org.craregistry.storage.Ids;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Tells who holds which role where. Whether the caller may know is the matter of the one who asks. */
@Component
public class Members {

    /** The fingerprint of the only order of members, for {@link PageRequest#of}. */
    public static final int ORDER = "members by name".hashCode();

    private static final String FROM = """
            FROM membership m JOIN account a ON a.id = m.account_id WHERE m.portfolio_id IN (:portfolios)""";

    /** Cursors carry the name; names are unique. */
    private static final UUID NO_ID = new UUID(0, 0);

    private final JdbcClient jdbc;

    Members(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    private record Held(UUID portfolio, Member member) {}

    /** The accounts that hold a role in each of the portfolios, by name, a page of each in one statement. */
    public Map<UUID, Connection<Member>> of(Collection<UUID> portfolios, PageRequest page) {
        Map<UUID, List<Member>> found = read(portfolios, page).stream()
                .collect(Collectors.groupingBy(Held::portfolio, Collectors.mapping(Held::member, Collectors.toList())));
        Map<UUID, Connection<Member>> pages = new LinkedHashMap<>();
        portfolios.forEach(portfolio -> pages.put(
                portfolio,
                Connection.of(
                        page,
                        found.getOrDefault(portfolio, List.of()),
                        member -> new Cursor(ORDER, List.of(member.account()), NO_ID))));
        return pages;
    }

    /** How many accounts hold a role in each of the portfolios. */
    public Map<UUID, Long> count(Collection<UUID> portfolios) {
        return jdbc
                .sql(
                        "SELECT portfolio_id, COUNT(*) FROM membership WHERE portfolio_id IN (:portfolios) GROUP BY portfolio_id")
                .param("portfolios", portfolios.stream().map(Ids::bytes).toList())
                .query((row, number) -> Map.entry(Ids.of(row.getBytes(1)), row.getLong(2)))
                .list()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    /** The roles that each of the accounts holds, by portfolio, in one statement. */
    Map<UUID, List<PortfolioRole>> rolesOf(Collection<UUID> accounts) {
        Map<UUID, List<PortfolioRole>> roles = new LinkedHashMap<>();
        accounts.forEach(account -> roles.put(account, new ArrayList<>()));
        jdbc.sql(
                        "SELECT account_id, portfolio_id, role FROM membership WHERE account_id IN (:accounts) ORDER BY portfolio_id")
                .param("accounts", accounts.stream().map(Ids::bytes).toList())
                .query((ResultSet row) -> {
                    var held = new PortfolioRole(Ids.of(row.getBytes(2)), Role.valueOf(row.getString(3)));
                    Objects.requireNonNull(roles.get(Ids.of(row.getBytes(1)))).add(held);
                });
        return roles;
    }

    private List<Held> read(Collection<UUID> portfolios, PageRequest page) {
        String beyond = page.cursor() == null ? "" : " AND a.name " + (page.backward() ? "<" : ">") + " :beyond";
        String sql = FirstOfEach.sql(
                "SELECT m.portfolio_id, a.name, m.role",
                FROM + beyond,
                "m.portfolio_id",
                "a.name" + (page.backward() ? " DESC" : ""),
                portfolios.size(),
                page.size() + 1);
        JdbcClient.StatementSpec query = jdbc.sql(sql)
                .param("portfolios", portfolios.stream().map(Ids::bytes).toList());
        return (page.cursor() == null
                        ? query
                        : query.param("beyond", String.join("", page.cursor().values())))
                .query((row, number) ->
                        new Held(Ids.of(row.getBytes(1)), new Member(row.getString(2), Role.valueOf(row.getString(3)))))
                .list();
    }
}
