package org.craregistry.graphql;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.QueryMapping;
import org.springframework.stereotype.Controller;

/** Answers {@code node} and {@code nodes}: one look-up for each kind of object, however many are asked for. */
@Controller
class NodeController {

    private static final int MOST = 100;

    private final Map<NodeId.Kind, NodeSource> sources;

    NodeController(List<NodeSource> sources) {
        this.sources = sources.stream().collect(Collectors.toMap(NodeSource::kind, Function.identity()));
    }

    @QueryMapping
    @Nullable
    Object node(@Argument String id) {
        return find(List.of(NodeId.parse(id))).get(0);
    }

    @QueryMapping
    List<@Nullable Object> nodes(@Argument List<String> ids) {
        if (ids.size() > MOST) {
            throw new BadRequest("ids: %d are too many; ask for at most %d.".formatted(ids.size(), MOST));
        }
        return find(ids.stream().map(NodeId::parse).toList());
    }

    private List<@Nullable Object> find(List<NodeId> ids) {
        Map<NodeId.Kind, List<UUID>> byKind = new EnumMap<>(NodeId.Kind.class);
        ids.stream()
                .distinct()
                .forEach(id -> byKind.computeIfAbsent(id.kind(), kind -> new ArrayList<>())
                        .add(id.id()));
        Map<NodeId, Object> found = new HashMap<>();
        byKind.forEach((kind, wanted) ->
                look(kind, wanted).forEach((id, object) -> found.put(new NodeId(kind, id), object)));
        List<@Nullable Object> inOrder = new ArrayList<>();
        ids.forEach(id -> inOrder.add(found.get(id)));
        return inOrder;
    }

    private Map<UUID, ?> look(NodeId.Kind kind, List<UUID> wanted) {
        NodeSource source = sources.get(kind);
        return source == null ? Map.of() : source.find(wanted);
    }
}
