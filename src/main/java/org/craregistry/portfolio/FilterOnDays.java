package org.craregistry.portfolio;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.craregistry.storage.SortKey;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What a filter lets through by the answers of the day that it looks at in each of several portfolios, and by what was recorded by
 * the end of the day that it looks back to: the same as {@link ProductQueries} lets through in SQL. The law is asked as it is known
 * when this is made, whatever is adopted meanwhile.
 */
final class FilterOnDays {

    private static final Logger LOG = LoggerFactory.getLogger(FilterOnDays.class);

    private final Appraiser appraiser;
    private final ProductFilter filter;
    private final String text;
    private final @Nullable List<String> responsible;
    private final AnswerDemands demands;
    private final Map<UUID, Looked> looked = new HashMap<>();
    private final AlikeOnce<Map<LocalDate, Answers>> alike = new AlikeOnce<>();

    FilterOnDays(Collection<PortfolioView> portfolios, ProductFilter filter, Appraiser appraiser, Instant now) {
        this.appraiser = appraiser.bound();
        this.filter = filter;
        this.text = SortKey.fold(filter.text());
        this.responsible = filter.responsible() == null
                ? null
                : filter.responsible().stream().map(SortKey::of).toList();
        this.demands = new AnswerDemands(filter, AnswerColumn.ANSWERED);
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

    /** What the law answers for a product on any day. Where what is on record cannot be read it is unknown, as it is when kept. */
    Function<LocalDate, Answers> of(ProductInput product) {
        Instant known = in(product.portfolio()).known();
        try {
            LawInput input = product.lawInput().get();
            if (known != null) {
                return day -> appraiser.appraise(input, day, known);
            }
            Map<LocalDate, Answers> found = alike.of(input, any -> new HashMap<>());
            return day -> found.computeIfAbsent(day, any -> appraiser.appraise(input, day));
        } catch (IllegalArgumentException unreadable) {
            LOG.error("The facts of product {} cannot be read; its answers are unknown", product.product(), unreadable);
            return day -> Answers.unknown("", product.reliance());
        }
    }

    /** The answers of the day that the filter looks at; empty where it does not let them through. */
    Optional<Answers> answers(ProductInput product) {
        return Optional.of(of(product).apply(in(product.portfolio()).day())).filter(this::fits);
    }

    /** A product of now with the answers of the day; empty where the filter does not let them through. */
    Optional<ProductView> answered(ProductView product) {
        return answers(ProductInput.of(product)).map(product::with);
    }

    /** A product of a past day as products are read, with the answers of the day; empty where the filter does not let it through. */
    Optional<ProductView> answered(PastProduct product) {
        return fits(product)
                ? answers(ProductInput.of(product))
                        .map(answers -> product.view(in(product.portfolioId()).portfolio(), answers))
                : Optional.empty();
    }

    /** Whether answers fit what the filter asks of answers. */
    boolean fits(Answers answers) {
        return demands.areMetBy(column -> column.values(answers, null))
                && isWithin(filter.expiresFrom(), answers.expiresOn(), filter.expiresUntil());
    }

    /** Whether what was recorded fits what the filter asks of it. */
    boolean fits(PastProduct product) {
        RouteReliance reliance = product.reliance();
        return product.isWithdrawn() == Boolean.TRUE.equals(filter.withdrawn())
                && (text.isEmpty() || SearchText.of(product.identity()).contains(text))
                && (filter.relied() == null || filter.relied() == (reliance != null))
                && admits(filter.route(), reliance == null ? null : reliance.route())
                && isWithin(filter.placedFrom(), product.placedOn(), filter.placedUntil())
                && (filter.changedSince() == null
                        || !product.changedAt().isBefore(filter.changedSince().toInstant()))
                && admits(responsible, SortKey.of(product.identity().responsible()));
    }

    private static boolean isWithin(@Nullable LocalDate from, @Nullable LocalDate day, @Nullable LocalDate until) {
        return (from == null || day != null && !day.isBefore(from))
                && (until == null || day != null && !day.isAfter(until));
    }

    private static boolean admits(@Nullable Collection<?> accepted, @Nullable Object met) {
        return accepted == null || met != null && accepted.contains(met);
    }

    private Looked in(UUID portfolio) {
        return Objects.requireNonNull(looked.get(portfolio));
    }
}
