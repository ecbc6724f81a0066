package org.craregistry.assessment.routes;

import java.time.Clock;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.craregistry.assessment.KnownStates;
import org.craregistry.assessment.StatesOfLaw;
import org.craregistry.graphql.NodeId;
import org.craregistry.graphql.NodeSource;
import org.craregistry.portfolio.ProductQueries;
import org.craregistry.portfolio.ProductView;
import org.craregistry.portfolio.RouteDecision;
import org.craregistry.portfolio.RouteDecisionQueries;
import org.springframework.stereotype.Component;

/** Finds decisions on routes for {@code node} and {@code nodes}: those about products that the caller sees. */
@Component
class RouteDecisionNodes implements NodeSource {

    private final RouteDecisionQueries decisions;
    private final ProductQueries products;
    private final StatesOfLaw states;
    private final Clock clock;

    RouteDecisionNodes(RouteDecisionQueries decisions, ProductQueries products, StatesOfLaw states, Clock clock) {
        this.decisions = decisions;
        this.products = products;
        this.states = states;
        this.clock = clock;
    }

    @Override
    public NodeId.Kind kind() {
        return NodeId.Kind.ROUTE_DECISION;
    }

    @Override
    public Class<?> type() {
        return RouteDecisionView.class;
    }

    @Override
    public Map<UUID, RouteDecisionView> find(Collection<UUID> ids) {
        List<RouteDecision> found = decisions.find(ids);
        if (found.isEmpty()) {
            return Map.of();
        }
        Map<UUID, ProductView> seen = products.find(
                found.stream().map(RouteDecision::productId).distinct().toList());
        KnownStates law = states.current();
        Map<UUID, RouteDecisionView> views = new HashMap<>();
        for (RouteDecision one : found) {
            ProductView product = seen.get(one.productId());
            if (product != null) {
                views.put(one.decisionId(), new RouteDecisionView(one, product, product.dayOf(clock.instant()), law));
            }
        }
        return views;
    }
}
