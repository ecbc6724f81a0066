package org.craregistry.assessment.ahead;

import java.time.Clock;
import java.time.LocalDate;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.craregistry.assessment.ComingDate;
import org.craregistry.assessment.ComingDates;
import org.craregistry.assessment.StatesOfLaw;
import org.craregistry.portfolio.PortfolioView;
import org.craregistry.portfolio.ProductQueries;
import org.craregistry.portfolio.ProductView;
import org.springframework.stereotype.Component;

/** Tells the dates ahead of a portfolio to work without a caller, one product after another. */
@Component
class PortfolioDates implements ComingDates {

    private final ProductQueries products;
    private final StatesOfLaw states;
    private final Clock clock;

    PortfolioDates(ProductQueries products, StatesOfLaw states, Clock clock) {
        this.products = products;
        this.states = states;
        this.clock = clock;
    }

    @Override
    public void tell(PortfolioView portfolio, int days, Consumer<ComingDate> each) {
        DatesAhead datesAhead = new DatesAhead(states.inForce());
        LocalDate today = portfolio.dayOf(clock.instant());
        LocalDate until = today.plusDays(days);
        SharedEntries shared = new SharedEntries();
        try (Stream<ProductView> found = products.streamForWork(portfolio.portfolioId())) {
            found.flatMap(product -> datesAhead.of(product, today, until).stream())
                    .filter(entry -> !shared.take(entry))
                    .forEach(entry -> each.accept(told(entry)));
        }
        shared.entries().forEach(entry -> each.accept(told(entry)));
    }

    private static ComingDate told(AttentionEntry entry) {
        ProductView product = entry.kind().isShared() ? null : entry.product();
        return new ComingDate(
                entry.key(),
                entry.date(),
                product == null ? null : product.id(),
                product == null ? "" : (product.reference() + " " + product.version()).strip(),
                entry.count(),
                entry.summary());
    }
}
