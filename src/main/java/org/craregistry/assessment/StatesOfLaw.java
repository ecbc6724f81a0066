package org.craregistry.assessment;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Stream;
import org.craregistry.graphql.BadRequest;
import org.craregistry.law.StateOfLaw;
import org.craregistry.law.plain.StateOfLawReader;
import org.craregistry.storage.SeenAtSignIn;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.ResourcePatternResolver;
import org.springframework.stereotype.Component;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/**
 * The states of the law that the registry knows: those it was delivered with, from {@code law/state-*.yaml}, and those that
 * administrators drafted and adopted. Kept in memory and replaced as a whole; what several questions have to agree on is asked of
 * one {@link #current()}.
 */
@Component
public class StatesOfLaw implements SeenAtSignIn {

    /** Between a delivered state and the number of a draft that changes it, in the id of the draft. */
    public static final char SEPARATOR = '.';

    private final List<StateOfLaw> shipped;
    private final StoredStatesOfLaw stored;
    private final Lock loading = new ReentrantLock();
    private volatile KnownStates current;

    /**
     * Reads every state on the class path and in the database.
     *
     * @throws IllegalStateException where one cannot be read or none is in force; the registry does not start then
     */
    public StatesOfLaw(ResourcePatternResolver resources, StoredStatesOfLaw stored) throws IOException {
        List<Map<String, Object>> plain = Stream.of(resources.getResources("classpath*:law/state-*.yaml"))
                .map(StatesOfLaw::read)
                .toList();
        this.shipped = StateOfLawReader.readAll(plain);
        shipped.forEach(StatesOfLaw::refuseSeparator);
        this.stored = stored;
        this.current = read();
    }

    private static void refuseSeparator(StateOfLaw state) {
        if (state.id().indexOf(SEPARATOR) >= 0) {
            throw new IllegalStateException(
                    "State of the law %s: ids with a dot are those of drafts; rename law/state-%s.yaml"
                            .formatted(state.id(), state.id()));
        }
    }

    /** Those that can be asked about: the one in force first, hypothetical ones and drafts last. */
    public List<StateOfLaw> all() {
        return current.askable();
    }

    /** The one adopted last; where none was, the newest one delivered that is not hypothetical. */
    public StateOfLaw inForce() {
        return current.inForce();
    }

    /**
     * The state with this id or code, drafts included.
     *
     * @param id {@code null} for the one in force
     * @throws BadRequest where there is none; its message lists those there are
     */
    public StateOfLaw find(@Nullable String id) {
        KnownStates known = current;
        return id == null ? known.inForce() : find("stateOfLaw", id, known);
    }

    /**
     * The state with this id or code among these, drafts included.
     *
     * @param argument what the id was given as
     * @throws BadRequest as {@link #find(String)}
     */
    public static StateOfLaw find(String argument, String id, KnownStates known) {
        String code = known.code(id);
        return known.askable().stream()
                .filter(state -> state.id().equals(code))
                .findFirst()
                .orElseThrow(() -> new BadRequest("%s: \"%s\" is no state of the law; there is %s."
                        .formatted(
                                argument,
                                BadRequest.shorten(id),
                                String.join(
                                        ", ",
                                        known.askable().stream()
                                                .map(StateOfLaw::id)
                                                .toList()))));
    }

    /** What answers given now rest on: the state in force and the edition of the rules. */
    public String basis() {
        return current.basis();
    }

    /** All there is to know at this moment, which does not change any more. */
    public KnownStates current() {
        return current;
    }

    /** As {@link #current()}, read anew where another state is in force than the one known here. One statement where it is not. */
    public KnownStates latest() {
        return latest(stored.adoptedLast().orElse(null));
    }

    /** As {@link #latest()}, where it is known already which stored state is in force; {@code null} for none. */
    public KnownStates latest(@Nullable UUID adoptedLast) {
        if (!Objects.equals(adoptedLast, current.adoptedLast())) {
            reload();
        }
        return current;
    }

    /** Reads the stored states anew where any of them was changed. */
    public void look() {
        saw(stored.changes());
    }

    @Override
    public String sql() {
        return "(" + StoredStatesOfLaw.CHANGES_COUNTED + ")";
    }

    /** Whoever was told that a state is in force must not be answered under an earlier one by the next node he asks. */
    @Override
    public void saw(long changes) {
        if (changes != current.changes()) {
            reload();
        }
    }

    /** Reads the stored states anew. Who reads in a transaction may see older ones than those known; these do not count. */
    public void reload() {
        loading.lock();
        try {
            KnownStates read = read();
            if (read.changes() >= current.changes()) {
                current = read;
            }
        } finally {
            loading.unlock();
        }
    }

    private KnownStates read() {
        return new KnownStates(shipped, stored.all(), stored.deliveries());
    }

    private static Map<String, Object> read(Resource file) {
        Yaml yaml = new Yaml(new SafeConstructor(new LoaderOptions()));
        try (InputStream in = file.getInputStream()) {
            return yaml.load(in);
        } catch (IOException | RuntimeException e) {
            throw new IllegalStateException("Cannot read the state of the law in " + file.getFilename(), e);
        }
    }
}
