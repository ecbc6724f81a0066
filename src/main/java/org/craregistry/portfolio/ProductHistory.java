package org.craregistry.portfolio;

import com.google.errorprone.annotations.MustBeClosed;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Set;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.craregistry.audit.Change;
import org.craregistry.audit.ChangeLog;
import org.craregistry.graphql.BadRequest;
import org.craregistry.security.Access;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What was recorded of products on past days, rebuilt from the change log in one statement. Products of the caller's portfolios only. */
@Component
class ProductHistory {

    private final ChangeLog changeLog;
    private final DefaultsHistory defaults;
    private final Access access;
    private final Clock clock;

    ProductHistory(ChangeLog changeLog, DefaultsHistory defaults, Access access, Clock clock) {
        this.changeLog = changeLog;
        this.defaults = defaults;
        this.access = access;
        this.clock = clock;
    }

    /**
     * The moment at which all had been recorded that was known on a day in a portfolio: its end, or now.
     *
     * @throws BadRequest where the day has not come
     */
    Instant known(PortfolioView portfolio, LocalDate knownOn) {
        LocalDate today = portfolio.dayOf(clock.instant());
        if (knownOn.isAfter(today)) {
            throw new BadRequest(
                    "knownOn: %s has not come, so that nobody knows what will be recorded by then; use a day until %s, or asOf."
                            .formatted(knownOn, today));
        }
        return portfolio.endOf(knownOn);
    }

    /**
     * Every product that had been registered in one of the portfolios by the end of a day there, withdrawn ones included.
     *
     * @return holds a connection until it is closed
     * @throws BadRequest where the day has not come
     */
    @MustBeClosed
    // Closing what is replayed closes the changes that it is replayed from, which the checker cannot see.
    @SuppressWarnings("MustBeClosedChecker")
    Stream<PastProduct> ofPortfolios(Collection<PortfolioView> portfolios, LocalDate knownOn) {
        Set<UUID> visible = access.visible(
                portfolios.stream().map(PortfolioView::portfolioId).collect(Collectors.toSet()));
        Map<PortfolioView, Instant> ends = portfolios.stream()
                .filter(portfolio -> visible.contains(portfolio.portfolioId()))
                .collect(Collectors.toMap(Function.identity(), portfolio -> known(portfolio, knownOn)));
        Map<UUID, Defaults> alike = defaults.before(ends);
        Map<UUID, Instant> moments = new HashMap<>();
        ends.forEach((portfolio, end) -> moments.put(portfolio.portfolioId(), end));
        return replayed(changeLog.ofProductsIn(moments)).map(product -> under(alike, product));
    }

    private static PastProduct under(Map<UUID, Defaults> alike, PastProduct product) {
        Defaults defaults = alike.get(product.portfolioId());
        return defaults == null ? product : product.under(defaults);
    }

    /** Those of the products that had been registered before a moment, each with a moment of its own. */
    Map<UUID, PastProduct> ofProducts(Map<ProductView, Instant> before) {
        Set<UUID> visible = access.visible(before.keySet().stream()
                .map(product -> product.portfolio().portfolioId())
                .collect(Collectors.toSet()));
        Map<UUID, Instant> moments = new HashMap<>();
        Map<PortfolioView, Instant> ends = new HashMap<>();
        before.forEach((product, moment) -> {
            if (visible.contains(product.portfolio().portfolioId())) {
                moments.put(product.productId(), moment);
                ends.put(product.portfolio(), moment);
            }
        });
        Map<UUID, Defaults> alike = defaults.before(ends);
        try (Stream<Change> changes = changeLog.ofProducts(moments);
                Stream<PastProduct> found = replayed(changes)) {
            return found.collect(Collectors.toMap(PastProduct::productId, product -> under(alike, product)));
        }
    }

    /** The products that changes are about, those of one product standing together and the earliest first. */
    static Stream<PastProduct> replayed(Stream<Change> changes) {
        Iterator<PastProduct> products = new Products(changes.iterator());
        return StreamSupport.stream(
                        Spliterators.spliteratorUnknownSize(products, Spliterator.ORDERED | Spliterator.NONNULL), false)
                .onClose(changes::close);
    }

    /** Makes one product of the changes that stand together. */
    private static final class Products implements Iterator<PastProduct> {

        private final Iterator<Change> changes;
        private @Nullable Change next;

        private Products(Iterator<Change> changes) {
            this.changes = changes;
        }

        @Override
        public boolean hasNext() {
            return next != null || changes.hasNext();
        }

        @Override
        public PastProduct next() {
            if (!hasNext()) {
                throw new NoSuchElementException();
            }
            Change change = next == null ? changes.next() : next;
            Replay replay = new Replay(change);
            next = null;
            while (change != null && replay.product().equals(change.productId())) {
                replay.take(change);
                change = changes.hasNext() ? changes.next() : null;
            }
            next = change;
            return replay.now();
        }
    }
}
