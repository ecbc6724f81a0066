package org.craregistry.testing;

import org.craregistry.testing.mysql.MySqlServer;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Skips the run on MySQL with a sentence where the server's binary cannot run. */
final class DatabaseAvailable implements ExecutionCondition {

    @Override
    public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
        if (!TestDatabase.isMySql()) {
            return ConditionEvaluationResult.enabled("H2 runs everywhere");
        }
        return MySqlServer.unavailable()
                .map(ConditionEvaluationResult::disabled)
                .orElseGet(() -> ConditionEvaluationResult.enabled("the MySQL server runs here"));
    }
}
