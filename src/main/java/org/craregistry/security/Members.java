package org.craregistry.security;

import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.craregistry.storage.Ids;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Tells who holds which role where. Whether the caller may know is the matter of the one who asks. */
@Component
public class Members {

    private final JdbcClient jdbc;

    Members(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The accounts that hold a role in each of the portfolios, by name, in one statement. */
    public Map<UUID, List<Member>> of(Collection<UUID> portfolios) {
        Map<UUID, List<Member>> members = new LinkedHashMap<>();
        portfolios.forEach(portfolio -> members.put(portfolio, List.of()));
        if (!portfolios.isEmpty()) {
            members.putAll(read(portfolios));
        }
        return members;
    }

    /** The roles that an account holds, by portfolio. */
    List<PortfolioRole> rolesOf(UUID account) {
        return jdbc.sql("SELECT portfolio_id, role FROM membership WHERE account_id = ? ORDER BY portfolio_id")
                .param(Ids.bytes(account))
                .query((row, number) -> new PortfolioRole(Ids.of(row.getBytes(1)), Role.valueOf(row.getString(2))))
                .list();
    }

    private Map<UUID, List<Member>> read(Collection<UUID> portfolios) {
        return jdbc
                .sql("""
                        SELECT m.portfolio_id, a.name, m.role FROM membership m JOIN account a ON a.id = m.account_id
                        WHERE m.portfolio_id IN (:portfolios) ORDER BY a.name""")
                .param("portfolios", portfolios.stream().map(Ids::bytes).toList())
                .query((row, number) -> Map.entry(
                        Ids.of(row.getBytes(1)), new Member(row.getString(2), Role.valueOf(row.getString(3)))))
                .list()
                .stream()
                .collect(Collectors.groupingBy(
                        Map.Entry::getKey, HashMap::new, Collectors.mapping(Map.Entry::getValue, Collectors.toList())));
    }
}
