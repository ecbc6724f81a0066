package org.craregistry.audit;

import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import org.craregistry.graphql.BadRequest;
import org.craregistry.graphql.NodeId;
import org.craregistry.storage.Ids;
import org.craregistry.storage.QuestionMarks;
import org.craregistry.storage.UtcTime;
import org.jspecify.annotations.Nullable;

/**
 * Which changes; a field that is {@code null} lets all through.
 *
 * @param actor the names of accounts, or {@code registry}
 * @param since inclusive
 * @param until exclusive
 * @param product the identifier of a product as clients see it: it and what is on file for it
 */
public record ChangeFilter(
        @Nullable List<Change.Subject> subject,
        @Nullable List<Change.Action> action,
        @Nullable List<String> actor,
        @Nullable OffsetDateTime since,
        @Nullable OffsetDateTime until,
        @Nullable String product) {

    /** Every change. */
    public static final ChangeFilter ALL = new ChangeFilter(null, null, null, null, null, null);

    /** As conditions of a query, each beginning with AND; what they are bound to is added to the arguments. */
    String sql(List<Object> arguments) {
        List<String> conditions = new ArrayList<>();
        in(conditions, "subject", subject, arguments);
        in(conditions, "action", action, arguments);
        in(conditions, "actor", actor, arguments);
        at(conditions, "since", ">=", since, arguments);
        at(conditions, "until", "<", until, arguments);
        if (product != null) {
            NodeId id = NodeId.parse(product);
            conditions.add(" AND product_id = ?");
            arguments.add(Ids.bytes(id.id()));
        }
        return String.join("", conditions);
    }

    private static void in(List<String> conditions, String column, @Nullable List<?> accepted, List<Object> arguments) {
        if (accepted == null) {
            return;
        }
        conditions.add(
                accepted.isEmpty()
                        ? " AND 1 = 0"
                        : " AND " + column + " IN (" + QuestionMarks.of(accepted.size()) + ")");
        accepted.forEach(one -> arguments.add(one.toString()));
    }

    private static void at(
            List<String> conditions,
            String field,
            String comparison,
            @Nullable OffsetDateTime moment,
            List<Object> arguments) {
        if (moment != null) {
            BadRequest.refuseDay(field, moment.toLocalDate());
            conditions.add(" AND at " + comparison + " ?");
            arguments.add(UtcTime.column(moment.toInstant()));
        }
    }
}
