package org.craregistry.graphql;

import java.util.Collection;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Finds objects of one type by a natural key, for gateways of a federation; by ids they are found as {@link Nodes} are.
 *
 * @param <K> the key
 */
public interface EntitySource<K> {

    /** The GraphQL type of what it finds. */
    String typeName();

    /** The key that a representation names; {@code null} where it names none. */
    @Nullable
    K key(Map<String, ?> representation);

    /** Those that exist and that the caller may see, in as many statements however many are asked for; the others are absent. */
    Map<K, ?> find(Collection<K> keys);
}
