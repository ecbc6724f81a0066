package org.craregistry.conformity;

import java.util.UUID;
import org.craregistry.graphql.NodeId;
import org.craregistry.law.AnnexIRequirement;
import org.craregistry.law.RequirementStanding;
import org.craregistry.portfolio.ProductView;
import org.craregistry.portfolio.StandingRecord;
import org.jspecify.annotations.Nullable;

/** How a product stands to a requirement, as it is read; {@code null} where nobody has recorded it. */
record RequirementView(
        ProductView product,
        AnnexIRequirement requirement,
        RequirementStanding.@Nullable Value standing,
        @Nullable String note)
        implements StandingView {

    static RequirementView of(ProductView product, AnnexIRequirement requirement) {
        RequirementStanding standing = product.evidence().requirements().get(requirement);
        return standing == null
                ? new RequirementView(product, requirement, null, null)
                : new RequirementView(product, requirement, standing.standing(), standing.note());
    }

    @Override
    public String id() {
        return NodeId.of(NodeId.Kind.REQUIREMENT_STANDING, standingId());
    }

    @Override
    public UUID standingId() {
        return StandingId.of(product.productId(), requirement).id();
    }

    @Override
    public boolean isRecorded() {
        return standing != null;
    }

    @Override
    public StandingRecord kept() {
        return product.evidence().standingRecord(requirement.code());
    }
}
