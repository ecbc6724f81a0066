package org.craregistry.law;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.craregistry.law.plain.StateOfLawReader;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** The states of the law, read from the files that the application reads. */
public final class States {

    static final List<StateOfLaw> ALL = StateOfLawReader.readAll(
            Stream.of("R0", "R1", "R2", "R3", "R4").map(States::plain).toList());

    public static final StateOfLaw R0 = named("R0");

    private States() {}

    public static StateOfLaw named(String id) {
        return ALL.stream()
                .filter(state -> state.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no state " + id));
    }

    /** All of them, built on an R0 of which some sections say something else. */
    static Map<String, StateOfLaw> builtOn(Consumer<Map<String, Map<String, Object>>> change) {
        @SuppressWarnings("unchecked") // a test changes only what is a section in the file
        Map<String, Map<String, Object>> sections = (Map<String, Map<String, Object>>) (Map<?, ?>) plain("R0");
        change.accept(sections);
        @SuppressWarnings("unchecked") // the same map, as the reader takes it
        Map<String, Object> changed = (Map<String, Object>) (Map<?, ?>) sections;
        Stream<Map<String, Object>> others = Stream.of("R1", "R2", "R3", "R4").map(States::plain);
        return StateOfLawReader.readAll(
                        Stream.concat(Stream.of(changed), others).toList())
                .stream()
                .collect(Collectors.toMap(StateOfLaw::id, Function.identity()));
    }

    /** A fresh plain form that a test may change. */
    static Map<String, Object> plain(String id) {
        String file = "/law/state-" + id + ".yaml";
        try (InputStream stream = States.class.getResourceAsStream(file)) {
            return new Yaml(new SafeConstructor(new LoaderOptions())).load(stream);
        } catch (IOException e) {
            throw new UncheckedIOException(file, e);
        }
    }
}
