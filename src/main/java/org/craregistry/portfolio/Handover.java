package org.craregistry.portfolio;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.craregistry.graphql.NodeId;
import org.craregistry.graphql.Refused;
import org.craregistry.graphql.UserError;
import org.craregistry.security.RoleHandover;
import org.craregistry.security.RoleHandover.HandedOverRole;
import org.craregistry.storage.Ids;
import org.craregistry.storage.SortKey;
import org.craregistry.storage.StorableText;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.stereotype.Component;

/** Hands over what somebody who leaves stood for: products as they are written always, and roles. */
@Component
class Handover {

    /** How many products are handed over at once; whoever was responsible for more calls again. */
    private static final int MOST = 100;

    private final ProductBook book;
    private final ProductQueries products;
    private final RoleHandover roles;
    private final NamedParameterJdbcTemplate jdbc;

    Handover(ProductBook book, ProductQueries products, RoleHandover roles, NamedParameterJdbcTemplate jdbc) {
        this.book = book;
        this.products = products;
        this.roles = roles;
        this.jdbc = jdbc;
    }

    /**
     * What from whom to whom.
     *
     * @param enteredAs as whom the one who leaves stands on products; {@code null} for the name of the account
     * @param responsible who is entered from now on; {@code null} for the name of the account that takes over
     */
    record Wanted(
            String from,
            String to,
            @Nullable List<String> enteredAs,
            @Nullable String responsible,
            boolean products,
            boolean roles,
            @Nullable String reason) {

        List<String> keys() {
            return (enteredAs == null ? List.of(from) : enteredAs)
                    .stream().map(SortKey::of).filter(key -> !key.isEmpty()).toList();
        }
    }

    /** @param remaining for how many products the one who leaves still stands as responsible */
    record Done(List<AnsweredProduct> products, List<HandedOverRole> roles, long remaining) {}

    /** @throws Refused where the caller is no administrator, or one of the two accounts cannot do its part */
    Done handOver(Wanted wanted) {
        roles.check(wanted.from(), wanted.to(), wanted.roles());
        List<AnsweredProduct> handedOver = wanted.products() ? handOverProducts(wanted) : List.of();
        List<HandedOverRole> given =
                wanted.roles() ? roles.handOver(wanted.from(), wanted.to(), wanted.reason()) : List.of();
        return new Done(handedOver, given, count(wanted.keys()));
    }

    private List<AnsweredProduct> handOverProducts(Wanted wanted) {
        Map<UUID, Integer> revisions = find(wanted.keys());
        if (revisions.isEmpty()) {
            return List.of();
        }
        String named = wanted.responsible();
        String now = named == null || !StorableText.isSeen(named) ? wanted.to() : named;
        Map<String, @Nullable Object> told = new HashMap<>();
        told.put(IdentityField.RESPONSIBLE.field(), now);
        Map<UUID, Refused> refusals = book.answer(revisions, told, wanted.reason());
        Map<UUID, ProductView> views = products.find(List.copyOf(revisions.keySet()));
        return revisions.keySet().stream()
                .map(id -> new AnsweredProduct(
                        NodeId.of(NodeId.Kind.PRODUCT, id), views.get(id), errors(refusals.get(id))))
                .toList();
    }

    private static List<UserError> errors(@Nullable Refused refused) {
        return refused == null ? List.of() : refused.errors();
    }

    private Map<UUID, Integer> find(List<String> keys) {
        Map<UUID, Integer> revisions = new LinkedHashMap<>();
        if (!keys.isEmpty()) {
            jdbc.query(
                    "SELECT p.id, p.revision" + AccountResponsibility.OF_THESE + " ORDER BY p.id LIMIT " + MOST,
                    Map.of("keys", keys),
                    row -> {
                        revisions.put(Ids.of(row.getBytes(1)), row.getInt(2));
                    });
        }
        return revisions;
    }

    private long count(List<String> keys) {
        Long counted = keys.isEmpty()
                ? null
                : jdbc.queryForObject(
                        "SELECT COUNT(*)" + AccountResponsibility.OF_THESE, Map.of("keys", keys), Long.class);
        return counted == null ? 0 : counted;
    }
}
