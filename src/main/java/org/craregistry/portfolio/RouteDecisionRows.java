package org.craregistry.portfolio;

import java.time.Instant;
import java.util.UUID;
import org.craregistry.portfolio.ProductRoutes.Decided;
import org.craregistry.security.Caller;
import org.craregistry.storage.Ids;
import org.craregistry.storage.JsonColumn;
import org.craregistry.storage.UtcTime;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** Adds decisions on routes and their withdrawals; nothing changes or removes one. */
@Component
class RouteDecisionRows {

    private final JdbcTemplate jdbc;

    private final StateOfLawContents contents;

    RouteDecisionRows(JdbcTemplate jdbc, StateOfLawContents contents) {
        this.jdbc = jdbc;
        this.contents = contents;
    }

    /** Adds a decision with everything that it rests on. */
    void add(UUID id, UUID product, Decided decided, String reason, Caller caller, Instant now) {
        RouteReliance reliance = decided.reliance();
        RouteSnapshot snapshot = decided.snapshot();
        jdbc.update(
                """
                INSERT INTO route_decision (id, product_id, route, planned, relied_from, reason, decided_by,
                    decided_by_account, decided_at, label, version, facts, evidence, classification_signed, evaluated_on,
                    state_code, state_hash, edition, shown)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""",
                Ids.bytes(id),
                Ids.bytes(product),
                reliance.route().name(),
                reliance.planned(),
                reliance.from(),
                reason,
                caller.name(),
                Ids.bytes(caller.account()),
                UtcTime.column(now),
                snapshot.label(),
                snapshot.version(),
                JsonColumn.write(snapshot.facts().plain()),
                EvidenceColumn.write(snapshot.evidence()),
                snapshot.classified(),
                snapshot.evaluatedOn(),
                snapshot.stateOfLaw().id(),
                contents.keep(snapshot.stateOfLaw()),
                snapshot.edition(),
                SnapshotColumns.write(snapshot.shown()));
    }

    void withdraw(UUID decision, String reason, Caller caller, Instant now) {
        jdbc.update("""
                INSERT INTO route_withdrawal (decision_id, reason, withdrawn_by, withdrawn_by_account, withdrawn_at)
                VALUES (?, ?, ?, ?, ?)""", Ids.bytes(decision), reason, caller.name(), Ids.bytes(caller.account()), UtcTime.column(now));
    }
}
