package org.craregistry.portfolio;

import org.craregistry.graphql.NodeId;
import org.craregistry.graphql.NodeSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Finds portfolios and products for {@code node} and {@code nodes}. */
@Configuration(proxyBeanMethods = false)
class PortfolioNodes {

    @Bean
    NodeSource foundPortfolios(PortfolioQueries portfolios) {
        return NodeSource.of(NodeId.Kind.PORTFOLIO, PortfolioView.class, portfolios::find);
    }

    @Bean
    NodeSource foundProducts(ProductQueries products) {
        return NodeSource.of(NodeId.Kind.PRODUCT, ProductView.class, products::find);
    }
}
