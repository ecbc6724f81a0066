package org.craregistry.conformity;

import java.util.Arrays;
import java.util.Locale;
import org.craregistry.graphql.BadRequest;
import org.jspecify.annotations.Nullable;

/** What a document of a product is, beside its certificates, declarations and assessments. */
enum ProductDocumentKind {
    RISK_ASSESSMENT,
    TECHNICAL_DOCUMENTATION,
    SBOM,
    TEST_REPORT,
    USER_INFORMATION,
    OTHER;

    static @Nullable ProductDocumentKind stored(@Nullable String name) {
        return name == null ? null : valueOf(name);
    }

    /** The kind with this name. @throws BadRequest where there is none */
    static ProductDocumentKind named(String name) {
        return Arrays.stream(values())
                .filter(kind -> kind.name().equals(name.toUpperCase(Locale.ROOT)))
                .findFirst()
                .orElseThrow(() -> new BadRequest("kind: \"%s\" is no kind of document; use one of %s."
                        .formatted(BadRequest.shorten(name), Arrays.toString(values()))));
    }
}
