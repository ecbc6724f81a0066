package org.craregistry.conformity;

import java.util.UUID;
import org.craregistry.graphql.NodeId;
import org.craregistry.law.Article15Element;
import org.craregistry.law.ElementStanding;
import org.craregistry.portfolio.ProductView;
import org.craregistry.portfolio.StandingRecord;
import org.jspecify.annotations.Nullable;

/** How a system stands to an element, as it is read; {@code null} where nobody has recorded it. */
record ElementView(
        ProductView product,
        Article15Element element,
        ElementStanding.@Nullable Value standing,
        @Nullable String evidence)
        implements StandingView {

    static ElementView of(ProductView product, Article15Element element) {
        ElementStanding standing = product.evidence().elements().get(element);
        return standing == null
                ? new ElementView(product, element, null, null)
                : new ElementView(product, element, standing.standing(), standing.evidence());
    }

    @Override
    public String id() {
        return NodeId.of(NodeId.Kind.ELEMENT_STANDING, standingId());
    }

    @Override
    public UUID standingId() {
        return StandingId.of(product.productId(), element).id();
    }

    @Override
    public boolean isRecorded() {
        return standing != null;
    }

    @Override
    public StandingRecord kept() {
        return product.evidence().standingRecord(element.code());
    }
}
