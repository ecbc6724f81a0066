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
    private final ProductInput product;
    private final @Nullable Instant known;
    private final @Nullable LawInput input;

    /** @param known the moment at which the state of the law was in force to answer under; {@code null} for the one in force */
    AnswersOnDays(Appraiser appraiser, ProductInput product, @Nullable Instant known) {
        this.appraiser = appraiser;
        this.product = product;
        this.known = known;
        this.input = read(product);
    }

    private static @Nullable LawInput read(ProductInput product) {
        try {
            return product.lawInput().get();
        } catch (IllegalArgumentException unreadable) {
            LOG.error("The facts of product {} cannot be read; its answers are unknown", product.product(), unreadable);
            return null;
        }
    }

    Answers on(LocalDate day) {
        if (input == null) {
            return Answers.unknown("", product.reliance());
        }
        return known == null ? appraiser.appraise(input, day) : appraiser.appraise(input, day, known);
    }
}
