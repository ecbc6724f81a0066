package org.craregistry.graphql;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;

/** Finds objects of one kind by their identifiers, for {@code node} and {@code nodes}. */
public interface NodeSource {

    /** One that finds objects by nothing but their identifiers. @param found as {@link #find} */
    static NodeSource of(NodeId.Kind kind, Class<?> type, Function<Collection<UUID>, Map<UUID, ?>> found) {
        record Source(NodeId.Kind kind, Class<?> type, Function<Collection<UUID>, Map<UUID, ?>> found)
                implements NodeSource {

            @Override
            public Map<UUID, ?> find(Collection<UUID> ids) {
                return found.apply(ids);
            }
        }
        return new Source(kind, type, found);
    }

    NodeId.Kind kind();

    /** The class of what it finds. */
    Class<?> type();

    /** The GraphQL type of what it finds. */
    default String typeName() {
        return kind().typeName();
    }

    /** Those that exist and that the caller may see, in one set-based look-up; the others are absent. */
    Map<UUID, ?> find(Collection<UUID> ids);

    /** The same by the whole identifiers; parts of objects are looked up by no other means. */
    default Map<NodeId, ?> findNodes(Collection<NodeId> ids) {
        Map<NodeId, Object> found = new HashMap<>();
        List<UUID> whole =
                ids.stream().filter(id -> id.place() == 0).map(NodeId::id).toList();
        if (!whole.isEmpty()) {
            find(whole).forEach((id, object) -> found.put(new NodeId(kind(), id), object));
        }
        return found;
    }
}
