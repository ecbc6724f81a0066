package org.craregistry.storage;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.util.PlaceholderResolutionException;

/** Says which variable the configuration needs and does not find, such as the address of the database. */
@Order(Ordered.HIGHEST_PRECEDENCE)
final class MissingVariableAnalyzer extends AbstractFailureAnalyzer<PlaceholderResolutionException> {

    @Override
    protected FailureAnalysis analyze(Throwable failure, PlaceholderResolutionException cause) {
        String name = cause.getPlaceholder();
        return new FailureAnalysis(
                "The configuration needs %s, which is not set.".formatted(name),
                name.startsWith("DB_")
                        ? "Set DB_URL, such as jdbc:mysql://db.example.com/registry, DB_USER and DB_PASSWORD; or leave the profile mysql away for the embedded database."
                        : "Set " + name + " in the environment.",
                cause);
    }
}
