package org.craregistry.assessment.routes;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import org.craregistry.assessment.StatesOfLaw;
import org.craregistry.graphql.NodeId;
import org.craregistry.graphql.Payload;
import org.craregistry.graphql.Refused;
import org.craregistry.law.Article15Route;
import org.craregistry.portfolio.ProductQueries;
import org.craregistry.portfolio.ProductRoutes;
import org.craregistry.portfolio.ProductView;
import org.craregistry.security.MayCall;
import org.craregistry.security.MayCall.Who;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.MutationMapping;
import org.springframework.stereotype.Controller;

/** Carries out decisions on the route to AI Act Article 15. */
@Controller
class RouteMutations {

    private final ProductRoutes routes;
    private final StatesOfLaw states;
    private final ProductQueries products;

    RouteMutations(ProductRoutes routes, StatesOfLaw states, ProductQueries products) {
        this.routes = routes;
        this.states = states;
        this.products = products;
    }

    record DecideArticle15RouteInput(
            String id,
            int expectedRevision,
            Article15Route route,
            boolean plan,
            @Nullable LocalDate from,
            String reason) {}

    record WithdrawRouteDecisionInput(String id, int expectedRevision, String reason) {}

    @MutationMapping
    @MayCall(Who.COMPLIANCE)
    Payload<ProductView> decideArticle15Route(@Argument DecideArticle15RouteInput input) {
        return changing(
                input.id(),
                id -> routes.decide(
                        id,
                        input.expectedRevision(),
                        input.reason(),
                        record -> RouteWeighing.weigh(
                                record,
                                input.route(),
                                input.plan(),
                                input.from(),
                                states.latest().inForce())));
    }

    @MutationMapping
    @MayCall(Who.COMPLIANCE)
    Payload<ProductView> withdrawRouteDecision(@Argument WithdrawRouteDecisionInput input) {
        return changing(input.id(), id -> routes.withdraw(id, input.expectedRevision(), input.reason()));
    }

    private Payload<ProductView> changing(String id, Consumer<UUID> change) {
        return Payload.of(() -> {
            UUID product = NodeId.find(NodeId.Kind.PRODUCT, id).orElseThrow(() -> Refused.unseen("id", "product"));
            change.accept(product);
            return products.find(List.of(product)).get(product);
        });
    }
}
