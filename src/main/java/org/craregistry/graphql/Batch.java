package org.craregistry.graphql;

import graphql.schema.DataFetchingEnvironment;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import org.dataloader.BatchLoaderEnvironment;
import org.dataloader.DataLoader;
import org.springframework.graphql.execution.BatchLoaderRegistry;
import reactor.core.publisher.Mono;

/** A question that is asked of many objects of one request and answered for all of them together. */
public final class Batch<K, V> {

    private final String name;

    private Batch(String name) {
        this.name = name;
    }

    /** Answers many questions together; what it leaves out is answered with {@code null}. */
    @FunctionalInterface
    public interface Lookup<K, V> {
        Map<K, V> find(Set<K> asked, BatchLoaderEnvironment request);
    }

    /** Answers the same question of many objects; what it leaves out is answered with {@code null}. */
    @FunctionalInterface
    public interface AlikeLookup<O, A, V> {
        Map<O, V> find(List<O> objects, A alike, BatchLoaderEnvironment request);
    }

    /** A question of an object: what may be asked alike of others. */
    public record Asked<O, A>(O of, A alike) {}

    /** @param name what is asked, unique in the registry */
    public static <K, V> Batch<K, V> of(BatchLoaderRegistry registry, String name, Lookup<K, V> lookup) {
        registry.<K, V>forName(name)
                .registerMappedBatchLoader((asked, request) -> Mono.fromSupplier(() -> lookup.find(asked, request)));
        return new Batch<>(name);
    }

    /**
     * Answers together what is asked alike.
     *
     * @param name what is asked, unique in the registry
     */
    public static <O, A, V> Batch<Asked<O, A>, V> alike(
            BatchLoaderRegistry registry, String name, AlikeLookup<O, A, V> lookup) {
        return of(registry, name, (asked, request) -> {
            Map<Asked<O, A>, V> found = new HashMap<>();
            asked.stream()
                    .collect(Collectors.groupingBy(Asked::alike))
                    .forEach((alike, group) -> lookup.find(
                                    group.stream().map(Asked::of).toList(), alike, request)
                            .forEach((object, value) -> found.put(new Asked<>(object, alike), value)));
            return found;
        });
    }

    /** Asks one question; it is answered with the others of the request. */
    public CompletableFuture<V> ask(K question, DataFetchingEnvironment environment) {
        DataLoader<K, V> loader = Objects.requireNonNull(environment.getDataLoader(name));
        return loader.load(question);
    }
}
