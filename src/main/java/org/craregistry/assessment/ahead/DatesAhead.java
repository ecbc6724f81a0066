package org.craregistry.assessment.ahead;

import java.time.LocalDate;
import java.util.List;
import org.craregistry.law.DayAhead;
import org.craregistry.law.DutyAhead;
import org.craregistry.law.Law;
import org.craregistry.law.StateOfLaw;
import org.craregistry.portfolio.LawInput;
import org.craregistry.portfolio.ProductView;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells what lies ahead of products, of all of them under one state of the law. Computed on each call and kept nowhere. */
public final class DatesAhead {

    private static final Logger LOG = LoggerFactory.getLogger(DatesAhead.class);

    private final StateOfLaw state;

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
        LawInput recorded = product.lawInput();
        List<DayAhead> days = Law.daysAhead(recorded.facts(), recorded.evidence(), after, until, state);
        List<DutyAhead> duties = Law.dutiesAhead(recorded.facts(), recorded.evidence(), after, until, state);
        if (days.isEmpty() && duties.isEmpty()) {
            return List.of();
        }
        ProductAgenda agenda = new ProductAgenda(product, days);
        StaleDecision.on(days, recorded, state).forEach(agenda::add);
        duties.forEach(agenda::add);
        return agenda.entries();
    }
}
