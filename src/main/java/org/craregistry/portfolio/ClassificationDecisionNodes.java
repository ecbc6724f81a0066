package org.craregistry.portfolio;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.craregistry.graphql.NodeId;
import org.craregistry.graphql.NodeSource;
import org.craregistry.portfolio.ProductView.DecisionView;
import org.craregistry.security.Access;
import org.craregistry.security.Visibility;
import org.craregistry.storage.Ids;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.stereotype.Component;

/** Finds decisions on core functionality for {@code node} and {@code nodes}, also those that later ones replaced. */
@Component
class ClassificationDecisionNodes implements NodeSource {

    private static final String SELECT = """
            SELECT d.id AS decision_id, d.core_functionality, d.reason, d.decided_by, d.decided_at
            FROM classification_decision d JOIN product p ON p.id = d.product_id
            WHERE d.id IN (:ids) AND\s""";

    private final NamedParameterJdbcTemplate jdbc;
    private final Access access;

    ClassificationDecisionNodes(NamedParameterJdbcTemplate jdbc, Access access) {
        this.jdbc = jdbc;
        this.access = access;
    }

    @Override
    public NodeId.Kind kind() {
        return NodeId.Kind.CLASSIFICATION_DECISION;
    }

    @Override
    public Class<?> type() {
        return DecisionView.class;
    }

    @Override
    public Map<UUID, DecisionView> find(Collection<UUID> ids) {
        Visibility visibility = access.visibility();
        Map<String, Object> parameters = new HashMap<>(visibility.namedParameters());
        parameters.put("ids", ids.stream().map(Ids::bytes).toList());
        Map<UUID, DecisionView> found = new HashMap<>();
        jdbc.query(SELECT + visibility.namedCondition("p.portfolio_id"), parameters, row -> {
            found.put(Ids.of(row.getBytes("decision_id")), ProductRow.decision(row));
        });
        return found;
    }
}
