package org.craregistry.portfolio;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.craregistry.graphql.EntitySource;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Finds portfolios and products by the keys that people gave them, for gateways of a federation. */
@Configuration(proxyBeanMethods = false)
class NaturalKeys {

    @Bean
    EntitySource<String> portfoliosByKey(PortfolioQueries portfolios) {
        return new EntitySource<>() {

            @Override
            public String typeName() {
                return "Portfolio";
            }

            @Override
            public @Nullable String key(Map<String, ?> representation) {
                return representation.get("key") instanceof String key ? key : null;
            }

            @Override
            public Map<String, PortfolioView> find(Collection<String> keys) {
                return portfolios.findByKeys(keys);
            }
        };
    }

    /** Where a product is, as people say it. */
    record InPortfolio(String portfolio, ProductKey key) {}

    @Bean
    EntitySource<InPortfolio> productsByKey(ProductQueries products) {
        return new EntitySource<>() {

            @Override
            public String typeName() {
                return "Product";
            }

            @Override
            public @Nullable InPortfolio key(Map<String, ?> representation) {
                return representation.get("portfolio") instanceof Map<?, ?> portfolio
                                && portfolio.get("key") instanceof String key
                                && representation.get("reference") instanceof String reference
                                && representation.get("version") instanceof String version
                        ? new InPortfolio(key, new ProductKey(reference, version))
                        : null;
            }

            @Override
            public Map<InPortfolio, ProductView> find(Collection<InPortfolio> keys) {
                Set<String> named = keys.stream().map(InPortfolio::portfolio).collect(Collectors.toSet());
                Set<ProductKey> wanted = keys.stream().map(InPortfolio::key).collect(Collectors.toSet());
                // More than was asked for, where two portfolios have the same reference; the rest is left where it is.
                Map<InPortfolio, ProductView> found = new HashMap<>();
                for (ProductView product : products.find(named, wanted)) {
                    found.put(
                            new InPortfolio(
                                    product.portfolio().key(),
                                    product.identity().key()),
                            product);
                }
                return found;
            }
        };
    }
}
