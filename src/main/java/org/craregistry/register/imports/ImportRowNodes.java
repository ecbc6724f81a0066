package org.craregistry.register.imports;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.craregistry.graphql.NodeId;
import org.craregistry.graphql.NodeSource;
import org.springframework.stereotype.Component;

/** Finds rows of plans for {@code node} and {@code nodes}: those of imports that the caller sees. */
@Component
class ImportRowNodes implements NodeSource {

    private final ImportQueries imports;
    private final ImportRowQueries rows;

    ImportRowNodes(ImportQueries imports, ImportRowQueries rows) {
        this.imports = imports;
        this.rows = rows;
    }

    @Override
    public NodeId.Kind kind() {
        return NodeId.Kind.IMPORT_ROW;
    }

    @Override
    public Class<?> type() {
        return ImportRow.class;
    }

    /** None: a row is found by its import and its place. */
    @Override
    public Map<UUID, ?> find(Collection<UUID> ids) {
        return Map.of();
    }

    @Override
    public Map<NodeId, ImportRow> findNodes(Collection<NodeId> ids) {
        Set<UUID> seen =
                imports.find(ids.stream().map(NodeId::id).distinct().toList()).keySet();
        List<NodeId> wanted = ids.stream().filter(id -> seen.contains(id.id())).toList();
        Map<NodeId, ImportRow> found = new HashMap<>();
        if (!wanted.isEmpty()) {
            rows.find(wanted)
                    .forEach(row -> found.put(
                            new NodeId(kind(), row.importId(), row.planned().place()), row));
        }
        return found;
    }
}
