package org.craregistry.portfolio;

import java.util.Collection;
import java.util.List;
import org.craregistry.storage.Ids;
import org.craregistry.storage.ManyRows;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/**
 * Says in the transaction that writes products whose text is another one than was told to the search. Rows are added and never changed,
 * so that nobody waits for anybody: who takes one away has read the text after it.
 */
@Component
class SearchPending {

    static final ManyRows TABLE = new ManyRows("search_pending", List.of("portfolio_id", "id", "product_id"));

    private final JdbcTemplate jdbc;

    SearchPending(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    void add(Collection<Product> products) {
        List<@Nullable Object[]> rows = products.stream()
                .<@Nullable Object[]>map(product ->
                        new Object[] {Ids.bytes(product.portfolioId()), Ids.bytes(Ids.next()), Ids.bytes(product.id())})
                .toList();
        TABLE.add(jdbc, rows);
    }
}
