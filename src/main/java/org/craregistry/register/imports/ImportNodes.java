package org.craregistry.register.imports;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.craregistry.graphql.NodeId;
import org.craregistry.graphql.NodeSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Finds imports and the rows of their plans for {@code node} and {@code nodes}. */
@Configuration(proxyBeanMethods = false)
class ImportNodes {

    @Bean
    NodeSource foundImports(ImportQueries imports) {
        return NodeSource.of(NodeId.Kind.IMPORT, ImportView.class, imports::find);
    }

    @Bean
    NodeSource foundRows(ImportQueries imports, ImportRowQueries rows) {
        return new Rows(imports, rows);
    }

    /** Rows of the plans of imports that the caller sees. */
    private record Rows(ImportQueries imports, ImportRowQueries rows) implements NodeSource {

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
            Set<UUID> seen = imports.find(
                            ids.stream().map(NodeId::id).distinct().toList())
                    .keySet();
            List<NodeId> wanted =
                    ids.stream().filter(id -> seen.contains(id.id())).toList();
            Map<NodeId, ImportRow> found = new HashMap<>();
            if (!wanted.isEmpty()) {
                rows.find(wanted)
                        .forEach(row -> found.put(
                                new NodeId(kind(), row.importId(), row.planned().place()), row));
            }
            return found;
        }
    }
}
