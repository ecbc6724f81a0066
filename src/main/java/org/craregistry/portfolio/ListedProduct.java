package org.craregistry.portfolio;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.craregistry.graphql.NodeId;
import org.craregistry.graphql.Refused;
import org.craregistry.graphql.UserError;
import org.craregistry.graphql.UserError.Code;
import org.jspecify.annotations.Nullable;

/**
 * A product as it is listed in the input of a mutation of many: by an id that may be none, at the revision that was read.
 *
 * @param product {@code null} where the id is none of a product
 */
public record ListedProduct(String id, @Nullable UUID product, int expectedRevision) {

    /**
     * The products that an input lists, in their order.
     *
     * @throws Refused where there is none, or one is listed twice
     */
    public static List<ListedProduct> of(Map<String, ? extends @Nullable Object> input) {
        List<ListedProduct> listed = new ArrayList<>();
        Set<UUID> known = new HashSet<>();
        for (Object one : (List<?>) Objects.requireNonNull(input.get("products"))) {
            ListedProduct product = one((Map<?, ?>) one);
            if (product.product != null && !known.add(product.product)) {
                throw Refused.because(Code.INVALID, place(listed.size()), "A product is listed twice; list each once.");
            }
            listed.add(product);
        }
        if (listed.isEmpty()) {
            throw Refused.because(Code.REQUIRED, "products", "No product is listed; list one or more.");
        }
        return listed;
    }

    /** What is said of each whose id is none of a product. */
    public static List<UserError> unknown(List<ListedProduct> listed) {
        List<UserError> errors = new ArrayList<>();
        for (int i = 0; i < listed.size(); i++) {
            if (listed.get(i).product == null) {
                errors.addAll(Refused.unseen(place(i), "product").errors());
            }
        }
        return errors;
    }

    private static ListedProduct one(Map<?, ?> input) {
        String id = String.valueOf(input.get("id"));
        UUID product = NodeId.find(NodeId.Kind.PRODUCT, id).orElse(null);
        return new ListedProduct(id, product, (Integer) Objects.requireNonNull(input.get("expectedRevision")));
    }

    /** Where the id of a listed product stands in the input. @param index its place in the list */
    public static String place(int index) {
        return "products.%d.id".formatted(index);
    }
}
