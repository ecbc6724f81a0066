package org.craregistry.assessment.ahead;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.craregistry.assessment.Ahead;
import org.craregistry.law.Law;
import org.craregistry.law.StateOfLaw;
import org.craregistry.portfolio.AlikeOnce;
import org.craregistry.portfolio.ProductView;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells what lies ahead of products, of all of them under one state of the law; of those alike it is computed once. For one thread. */
public final class DatesAhead {

    private static final Logger LOG = LoggerFactory.getLogger(DatesAhead.class);

    private final StateOfLaw state;
    private final Map<Span, AlikeOnce<Ahead>> known = new HashMap<>();

    private record Span(LocalDate after, LocalDate until) {}

    /** @param state mostly the one in force */
    public DatesAhead(StateOfLaw state) {
        this.state = state;
    }

    /**
     * What happens to a product after one day up to and including another, by date. Nothing where its facts cannot be read: one
     * such product must not keep the others waiting.
     *
     * @param after the day before the first
     */
    public List<AttentionEntry> of(ProductView product, LocalDate after, LocalDate until) {
        try {
            return entries(product, after, until);
        } catch (IllegalArgumentException unreadable) {
            LOG.error(
                    "The facts of product {} cannot be read; what lies ahead of it is unknown",
                    product.productId(),
                    unreadable);
            return List.of();
        }
    }

    private List<AttentionEntry> entries(ProductView product, LocalDate after, LocalDate until) {
        Span span = new Span(after, until);
        Ahead ahead = known.computeIfAbsent(span, any -> new AlikeOnce<>())
                .of(
                        product.lawInput(),
                        recorded -> Ahead.of(
                                Law.dayByDay(recorded.facts(), recorded.evidence(), state),
                                recorded.reliance(),
                                after,
                                until));
        if (ahead.isNothing()) {
            return List.of();
        }
        ProductAgenda agenda = new ProductAgenda(product, ahead.days());
        ahead.stale().forEach(agenda::add);
        ahead.duties().forEach(agenda::add);
        return agenda.entries();
    }
}
