package org.craregistry.conformity;

import java.time.Instant;
import org.craregistry.portfolio.Filed;
import org.craregistry.portfolio.ProductView;

/** A piece of evidence on file, with the product that it is on file for. */
interface EvidenceView<E> {

    ProductView product();

    Filed<E> filed();

    /** The id that clients see. */
    default String id() {
        return filed().id();
    }

    default int revision() {
        return filed().revision();
    }

    default Instant filedAt() {
        return filed().filedAt();
    }

    default String filedBy() {
        return filed().filedBy();
    }

    default Instant changedAt() {
        return filed().changedAt();
    }
}
