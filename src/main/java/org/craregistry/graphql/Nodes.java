package org.craregistry.graphql;

import graphql.schema.DataFetchingEnvironment;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.execution.BatchLoaderRegistry;
import org.springframework.stereotype.Component;

/** Finds objects of every kind by their identifiers: one look-up for each kind, however many are asked for. */
@Component
public class Nodes {

    private final Map<NodeId.Kind, NodeSource> sources;
    private final Batch<NodeId, Object> linked;

    Nodes(List<NodeSource> sources, BatchLoaderRegistry registry) {
        this.sources = sources.stream().collect(Collectors.toMap(NodeSource::kind, Function.identity()));
        this.linked = Batch.of(registry, "objects that others link", (ids, request) -> find(ids));
    }

    /** Those that exist and that the caller may see; the others are absent. */
    Map<NodeId, Object> find(Collection<NodeId> ids) {
        Map<NodeId.Kind, List<NodeId>> byKind = new EnumMap<>(NodeId.Kind.class);
        ids.forEach(id ->
                byKind.computeIfAbsent(id.kind(), kind -> new ArrayList<>()).add(id));
        Map<NodeId, Object> found = new HashMap<>();
        byKind.forEach((kind, wanted) -> {
            NodeSource source = sources.get(kind);
            if (source != null) {
                found.putAll(source.findNodes(wanted));
            }
        });
        return found;
    }

    /** What another object links, found with all that is linked in the request; {@code null} where there is nothing or it may not be seen. */
    public CompletableFuture<@Nullable Object> link(
            NodeId.Kind kind, @Nullable UUID id, DataFetchingEnvironment environment) {
        return id == null ? CompletableFuture.completedFuture(null) : ask(new NodeId(kind, id), environment);
    }

    /** The same by an identifier as clients see it. */
    public CompletableFuture<@Nullable Object> link(@Nullable String id, DataFetchingEnvironment environment) {
        return id == null ? CompletableFuture.completedFuture(null) : ask(NodeId.parse(id), environment);
    }

    private CompletableFuture<@Nullable Object> ask(NodeId id, DataFetchingEnvironment environment) {
        return Objects.requireNonNull(linked.ask(id, environment));
    }
}
