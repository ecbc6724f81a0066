package org.craregistry.portfolio;

import graphql.schema.DataFetchingEnvironment;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;
import org.craregistry.graphql.BadRequest;
import org.craregistry.graphql.Connection;
import org.craregistry.graphql.PageRequest;
import org.springframework.stereotype.Component;

/** Lists products, by reference, that somebody chooses one by one: for what no query can tell. */
@Component
public class ChosenProducts {

    private static final Keyset BY_REFERENCE = new Keyset(null);

    private final ProductQueries products;

    ChosenProducts(ProductQueries products) {
        this.products = products;
    }

    /** What has been chosen of a product. */
    public interface Chosen {

        ProductView product();
    }

    /**
     * Checks the paging arguments of such a list.
     *
     * @throws BadRequest as {@link PageRequest#of}
     */
    public static PageRequest request(DataFetchingEnvironment asked) {
        return PageRequest.of(asked, BY_REFERENCE.fingerprint());
    }

    /**
     * A page of what is chosen in each of several portfolios, in one statement however many products and portfolios there are. Reads
     * no further than to the last row of the last page.
     *
     * @param lengths the portfolios with how many products are chosen in each
     * @param choice what is chosen of a product that is not withdrawn; empty where it does not belong to the list
     */
    public <T extends Chosen> Map<UUID, Connection<T>> pages(
            Map<PortfolioView, Long> lengths, PageRequest request, Function<ProductView, Optional<T>> choice) {
        Map<UUID, Page<T>> pages = new HashMap<>();
        lengths.forEach((portfolio, length) -> pages.put(portfolio.portfolioId(), new Page<>(most(request, length))));
        int open = pages.size();
        try (Stream<ProductView> rows =
                products.stream(lengths.keySet(), ProductFilter.ALL, BY_REFERENCE, request, ProductQueries.ALL)) {
            Iterator<ProductView> found = rows.iterator();
            while (open > 0 && found.hasNext()) {
                ProductView row = found.next();
                Page<T> page = Objects.requireNonNull(pages.get(row.portfolio().portfolioId()));
                if (!page.isComplete()) {
                    choice.apply(row).ifPresent(page.rows::add);
                    open -= page.isComplete() ? 1 : 0;
                }
            }
        }
        Map<UUID, Connection<T>> connections = new HashMap<>();
        pages.forEach((portfolio, page) -> connections.put(
                portfolio, Connection.of(request, page.rows, row -> BY_REFERENCE.cursor(row.product()))));
        return connections;
    }

    /** A page and one more, or the whole list where it is shorter; how much of it is left after a cursor nobody has counted. */
    private static int most(PageRequest request, long length) {
        int most = request.size() + 1;
        return request.cursor() == null ? (int) Math.min(most, length) : most;
    }

    private record Page<T>(int most, List<T> rows) {

        Page(int most) {
            this(most, new ArrayList<>());
        }

        boolean isComplete() {
            return rows.size() >= most;
        }
    }
}
