package org.craregistry.portfolio;

import graphql.schema.DataFetchingEnvironment;
import java.util.Map;
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
        PagesInMemory<T> pages = new PagesInMemory<>(lengths.keySet(), BY_REFERENCE, request, Chosen::product, true);
        lengths.forEach((portfolio, length) -> pages.end(portfolio.portfolioId(), most(request, length)));
        try (Stream<ProductView> rows =
                products.stream(lengths.keySet(), ProductFilter.ALL, BY_REFERENCE, request, ProductQueries.ALL)) {
            pages.fill(rows.iterator(), choice);
        }
        return pages.connections(Function.identity());
    }

    /** A page and one more, or the whole list where it is shorter; how much of it is left after a cursor nobody has counted. */
    private static int most(PageRequest request, long length) {
        int most = request.size() + 1;
        return request.cursor() == null ? (int) Math.min(most, length) : most;
    }
}
