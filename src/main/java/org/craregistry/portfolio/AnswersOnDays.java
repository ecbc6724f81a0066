package org.craregistry.portfolio;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What the law answers for one product on any day. Where what is on record cannot be read it is unknown, as it is when kept. */
final class AnswersOnDays {

    private static final Logger LOG = LoggerFactory.getLogger(AnswersOnDays.class);

    private final Appraiser appraiser;
    private final OnRecord product;
    private final @Nullable Instant known;
    private final @Nullable Recorded recorded;

    /** @param known the moment at which the state of the law was in force to answer under; {@code null} for the one in force */
    AnswersOnDays(Appraiser appraiser, OnRecord product, @Nullable Instant known) {
        this.appraiser = appraiser;
        this.product = product;
        this.known = known;
        this.recorded = read(product);
    }

    private static @Nullable Recorded read(OnRecord product) {
        try {
            return product.recorded().get();
        } catch (IllegalArgumentException unreadable) {
            LOG.error("The facts of product {} cannot be read; its answers are unknown", product.product(), unreadable);
            return null;
        }
    }

    Answers on(LocalDate day) {
        if (recorded == null) {
            return Answers.unknown("", product.reliance());
        }
        return known == null ? appraiser.appraise(recorded, day) : appraiser.appraise(recorded, day, known);
    }
}
