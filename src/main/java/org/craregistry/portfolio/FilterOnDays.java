package org.craregistry.portfolio;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a filter lets through by the answers of the day that it looks at in each of several portfolios, and by what was recorded by
 * the end of the day that it looks back to. The law is asked as it is known when this is made, whatever is adopted meanwhile.
 */
final class FilterOnDays {

    private final Appraiser appraiser;
    private final FilterInMemory predicate;
    private final Map<UUID, Looked> looked = new HashMap<>();

    FilterOnDays(Collection<PortfolioView> portfolios, ProductFilter filter, Appraiser appraiser, Instant now) {
        this.appraiser = appraiser.bound();
        this.predicate = new FilterInMemory(filter);
        LocalDate knownOn = filter.knownOn();
        portfolios.forEach(one -> looked.put(
                one.portfolioId(),
                new Looked(one, filter.day(one.dayOf(now)), knownOn == null ? null : one.endOf(knownOn))));
    }

    /** @param known the moment at which all had been recorded that is looked at; {@code null} for now */
    private record Looked(
            PortfolioView portfolio,
            LocalDate day,
            @Nullable Instant known) {}

    /** What the law answers for a product on any day. */
    AnswersOnDays of(ProductInput product) {
        return new AnswersOnDays(appraiser, product, in(product.portfolio()).known());
    }

    /** The answers of the day that the filter looks at; empty where it does not let them through. */
    Optional<Answers> answers(ProductInput product) {
        return Optional.of(of(product).on(in(product.portfolio()).day())).filter(predicate::fits);
    }

    /** A product of now with the answers of the day; empty where the filter does not let them through. */
    Optional<ProductView> answered(ProductView product) {
        return answers(ProductInput.of(product)).map(product::with);
    }

    /** A product of a past day as products are read, with the answers of the day; empty where the filter does not let it through. */
    Optional<ProductView> answered(PastProduct product) {
        return predicate.fits(product)
                ? answers(ProductInput.of(product))
                        .map(answers -> product.view(in(product.portfolioId()).portfolio(), answers))
                : Optional.empty();
    }

    boolean fits(Answers answers) {
        return predicate.fits(answers);
    }

    boolean fits(PastProduct product) {
        return predicate.fits(product);
    }

    private Looked in(UUID portfolio) {
        return Objects.requireNonNull(looked.get(portfolio));
    }
}
