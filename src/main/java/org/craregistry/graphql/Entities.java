package org.craregistry.graphql;

import graphql.GraphQLError;
import graphql.execution.DataFetcherResult;
import graphql.execution.ResultPath;
import graphql.schema.DataFetcher;
import graphql.schema.DataFetchingEnvironment;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Answers {@code _entities}: the same few look-ups, however many objects a gateway asks for. */
final class Entities implements DataFetcher<DataFetcherResult<List<@Nullable Object>>> {

    private static final String UNREADABLE =
            "This names no object: send __typename with the id or with all fields of another key of this type.";

    private final Nodes nodes;
    private final List<EntitySource<?>> sources;

    Entities(Nodes nodes, List<EntitySource<?>> sources) {
        this.nodes = nodes;
        this.sources = sources;
    }

    /** A natural key and where it leads. */
    private record Natural(EntitySource<?> source, Object key) {}

    /** In the place of what cannot be read stands null, and an error beside the data tells. */
    @Override
    public DataFetcherResult<List<@Nullable Object>> get(DataFetchingEnvironment environment) {
        List<?> representations = Objects.requireNonNull(environment.getArgument("representations"));
        List<@Nullable Object> asked = new ArrayList<>();
        List<GraphQLError> unreadable = new ArrayList<>();
        ResultPath path = environment.getExecutionStepInfo().getPath();
        for (int i = 0; i < representations.size(); i++) {
            Object key = representations.get(i) instanceof Map<?, ?> named ? key(named) : null;
            asked.add(key);
            if (key == null) {
                unreadable.add(ErrorMapping.error(environment, path.segment(i), ErrorCode.BAD_REQUEST, UNREADABLE));
            }
        }
        Map<Object, Object> found = find(new HashSet<>(asked));
        return DataFetcherResult.<List<@Nullable Object>>newResult()
                .data(asked.stream().map(found::get).toList())
                .errors(unreadable)
                .build();
    }

    @SuppressWarnings("unchecked") // What comes from JSON has texts for names.
    private @Nullable Object key(Map<?, ?> named) {
        Map<String, ?> representation = (Map<String, ?>) named;
        String type = String.valueOf(representation.get("__typename"));
        if (representation.get("id") instanceof String id) {
            return NodeId.find(id)
                    .filter(node -> node.kind().typeName().equals(type))
                    .orElse(null);
        }
        return sources.stream()
                .filter(source -> source.typeName().equals(type))
                .flatMap(source ->
                        Optional.<Object>ofNullable(source.key(representation))
                                .map(key -> new Natural(source, key))
                                .stream())
                .findFirst()
                .orElse(null);
    }

    private Map<Object, Object> find(Set<@Nullable Object> asked) {
        Map<Object, Object> found = new HashMap<>(nodes.find(only(NodeId.class, asked)));
        List<Natural> natural = only(Natural.class, asked);
        sources.forEach(source -> find(source, natural).forEach(found::put));
        return found;
    }

    @SuppressWarnings("unchecked") // Each key came from the same source.
    private static <K> Map<Natural, Object> find(EntitySource<K> source, List<Natural> asked) {
        List<K> keys = asked.stream()
                .filter(one -> one.source() == source)
                .map(one -> (K) one.key())
                .toList();
        Map<Natural, Object> found = new HashMap<>();
        if (!keys.isEmpty()) {
            source.find(keys).forEach((key, object) -> found.put(new Natural(source, key), object));
        }
        return found;
    }

    private static <T> List<T> only(Class<T> kind, Set<@Nullable Object> all) {
        return all.stream().filter(kind::isInstance).map(kind::cast).toList();
    }
}
