package org.craregistry.security;

import java.util.Collection;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.craregistry.audit.Change;
import org.craregistry.audit.ChangeLog;
import org.craregistry.graphql.NodeId;
import org.craregistry.graphql.NodeSource;
import org.springframework.stereotype.Component;

/**
 * Finds changes by their identifiers: those of portfolios the caller sees, and of the installation those the caller made. Stands
 * here because the change log, which this module writes to, knows nothing of rights.
 */
@Component
class ChangeNodes implements NodeSource {

    private final ChangeLog changeLog;
    private final Access access;
    private final CurrentCaller caller;

    ChangeNodes(ChangeLog changeLog, Access access, CurrentCaller caller) {
        this.changeLog = changeLog;
        this.access = access;
        this.caller = caller;
    }

    @Override
    public NodeId.Kind kind() {
        return NodeId.Kind.CHANGE;
    }

    @Override
    public Class<?> type() {
        return Change.class;
    }

    @Override
    public Map<UUID, Change> find(Collection<UUID> ids) {
        Map<UUID, Change> found = changeLog.find(ids);
        Set<UUID> visible = access.visible(found.values().stream()
                .map(Change::portfolioId)
                .filter(Objects::nonNull)
                .collect(Collectors.toSet()));
        return found.entrySet().stream()
                .filter(entry -> sees(entry.getValue(), visible))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    private boolean sees(Change change, Set<UUID> visible) {
        if (change.portfolioId() != null) {
            return visible.contains(change.portfolioId());
        }
        Caller signedIn = caller.get();
        return signedIn.seesEverything()
                || signedIn.account().equals(change.origin().account());
    }
}
