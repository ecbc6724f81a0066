package org.craregistry.register.imports;

import java.util.Collection;
import java.util.Map;
import java.util.UUID;
import org.craregistry.graphql.NodeId;
import org.craregistry.graphql.NodeSource;
import org.springframework.stereotype.Component;

/** Finds imports for {@code node} and {@code nodes}. */
@Component
class ImportNodes implements NodeSource {

    private final ImportQueries imports;

    ImportNodes(ImportQueries imports) {
        this.imports = imports;
    }

    @Override
    public NodeId.Kind kind() {
        return NodeId.Kind.IMPORT;
    }

    @Override
    public Class<?> type() {
        return ImportView.class;
    }

    @Override
    public String typeName() {
        return "Import";
    }

    @Override
    public Map<UUID, ImportView> find(Collection<UUID> ids) {
        return imports.find(ids);
    }
}
