package org.craregistry.conformity;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.stream.Collectors;
import org.craregistry.graphql.NodeId;
import org.craregistry.graphql.NodeSource;
import org.craregistry.portfolio.ProductQueries;
import org.craregistry.portfolio.ProductView;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Finds how products stand to requirements and elements by the ids of the standings, of products that the caller sees. */
@Configuration(proxyBeanMethods = false)
class StandingNodes {

    @Bean
    NodeSource requirementStandingNodes(ProductQueries products) {
        return new Source<>(
                NodeId.Kind.REQUIREMENT_STANDING,
                RequirementView.class,
                (product, standing) -> standing.requirement().map(one -> RequirementView.of(product, one)),
                products);
    }

    @Bean
    NodeSource elementStandingNodes(ProductQueries products) {
        return new Source<>(
                NodeId.Kind.ELEMENT_STANDING,
                ElementView.class,
                (product, standing) -> standing.element().map(one -> ElementView.of(product, one)),
                products);
    }

    private record Source<V extends StandingView>(
            NodeId.Kind kind,
            Class<V> type,
            BiFunction<ProductView, StandingId, Optional<V>> view,
            ProductQueries products)
            implements NodeSource {

        @Override
        public Map<UUID, V> find(Collection<UUID> ids) {
            Map<UUID, StandingId> asked = new HashMap<>();
            ids.forEach(id -> StandingId.find(id).ifPresent(standing -> asked.put(id, standing)));
            Map<UUID, ProductView> owners = asked.isEmpty()
                    ? Map.of()
                    : products.find(
                            asked.values().stream().map(StandingId::product).collect(Collectors.toSet()));
            Map<UUID, V> found = new HashMap<>();
            asked.forEach((id, standing) -> Optional.ofNullable(owners.get(standing.product()))
                    .flatMap(product -> view.apply(product, standing))
                    .ifPresent(one -> found.put(id, one)));
            return found;
        }
    }
}
