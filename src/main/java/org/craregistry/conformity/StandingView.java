package org.craregistry.conformity;

import java.time.Instant;
import java.util.UUID;
import org.craregistry.portfolio.ProductView;
import org.craregistry.portfolio.StandingRecord;
import org.jspecify.annotations.Nullable;

/** How a product stands to a requirement or an element, with what is kept of that. */
interface StandingView {

    ProductView product();

    /** The id that clients see. */
    String id();

    UUID standingId();

    StandingRecord kept();

    default DocumentHolder holder() {
        return new DocumentHolder(product().productId(), standingId());
    }

    default @Nullable String recordedBy() {
        return kept().recordedBy();
    }

    default @Nullable Instant recordedAt() {
        return kept().recordedAt();
    }

    default @Nullable String reviewedBy() {
        return kept().reviewedBy();
    }

    default @Nullable Instant reviewedAt() {
        return kept().reviewedAt();
    }

    /** Whether somebody has recorded how it stands. */
    boolean isRecorded();

    /** Whether its portfolio has standings reviewed, and nobody has reviewed this one. */
    default boolean awaitsReview() {
        return isRecorded() && !kept().isReviewed() && product().portfolio().reviewsStandings();
    }
}
