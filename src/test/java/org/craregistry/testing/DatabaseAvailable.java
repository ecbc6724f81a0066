package org.craregistry.testing;

import org.craregistry.mysql.MariaDbServer;
import org.craregistry.mysql.MySqlServer;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Skips the run on a server with a sentence where the server cannot run. */
final class DatabaseAvailable implements ExecutionCondition {

    @Override
    public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
        if (!TestDatabase.isOnServer()) {
            return ConditionEvaluationResult.enabled("H2 runs everywhere");
        }
        boolean mySql = TestDatabase.name().equals("mysql");
        return (mySql ? MySqlServer.unavailable() : MariaDbServer.unavailable())
                .map(ConditionEvaluationResult::disabled)
                .orElseGet(() -> ConditionEvaluationResult.enabled("the server runs here"));
    }
}
