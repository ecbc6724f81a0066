package org.craregistry.portfolio;

import java.util.Collection;
import java.util.Map;
import java.util.UUID;
import org.craregistry.graphql.NodeId;
import org.craregistry.graphql.NodeSource;
import org.springframework.stereotype.Component;

/** Finds products for {@code node} and {@code nodes}. */
@Component
class ProductNodes implements NodeSource {

    private final ProductQueries products;

    ProductNodes(ProductQueries products) {
        this.products = products;
    }

    @Override
    public NodeId.Kind kind() {
        return NodeId.Kind.PRODUCT;
    }

    @Override
    public Class<?> type() {
        return ProductView.class;
    }

    @Override
    public String typeName() {
        return "Product";
    }

    @Override
    public Map<UUID, ProductView> find(Collection<UUID> ids) {
        return products.find(ids);
    }
}
