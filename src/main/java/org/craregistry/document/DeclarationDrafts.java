package org.craregistry.document;

import java.time.LocalDate;
import org.craregistry.assessment.Assessor;
import org.craregistry.graphql.BadRequest;
import org.craregistry.law.Article15Route;
import org.craregistry.law.Determination;
import org.craregistry.portfolio.ProductView;
import org.craregistry.portfolio.RouteReliance;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Drafts the declarations of stored products. */
@Component
class DeclarationDrafts {

    private final Assessor assessor;

    DeclarationDrafts(Assessor assessor) {
        this.assessor = assessor;
    }

    /**
     * The draft as it would be signed on a day under the state of the law in force.
     *
     * @param asOf {@code null} for the day of placing on the market, or for today in the portfolio where that has passed
     * @throws BadRequest where the date is out of all reason
     */
    DeclarationDraft of(ProductView product, @Nullable LocalDate asOf) {
        Determination asked = assessor.determine(product, asOf, null);
        LocalDate placed = WeighedDeclaration.placedOn(asked);
        Determination determination =
                asOf == null && placed != null && placed.isAfter(asked.asOf()) ? asked.on(placed) : asked;
        return DeclarationDraft.of(product.identity(), determination, decided(product, determination.asOf()));
    }

    /** A decision counts from the day on which the route is relied on. */
    private static @Nullable Article15Route decided(ProductView product, LocalDate day) {
        RouteReliance reliance = product.reliance();
        return reliance == null || reliance.from().isAfter(day) ? null : reliance.route();
    }
}
