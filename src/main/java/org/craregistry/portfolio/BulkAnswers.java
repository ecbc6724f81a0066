package org.craregistry.portfolio;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.craregistry.graphql.NodeId;
import org.craregistry.graphql.Refused;
import org.craregistry.graphql.UserError;
import org.craregistry.graphql.UserError.Code;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Gives many products the same answers, and says of each what became of it. */
@Component
class BulkAnswers {

    private final ProductBook book;
    private final ProductQueries products;

    BulkAnswers(ProductBook book, ProductQueries products) {
        this.book = book;
        this.products = products;
    }

    /** A product as it was named: by an id that may be none, at the revision that was read. */
    private record Named(String id, @Nullable UUID product, int expectedRevision) {

        static Named of(Map<?, ?> input) {
            String id = String.valueOf(input.get("id"));
            UUID product = NodeId.find(NodeId.Kind.PRODUCT, id).orElse(null);
            return new Named(id, product, (Integer) Objects.requireNonNull(input.get("expectedRevision")));
        }
    }

    /** What became of each product, in the order in which they are named. */
    List<AnsweredProduct> answer(Map<String, @Nullable Object> input) {
        List<Named> named = new ArrayList<>();
        ((List<?>) Objects.requireNonNull(input.get("products"))).forEach(one -> named.add(Named.of((Map<?, ?>) one)));
        Map<UUID, Integer> expectedRevisions = revisions(named);
        Map<String, @Nullable Object> facts = new HashMap<>();
        facts.put("facts", input.get("facts"));
        Map<UUID, Refused> refusals =
                book.answer(expectedRevisions, ProductMutations.told(facts), (String) input.get("reason"));
        Map<UUID, ProductView> views = products.find(List.copyOf(expectedRevisions.keySet()));
        return named.stream().map(one -> answered(one, refusals, views)).toList();
    }

    private static Map<UUID, Integer> revisions(List<Named> named) {
        if (named.isEmpty()) {
            throw Refused.because(Code.REQUIRED, "products", "No product is named; name one or more.");
        }
        Map<UUID, Integer> revisions = new LinkedHashMap<>();
        for (Named one : named) {
            if (one.product() != null && revisions.put(one.product(), one.expectedRevision()) != null) {
                throw Refused.because(Code.INVALID, "products", "A product is named more than once; name each once.");
            }
        }
        if (revisions.isEmpty()) {
            throw ProductRights.absent("products");
        }
        return revisions;
    }

    private static AnsweredProduct answered(Named one, Map<UUID, Refused> refusals, Map<UUID, ProductView> views) {
        if (one.product() == null) {
            return new AnsweredProduct(
                    one.id(), null, ProductRights.absent("id").errors());
        }
        Refused refused = refusals.get(one.product());
        List<UserError> errors = refused == null ? List.of() : refused.errors();
        return new AnsweredProduct(one.id(), views.get(one.product()), errors);
    }
}
