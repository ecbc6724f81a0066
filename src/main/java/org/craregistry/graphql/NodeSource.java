package org.craregistry.graphql;

import java.util.Collection;
import java.util.Map;
import java.util.UUID;

/** Finds objects of one kind by their identifiers, for {@code node} and {@code nodes}. */
public interface NodeSource {

    NodeId.Kind kind();

    /** The class of what it finds. */
    Class<?> type();

    /** The GraphQL type of what it finds. */
    default String typeName() {
        return type().getSimpleName();
    }

    /** Those that exist and that the caller may see, in one set-based look-up; the others are absent. */
    Map<UUID, ?> find(Collection<UUID> ids);
}
