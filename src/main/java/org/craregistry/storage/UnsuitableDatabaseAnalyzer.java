package org.craregistry.storage;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Says why the registry does not start on a database, and what to do, in place of a stack trace. */
final class UnsuitableDatabaseAnalyzer extends AbstractFailureAnalyzer<UnsuitableDatabase> {

    @Override
    protected FailureAnalysis analyze(Throwable failure, UnsuitableDatabase cause) {
        return new FailureAnalysis(String.valueOf(cause.getMessage()), cause.action(), cause);
    }
}
