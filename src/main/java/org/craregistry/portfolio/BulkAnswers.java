package org.craregistry.portfolio;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.craregistry.graphql.Refused;
import org.craregistry.graphql.UserError;
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

    /** What became of each product, in the order in which they are named. */
    List<AnsweredProduct> answer(Map<String, @Nullable Object> input) {
        List<ListedProduct> named = ListedProduct.of(input);
        Map<UUID, Integer> expectedRevisions = new LinkedHashMap<>();
        named.stream()
                .filter(one -> one.product() != null)
                .forEach(one -> expectedRevisions.put(one.product(), one.expectedRevision()));
        if (expectedRevisions.isEmpty()) {
            throw ProductRights.absent("products");
        }
        Map<String, @Nullable Object> facts = new HashMap<>();
        facts.put("facts", input.get("facts"));
        Map<UUID, Refused> refusals =
                book.answer(expectedRevisions, ProductMutations.told(facts), (String) input.get("reason"));
        Map<UUID, ProductView> views = products.find(List.copyOf(expectedRevisions.keySet()));
        return named.stream().map(one -> answered(one, refusals, views)).toList();
    }

    private static AnsweredProduct answered(
            ListedProduct one, Map<UUID, Refused> refusals, Map<UUID, ProductView> views) {
        if (one.product() == null) {
            return new AnsweredProduct(
                    one.id(), null, ProductRights.absent("id").errors());
        }
        Refused refused = refusals.get(one.product());
        List<UserError> errors = refused == null ? List.of() : refused.errors();
        return new AnsweredProduct(one.id(), views.get(one.product()), errors);
    }
}
