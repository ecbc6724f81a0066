package org.craregistry.assessment.ahead;

import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.craregistry.assessment.KnownStates;
import org.craregistry.graphql.Connection;
import org.craregistry.graphql.PageRequest;
import org.craregistry.portfolio.DateAhead;
import org.craregistry.portfolio.DateQueries;
import org.craregistry.portfolio.DateQueries.Counted;
import org.craregistry.portfolio.DateQueries.Listed;
import org.craregistry.portfolio.DateQueries.Place;
import org.craregistry.portfolio.DateQueries.Shared;
import org.craregistry.portfolio.DateQueries.Span;
import org.craregistry.portfolio.ProductQueries;
import org.craregistry.portfolio.ProductView;
import org.craregistry.storage.OneLook;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Makes pages of dates ahead out of what is kept of them: which entries are on a page is read from an index, and the law is asked
 * about their products alone. A few products of which nothing is kept that holds are asked about by themselves. Where those are many,
 * their dates are there as far as they were kept before and still are: each entry is one that the law has now, some may be missing.
 */
@Component
class KeptAttention {

    /** Places of a product on one date: of what ends with it, and of what begins. */
    private static final int MOST_ON_A_DATE = 2;
    /** Of more dates on one day the products are too many to be held at once. */
    private static final int MOST_ON_A_DAY = 2_000;
    /** So many times as many dates are read each time where those before were dates no more. */
    private static final int FARTHER = 4;

    private final DateQueries dates;
    private final ProductQueries products;
    /** Sees the same in all its statements, so that what is listed is what was counted. */
    private final OneLook look;

    KeptAttention(DateQueries dates, ProductQueries products, OneLook look) {
        this.dates = dates;
        this.products = products;
        this.look = look;
    }

    /** A page of each portfolio; empty where what is kept does not tell it. */
    Optional<Map<UUID, Connection<AttentionEntry>>> pages(
            Collection<Span> spans, AttentionAsked asked, KnownStates law) {
        Optional<EntryGroup> group = Optional.ofNullable(asked.group()).flatMap(EntryGroup::read);
        if (asked.group() != null && group.isEmpty()) {
            return Optional.of(spans.stream()
                    .collect(Collectors.toMap(
                            KeptAttention::id, span -> new AttentionPage(asked.page(), asked.group()).connection())));
        }
        return look.at(() -> dates.count(spans, asked.filter(), law.basis())
                .flatMap(counted -> new Look(spans, asked, group.orElse(null), counted, law).pages()));
    }

    /** What is found for one request. */
    private final class Look {

        private final Collection<Span> spans;
        private final AttentionAsked asked;
        private final @Nullable EntryGroup group;
        private final Map<UUID, Counted> counted;
        private final DatesAhead law;
        private final Map<UUID, Set<UUID>> unknown = new HashMap<>();
        private final Map<UUID, AttentionPage> pages = new HashMap<>();

        private Look(
                Collection<Span> spans,
                AttentionAsked asked,
                @Nullable EntryGroup group,
                Map<UUID, Counted> counted,
                KnownStates law) {
            this.spans = spans;
            this.asked = asked;
            this.group = group;
            this.counted = counted;
            this.law = new DatesAhead(law.inForce());
            counted.forEach((portfolio, one) -> unknown.put(portfolio, one.unknown()));
            spans.forEach(span -> pages.put(id(span), new AttentionPage(asked.page(), asked.group())));
        }

        /** Empty where the products would be too many to be held. */
        private Optional<Map<UUID, Connection<AttentionEntry>>> pages() {
            Map<UUID, List<Place>> single = dates.places(spans, asked.filter(), listed());
            if (!isCounted() && single.values().stream().mapToInt(List::size).sum() > MOST_ON_A_DAY) {
                return Optional.empty();
            }
            takeUnknown();
            Map<Span, List<Shared>> near = group == null ? near() : Map.of();
            Map<UUID, List<Place>> several = dates.oneOfEach(near, asked.filter(), unknown);
            Map<UUID, ProductView> found = find(Stream.of(several, single)
                    .flatMap(places -> places.values().stream())
                    .flatMap(List::stream)
                    .map(Place::product)
                    .collect(Collectors.toSet()));
            Map<UUID, Connection<AttentionEntry>> made = new HashMap<>();
            for (Span span : spans) {
                AttentionPage page = page(span);
                List<ProductView> examples = several.getOrDefault(id(span), List.of()).stream()
                        .flatMap(place -> Stream.ofNullable(found.get(place.product())))
                        .toList();
                takeShared(span, near.getOrDefault(span, List.of()), examples);
                List<Place> places = single.getOrDefault(id(span), List.of());
                entries(span, places, found).forEach(isCounted() ? page::list : page::take);
                if (counted(span).isOutdated() && isCounted()) {
                    goOn(span, places);
                }
                made.put(id(span), page.connection());
            }
            return Optional.of(made);
        }

        /** Fills a page on which there is room because some dates are dates no more. */
        private void goOn(Span span, List<Place> before) {
            Listed listed = listed();
            Set<Place> read = new HashSet<>(before);
            List<Place> places = before;
            while (places.size() == listed.most()
                    && listed.most() < MOST_ON_A_DAY
                    && !page(span).isFull()) {
                listed = listed.from(places.get(places.size() - 1), listed.most() * FARTHER);
                places = dates.places(List.of(span), asked.filter(), listed).getOrDefault(id(span), List.of());
                List<Place> more = places.stream().filter(read::add).toList();
                Map<UUID, ProductView> found =
                        find(more.stream().map(Place::product).collect(Collectors.toSet()));
                entries(span, more, found).forEach(page(span)::list);
            }
        }

        /** Whether what is kept tells how many entries there are. */
        private boolean isCounted() {
            return group == null || group.isShared();
        }

        private void takeUnknown() {
            Map<UUID, Span> byPortfolio = spans.stream().collect(Collectors.toMap(KeptAttention::id, span -> span));
            find(unknown.values().stream().flatMap(Set::stream).collect(Collectors.toSet())).values().stream()
                    .filter(product -> product.withdrawnAt() == null)
                    .forEach(product -> {
                        Span span = Objects.requireNonNull(
                                byPortfolio.get(product.portfolio().portfolioId()));
                        law.of(product, span.after(), span.until()).forEach(page(span)::take);
                    });
        }

        private Map<UUID, ProductView> find(Set<UUID> ids) {
            return ids.isEmpty() ? Map.of() : products.find(ids);
        }

        /** What hits several products and may be on the page. */
        private Map<Span, List<Shared>> near() {
            Map<Span, List<Shared>> near = new LinkedHashMap<>();
            for (Span span : spans) {
                near.put(span, page(span).first(counted(span).shared(), shared -> place(span, EntryGroup.of(shared))));
            }
            return near;
        }

        private AttentionPlace place(Span span, EntryGroup shared) {
            return AttentionPlace.shared(shared.date(), id(span) + shared.name());
        }

        private Listed listed() {
            PageRequest request = asked.page();
            if (group != null && !group.isShared()) {
                // Nothing is kept of how many there are.
                return new Listed(group.as(), group.date(), null, false, MOST_ON_A_DAY + 1, unknown);
            }
            AttentionPlace place = request.cursor() == null ? null : AttentionPlace.of(request.cursor());
            return new Listed(
                    group == null ? DateAhead.OF_ITS_OWN : group.as(),
                    group == null ? null : group.date(),
                    place == null ? null : new Place(place.date(), place.reference(), place.product()),
                    request.backward(),
                    // One more than the page, beyond those of the product at the cursor.
                    request.size() + 1 + MOST_ON_A_DATE,
                    unknown);
        }

        /** Takes what hits several products, and counts all of it. */
        private void takeShared(Span span, List<Shared> near, List<ProductView> examples) {
            AttentionPage page = page(span);
            if (group != null) {
                counted(span).shared().stream()
                        .filter(shared -> EntryGroup.of(shared).equals(group))
                        .forEach(shared -> page.count(shared.products()));
                return;
            }
            page.count(counted(span).own());
            Map<String, AttentionEntry> entries = new HashMap<>();
            examples.forEach(product -> law.of(product, span.after(), span.until())
                    .forEach(entry -> entries.putIfAbsent(entry.group(), entry)));
            for (Shared shared : counted(span).shared()) {
                String name = EntryGroup.of(shared).name();
                AttentionEntry entry = near.contains(shared) ? entries.get(name) : null;
                if (entry != null) {
                    page.take(entry.of(shared.products(), entry.changedAt()));
                } else if (!page.shares(name)) {
                    page.count(1);
                }
            }
        }

        /** The entries at these places. */
        private Stream<AttentionEntry> entries(Span span, List<Place> places, Map<UUID, ProductView> found) {
            Map<UUID, Set<LocalDate>> days = places.stream()
                    .collect(
                            Collectors.groupingBy(Place::product, Collectors.mapping(Place::date, Collectors.toSet())));
            return days.keySet().stream()
                    .flatMap(product -> Stream.ofNullable(found.get(product)))
                    .flatMap(product -> law.of(product, span.after(), span.until()).stream())
                    .filter(entry -> Objects.requireNonNull(days.get(entry.at().product()))
                            .contains(entry.date()))
                    .filter(entry -> group == null
                            ? !entry.kind().isShared()
                            : entry.group().equals(asked.group()));
        }

        private Counted counted(Span span) {
            return Objects.requireNonNull(counted.get(id(span)));
        }

        private AttentionPage page(Span span) {
            return Objects.requireNonNull(pages.get(id(span)));
        }
    }

    private static UUID id(Span span) {
        return span.portfolio().portfolioId();
    }
}
