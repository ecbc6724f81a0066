package org.craregistry.graphql;

import java.util.Collection;
import java.util.Map;
import java.util.UUID;

/**
 * Something that can be listened to.
 *
 * @param <S> how one of it stands; where it is no longer equal to what was told last, it is told
 */
public interface Watched<S> {

    /** How these stand, whoever listens, in one statement however many there are; those that are gone are absent. */
    Map<UUID, S> look(Collection<UUID> ids);

    /** Whether nothing more will happen by itself. */
    default boolean isLast(S state) {
        return false;
    }
}
