package org.craregistry.register.imports;

import java.time.Instant;
import java.util.UUID;
import org.craregistry.audit.Origin;
import org.craregistry.security.Caller;
import org.jspecify.annotations.Nullable;

/**
 * Who sends, applies or discards an import.
 *
 * @param account {@code null} where the registry itself acts
 */
record Sender(@Nullable UUID account, String name) {

    /** The registry itself. */
    static final Sender REGISTRY = new Sender(null, Origin.system(Instant.EPOCH).actor());

    static Sender of(Caller caller) {
        return new Sender(caller.account(), caller.name());
    }
}
