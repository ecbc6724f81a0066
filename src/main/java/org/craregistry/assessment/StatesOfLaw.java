package org.craregistry.assessment;

import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.craregistry.graphql.BadRequest;
import org.craregistry.law.Law;
import org.craregistry.law.StateOfLaw;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.ResourcePatternResolver;
import org.springframework.stereotype.Component;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** The states of the law that the registry knows, from {@code law/state-*.yaml}. */
@Component
public class StatesOfLaw {

    private final List<StateOfLaw> states;

    /**
     * Reads every state on the class path.
     *
     * @throws IllegalStateException where one cannot be read or none is in force; the registry does not start then
     */
    StatesOfLaw(ResourcePatternResolver resources) throws IOException {
        List<Map<String, Object>> plain = Stream.of(resources.getResources("classpath*:law/state-*.yaml"))
                .map(StatesOfLaw::read)
                .toList();
        this.states = StateOfLaw.all(plain).stream()
                .sorted(Comparator.comparing(StateOfLaw::hypothetical)
                        .thenComparing(StateOfLaw::describes, Comparator.reverseOrder())
                        .thenComparing(StateOfLaw::id))
                .toList();
        if (states.isEmpty() || states.get(0).hypothetical()) {
            throw new IllegalStateException(
                    "No state of the law is in force; law/state-*.yaml holds only hypothetical ones");
        }
    }

    /** Those that can be asked about: the one in force first, hypothetical ones last. */
    public List<StateOfLaw> all() {
        return states;
    }

    /** The newest one that is not hypothetical. */
    public StateOfLaw inForce() {
        return states.get(0);
    }

    /** The one that was in force in this registry at a moment: the one that it came with, as long as no other was adopted. */
    public StateOfLaw inForceAt(Instant moment) {
        return inForce();
    }

    /**
     * The state with this id.
     *
     * @param id {@code null} for the one in force
     * @throws BadRequest where there is none; its message lists those there are
     */
    public StateOfLaw find(@Nullable String id) {
        if (id == null) {
            return inForce();
        }
        return states.stream()
                .filter(state -> state.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new BadRequest("stateOfLaw: \"%s\" is no state of the law; there is %s."
                        .formatted(
                                BadRequest.shorten(id),
                                String.join(
                                        ", ",
                                        states.stream().map(StateOfLaw::id).toList()))));
    }

    /** What answers given now rest on: the state in force and the edition of the rules. */
    String basis() {
        return basis(inForce());
    }

    /** What answers under a state rest on: the state and the edition of the rules. */
    String basis(StateOfLaw state) {
        return state.id() + " / " + Law.EDITION;
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
