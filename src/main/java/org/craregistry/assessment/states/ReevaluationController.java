package org.craregistry.assessment.states;

import graphql.schema.DataFetchingEnvironment;
import org.craregistry.assessment.KnownStates;
import org.craregistry.assessment.StatesOfLaw;
import org.craregistry.law.StateOfLaw;
import org.craregistry.security.Access;
import org.craregistry.security.Visibility;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.data.method.annotation.SchemaMapping;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.stereotype.Controller;

/** Tells how far the kept answers follow the state of the law in force, in one statement for each request. */
@Controller
class ReevaluationController {

    private final StatesOfLaw states;
    private final Access access;
    private final NamedParameterJdbcTemplate jdbc;

    ReevaluationController(StatesOfLaw states, Access access, NamedParameterJdbcTemplate jdbc) {
        this.states = states;
        this.access = access;
        this.jdbc = jdbc;
    }

    /** How many products there are, and how many of them are answered under the state in force. */
    record Reevaluation(int products, int renewed) {

        public boolean done() {
            return renewed == products;
        }
    }

    /** What has been counted within one request to the API. */
    private record Asked(String basis) {}

    @SchemaMapping(typeName = "StateOfLaw", field = "reevaluation")
    @Nullable
    Reevaluation reevaluation(StateOfLaw state, DataFetchingEnvironment environment) {
        KnownStates known = states.current();
        if (!known.isInForce(state)) {
            return null;
        }
        return environment.getGraphQlContext().computeIfAbsent(new Asked(known.basis()), asked -> count(known.basis()));
    }

    private Reevaluation count(String basis) {
        Visibility visibility = access.visibility();
        MapSqlParameterSource parameters =
                new MapSqlParameterSource("basis", basis).addValues(visibility.namedParameters());
        return jdbc.queryForObject(
                """
                SELECT COUNT(*), COALESCE(SUM(CASE WHEN p.answered_under = :basis THEN 1 ELSE 0 END), 0)
                FROM product p WHERE %s""".formatted(visibility.namedCondition("p.portfolio_id")),
                parameters,
                (row, number) -> new Reevaluation(row.getInt(1), row.getInt(2)));
    }
}
