package org.craregistry.register.imports;

import java.util.UUID;

/** Ends work on an import whose state was changed by somebody else meanwhile; what that one did stands. */
final class Superseded extends RuntimeException {

    private static final long serialVersionUID = 1L;

    Superseded(UUID id, int revision) {
        super("Import %s is no longer at revision %d".formatted(id, revision), null, false, false);
    }
}
