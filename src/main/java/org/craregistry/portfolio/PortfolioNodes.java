package org.craregistry.portfolio;

import java.util.Collection;
import java.util.Map;
import java.util.UUID;
import org.craregistry.graphql.NodeId;
import org.craregistry.graphql.NodeSource;
import org.springframework.stereotype.Component;

/** Finds portfolios for {@code node} and {@code nodes}. */
@Component
class PortfolioNodes implements NodeSource {

    private final PortfolioQueries portfolios;

    PortfolioNodes(PortfolioQueries portfolios) {
        this.portfolios = portfolios;
    }

    @Override
    public NodeId.Kind kind() {
        return NodeId.Kind.PORTFOLIO;
    }

    @Override
    public Class<?> type() {
        return PortfolioView.class;
    }

    @Override
    public String typeName() {
        return "Portfolio";
    }

    @Override
    public Map<UUID, PortfolioView> find(Collection<UUID> ids) {
        return portfolios.find(ids);
    }
}
